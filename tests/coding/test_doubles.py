"""Two words that tell one happening count once; two happenings stay two."""

import pytest

from hudna.coding import code_text
from hudna.coding.analyse import Analyse
from hudna.coding.doubles import doubles
from hudna.coding.scene import Scenes
from hudna.coding.triggers import Triggers
from hudna.records import Event
from tests.conftest import a_document

AROUND = "\nوصل التاجر إلى السوق.\nكان الطقس باردا.\nانتهى اليوم.\nغابت الشمس."
"""Makes a document of a sentence, so that no gate for lone ones is asked."""


@pytest.fixture(scope="module")
def pairs(sample):
    analyse, triggers, scenes = Analyse(sample), Triggers(sample), Scenes(sample)

    def found(text: str) -> list[str]:
        analysis = analyse(a_document(text))
        (scene,) = scenes(analysis, triggers(analysis))
        told = [text[each.start : each.end] for each in scene.candidates]
        return [f"{told[pair.kept]} for {told[pair.dropped]}" for pair in doubles(scene, [0.5] * len(told))]

    return found


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("استهدف الهجوم مقر الشركة.", "الهجوم for استهدف"),
        ("استهدفت إحدى الغارات مخزن الحبوب.", "الغارات for استهدفت"),
        ("وقع هجوم بالقذائف استهدف مخزن الحبوب.", "هجوم for استهدف"),
        ("قال الناطق إن القصف الذي استهدف الجسر توقف.", "القصف for استهدف"),
        ("استهدفت الطائرات الجسر بغارات.", "غارات for استهدفت"),
        ("قتل ثلاثة من عناصر الحراسة في غارة على الجسر.", "غارة for قتل"),
        ("أعلن عن مقتل حارسين جراء القصف.", "القصف for مقتل"),
        ("ناقش الاجتماع ملف الحدود.", "الاجتماع for ناقش"),
        ("شارك الوزير في اجتماع الوفد.", "اجتماع for شارك"),
        ("شنت الطائرات غارات ليلية، استهدفت مخازن الحبوب.", "غارات for استهدفت"),
        ("دمرت غارة ثانية مخزن الحبوب.", "غارة for دمرت"),
        ("رد الجيش بقصف المواقع.", "قصف for رد"),
        ("بعد معارك ضارية أسفرت عن مقتل عشرين حارسا.", "معارك for مقتل"),
        ("قصفت طائرة الموقع ما أدى إلى تدمير مدفع.", "قصفت for تدمير"),
        ("انتهى الحصار الذي تفرضه الفصائل على القرية.", "الحصار for تفرضه"),
        ("انتزعت الفصائل السيطرة على القرية.", "السيطرة for انتزعت"),
    ],
)
def test_the_noun_is_kept_for_the_verb_and_the_act_for_its_toll(pairs, text, expect):
    """A verb beside the noun of its deed, a toll beside its cause."""
    assert [told.removeprefix("ب") for told in pairs(text)] == [expect]


@pytest.mark.parametrize(
    "text",
    [
        "بعد الهجوم استهدف الجيش مواقع المسلحين.",
        "استهدف الجيش الجسر، واندلعت اشتباكات.",
        "استهدفوا الجسر ثم شنوا هجوما على الثكنة.",
        "صدت القوات هجوما على الثكنة.",
        "تمكن الحراس من صد هجوم على الثكنة.",
        "قتل حارسان، ثم قصفت المدفعية الجسر.",
        "قصف الجيش القرية واعتقل المسلحين.",
        "اندلعت المعارك مساء، حيث استهدفت القوات مخازن الحبوب.",
        "ناقش الوزير الملف قبل اجتماع الوفد.",
        "اندلعت معارك في القرية، وأعلن الجيش مقتل حارس في البلدة.",
        "هاجم المسلحون الثكنة ثم بدأ الجيش تدمير الجسر.",
    ],
)
def test_two_deeds_stay_two(pairs, text):
    """Another subject, another clause, an attack and what repels it, a deed after another."""
    assert pairs(text) == []


def test_of_a_verb_and_its_noun_one_event_stays(sample):
    """Neither both nor none, whatever the model makes of each word by itself."""
    for text in ("استهدف الهجوم مقر الشرطة في المدينة.", "هجوم مسلح استهدف مقر الشرطة في المدينة أمس."):
        events = [each for each in code_text(text + AROUND, sample) if isinstance(each, Event)]
        assert [(each.type, each.trigger.quote.split()[0].removeprefix("ال")) for each in events] == [
            ("ASSAULT", "هجوم")
        ], text
