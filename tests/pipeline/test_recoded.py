"""A reviewed case is coded again by a coder that learnt and forgot: decisions stay with what they judged."""

import csv
import random
import shutil
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import hudna.casebook
from hudna.pipeline.run import Settings, run
from hudna.records import Decision, Event
from hudna.store import Store

AT = datetime(2026, 3, 2, tzinfo=UTC)
FLOOR = tomllib.loads((Path(__file__).parents[1] / "floors/store.toml").read_text())
REPORTS = (
    "قصف لواء النهر مطار السهل مساء أمس، وقتل ثلاثة جنود.\nثم قصف اللواء معبر المرتفعات، وأعلنت قوات السهل أنها سترد.",
    "هاجم مسلحون قاعدة الرمل فجراً. وقال متحدث باسم قوات السهل إن مسلحين هاجموا القاعدة بالقذائف وأصابوا جنديين.",
    "أعلن لواء النهر هدنة لمدة أسبوع بشرط انسحاب قوات السهل.\nوهدد اللواء بقصف المطار إذا لم تنسحب القوات.",
    "اعتقلت شرطة السهل خمسة متظاهرين في المرفأ. واعتقلت الشرطة أيضاً ناشطاً، ثم أفرجت عنه بعد ساعات.",
    "تظاهر المئات في الجسر أمس. ودعت حركة التل أنصارها إلى التظاهر غداً، وحذرت الحكومة من أعمال عنف.",
    "نفت سرايا الفجر مسؤوليتها عن الهجوم على سفارة الساحل، وتبنى لواء النهر الهجوم.",
    "انسحبت قوات السهل من قاعدة التل الأبيض وسلمتها إلى قوات تحالف الساحل. واستهدفت عبوة رتلاً قرب القاعدة.",
    "التقى وفد من حكومة السهل قادة تحالف الساحل في المرفأ، واتفق الجانبان على تبادل الأسرى.",
)


def thinned(folder: Path, seed: int) -> Path:
    """The shipped casebooks with a part of the triggers and names left out."""
    shutil.copytree(hudna.casebook.SHIPPED, folder)
    chance = random.Random(seed)
    for path in (folder / "base/triggers.csv", folder / "sample/aliases.csv"):
        with path.open(encoding="utf-8-sig", newline="") as table:
            head, *rows = list(csv.reader(table))
        with path.open("w", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows([head, *(row for row in rows if chance.random() > FLOOR["left_out"])])
    return folder


def test_hardly_a_decision_is_orphaned_by_another_coder(tmp_path):
    """Every event of invented reports is judged; then rows come and others go: each judged one stands on its words."""
    for n, report in enumerate(REPORTS):
        (tmp_path / f"{n}.txt").write_text(report, encoding="utf-8")
    first, second = (hudna.casebook.load(thinned(tmp_path / f"books{k}", k) / "sample") for k in (1, 2))
    settings = Settings(casebook=first, published=date(2026, 3, 18), clock=lambda: AT)
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        run(sorted(tmp_path.glob("*.txt")), store, settings)
        judged = {event.id: event for event in store.events()}
        assert [] == store.decide(*(accepted(one) for one in judged))
        run([], store, Settings(casebook=second, clock=lambda: AT))
        changed = {event.id for event in store.events()} ^ judged.keys()
        view = store.current(Event)

    here = {event.id: event for event in view.of(Event)}
    led = {decision.id: decision.subjects[0] for decision in view.decisions}
    lost = [one for one, event in judged.items() if not on_same_words(event, here.get(led[f"d-{one}"]))]
    assert changed, "the second coder finds nothing else: the test says nothing"
    assert len(lost) <= FLOOR["orphaned"] * len(judged)


def accepted(event_id: str) -> Decision:
    return Decision(
        id=f"d-{event_id}", subjects=(event_id,), verdict="accept", field=None, value=None, by="samira", at=AT,
        reason="", withdraws=None,
    )  # fmt: skip


def on_same_words(old: Event, new: Event | None) -> bool:
    return new is not None and old.trigger.start < new.trigger.end and new.trigger.start < old.trigger.end
