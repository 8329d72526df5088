"""The command line: one function a command; each does one thing through the rooms below and words the result.

Exit status: 0 done, 1 the input was bad (what was good is kept), 2 wrong
usage.  What a program reads goes to standard output, everything else to
standard error.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

import hudna
from hudna import casebook as casebooks
from hudna import coding, reading
from hudna.pipeline import gather, local
from hudna.pipeline import run as runs
from hudna.records import Document, Problem, line, row
from hudna.show import brief, exports, given, present, progress, shapes, web
from hudna.show import outlook as wording
from hudna.show.exports import EXPORTS, releasing
from hudna.store import Store, StoreError

app = typer.Typer(
    help="hudna reads Arabic reporting on a conflict, codes who did what to whom, keeps truces, gives an outlook.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Case = Annotated[Path, typer.Option("--case", help="The folder of the case.", metavar="DIR")]
Book = Annotated[str, typer.Option("--casebook", metavar="NAME", help="A shipped casebook's name, or a folder.")]


def _a_day(told: str) -> date:
    """A day as it is given on the command line."""
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise typer.BadParameter(f"{told!r} is no day. Write it as 2020-10-19.") from error


Day = Annotated[
    date | None, typer.Option("--published", parser=_a_day, metavar="DAY", help="The day of undated documents.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", min=1, metavar="N", help="Processes; as many as there are processors by default.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Machine-readable output alone on standard output.")]
N_PROCESSORS = os.cpu_count() or 1
# How many problems alike are told one by one: a list of two thousand undated articles must not bury its two bad lines.
MOST_FAULTS, MOST_DOUBTS = 20, 3
FIRST_TOLD = ("files read", "files known already", "documents", "documents coded again", "events", "incidents")


def main() -> None:
    """Run the program."""
    try:
        app()
    except KeyboardInterrupt:
        _say("Stopped. What was read is in the case; run the same command again to go on.")
        sys.exit(130)
    except OSError as error:
        if not error.filename:
            raise
        _say(_unusable(error))
        sys.exit(1)


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Folders or files to read.")],
    case: Case,
    casebook: Book = "",
    published: Day = None,
    jobs: Jobs = N_PROCESSORS,
    names_on: Annotated[bool, typer.Option("--names-on", help="Name private persons in the briefing.")] = False,
) -> None:
    """Read, code, merge and write the briefing.

    Looks ahead, too. Again on the same folder, only what is new is read.

    Example: hudna run reports/ --case my-case --casebook iraq
    """
    if not any(path.exists() for path in paths):
        _unreadable([f"{path}: is not there. Check the spelling of the path." for path in paths])
    with _opened(case, casebook, create=True) as (store, book), progress.shown() as told:
        settings = runs.Settings(casebook=book, published=published, jobs=jobs)
        outcome = runs.run(paths, store, settings, told)
        view = present.case_view(store, book)
        if view.documents:
            told.begin("look ahead", 1)
            expected = present.ahead(view)
            if expected is not None:
                present.keep(store, expected, at=runs.utc_now())
            told.begin("write the briefing", 1)
            held = releasing.embargoed(view, runs.utc_now().date())
            shown = held.view
            expected = expected if shown is view else present.ahead(shown)
            brief.write(shown, case, answers=present.answers(shown, expected), names_on=names_on)
    _tell_problems(outcome.problems)
    if not view.documents:
        _unreadable([] if outcome.problems else [f"No file was found under {', '.join(map(str, paths))}."])
    _say(", ".join(f"{name}: {n}" for name, n in sorted(outcome.counts.items(), key=_rank) if n) or "Nothing new.")
    for note in held.kept_back:
        _say(f"Briefing: {note}")
    typer.echo(str(case / f"{brief.NAMES['ar']}.html"))
    undated = any(problem.code == "no-date" for problem in outcome.problems)
    raise typer.Exit(_status(outcome.problems) or int(undated))


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files or folders to read.")],
    as_json: AsJson = False,
    published: Day = None,
) -> None:
    """Print the repaired text with its marks.

    With --json one document a line, with what was mended and what is lost.

    Example: hudna read page.pdf
    """
    stage = reading.Read(casebooks.load("base"))
    problems: list[Problem] = []
    for path in gather.files(files):
        raw = path if isinstance(path, Problem) else gather.raw(path, at=runs.utc_now(), published=published)
        for item in [raw] if isinstance(raw, Problem) else stage(raw):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                typer.echo(_json(shapes.document(item)) if as_json else item.text)
    _tell_problems(problems)
    raise typer.Exit(_status(problems))


@app.command()
def code(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.jsonl]", help="The list; standard input where none is named.")
    ] = None,
    casebook: Book = "iraq",
    jobs: Jobs = N_PROCESSORS,
    explain: Annotated[bool, typer.Option("--explain", help="Say for each sentence what was decided and why.")] = False,
) -> None:
    """Code JSON lines, one coded document a line.

    Each line in is {"id", "published"?, "title"?, "text"}: a file, a .gz of one, or standard input. Out in that order.

    Example: hudna code articles.jsonl --casebook iraq > coded.jsonl
    """
    book = _casebook(casebook)
    problems: list[Problem] = []
    with local.Engine(book, jobs=1 if explain else jobs) as engine:
        documents = _given(file, problems)
        if explain:
            for document in documents:
                typer.echo(coding.explain(document, book))
        else:
            for document, records in engine.map(coding.Code, documents):
                typer.echo(_json(coding.coded(document, records)))
    _tell_problems(problems)
    raise typer.Exit(_status(problems))


@app.command()
def merge(case: Case, casebook: Book = "") -> None:
    """Make incidents of the events again.

    All of them, with the decisions in force.

    Example: hudna merge --case my-case
    """
    with _opened(case, casebook) as (store, book), progress.shown() as told:
        n = runs.merge(store, runs.Settings(casebook=book), told, whole=True)
    _say(f"{n} incidents")


@app.command()
def outlook(
    case: Case,
    origin: Annotated[
        date | None, typer.Option("--origin", parser=_a_day, metavar="DAY", help="Answer as known on this day.")
    ] = None,
    deadline: Annotated[
        list[str] | None, typer.Option("--deadline", help="A truce's deadline by hand.", metavar="TRUCE=DAY")
    ] = None,
    casebook: Book = "",
    as_json: AsJson = False,
) -> None:
    """Print what may come next.

    Each probability with its base rate, range, track record and the rule that settles it.

    Example: hudna outlook --case my-case --origin 2020-10-19 --deadline truce-1a2b=2020-12-01
    """
    with _opened(case, casebook) as (store, book):
        view = present.case_view(store, book)
        expected = present.ahead(view, origin=origin, deadlines=_deadlines(deadline or []))
    if expected is None:
        _say("No document of this case has a day. Give --origin, or run again with --published.")
        raise typer.Exit(1)
    if as_json:
        typer.echo(_json(wording.plain(expected)))
    else:
        for told in wording.lines(wording.answers(view, expected, "en"), "en"):
            typer.echo(told)
    _tell_problems(expected.problems)
    raise typer.Exit(_status(expected.problems))


@app.command()
def export(
    format_name: Annotated[
        str, typer.Option("--format", metavar="NAME", help="An export's name; `list` names them all.")
    ],
    case: Annotated[Path | None, typer.Option("--case", help="The folder of the case.", metavar="DIR")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="The file or folder to write.", metavar="PATH")] = None,
    casebook: Book = "",
    internal: Annotated[
        bool, typer.Option("--internal", help="For your own team: private names, exact places, no embargo.")
    ] = False,
) -> None:
    """Write one export of a case.

    Beside it a .meta.json says what it was made from and what was left out.

    Example: hudna export --case my-case --format csv --out incidents.csv
    """
    if format_name == "list":
        for name, write in EXPORTS.items():
            typer.echo(f"{name}\t{(write.__doc__ or '').splitlines()[0]}")
        return
    if format_name not in EXPORTS or out is None or case is None:
        _say(f"Give --case DIR, --out PATH, and as --format one of: {', '.join(EXPORTS)}.")
        raise typer.Exit(2)
    out.parent.mkdir(parents=True, exist_ok=True)
    with _opened(case, casebook) as (store, book):
        view = present.case_view(store, book)
        for note in exports.export(store, view, format_name, out, at=runs.utc_now(), internal=internal):
            _say(note)
    _say(str(out))


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in quotation marks.")],
    case: Case,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Passages at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Look up words, "phrases" and fields.

    The fields are actor:, place:, type:, status:, date: and source:.

    Example: hudna search --case my-case 'هدنة actor:kataib-hizballah'
    """
    with _opened(case, "") as (store, book):
        hits = store.search(query, limit=limit)
        for hit in hits:
            typer.echo(_json(row(hit)) if as_json else present.hit_line(hit, store.document(hit.document_id)))
    if not hits:
        _say(present.nothing_found(query, book))


@app.command()
def decide(
    case: Case,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE.jsonl", help="The decisions; without it they are printed.")
    ] = None,
) -> None:
    """Append decisions, one JSON object a line, or print those of a case.

    What is printed goes into another case of the same sources, withdrawals included.

    Example: hudna decide --case my-case decisions.jsonl
    """
    with _opened(case, "") as (store, book):
        if file is None:
            for told in store.decision_lines():
                typer.echo(told)
            return
        n_kept, problems = present.decide(store, file)
        runs.merge(store, runs.Settings(casebook=book))
    _tell_problems(problems)
    _say(f"Decisions kept: {n_kept}.")
    raise typer.Exit(_status(problems))


@app.command()
def serve(
    case: Case,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Any address but this machine's own needs accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, metavar="N", help="Where the pages are.")] = 8000,
    add_account: Annotated[
        str, typer.Option("--add-account", metavar="NAME", help="Make an account; its password is read, then stop.")
    ] = "",
    names_on: Annotated[bool, typer.Option("--names-on", help="Name private persons on the pages.")] = False,
    secure: Annotated[bool, typer.Option("--secure", help="Readers come through an HTTPS proxy.")] = False,
) -> None:
    """Show a case as pages in both languages.

    Until stopped; decisions made there go into the case.

    Example: hudna serve --case my-case
    """
    with _opened(case, "") as (store, book):
        settings = web.Settings(host=host, port=port, names_on=names_on, secure=secure)
        making = bool(add_account)
        wrong = web.add_account(store.folder, add_account) if making else web.serve(store, book, settings, _say)
    if wrong:
        _say(wrong)
        raise typer.Exit(1)


@app.command()
def backup(
    case: Case, out: Annotated[Path, typer.Option("--out", help="Where the copy goes.", metavar="PATH")]
) -> None:
    """Copy a case, also while it is in use.

    Example: hudna backup --case my-case --out my-case-2026-11-22
    """
    with _opened(case, "") as (store, _):
        store.backup(out)
    _say(str(out))


@app.command()
def check(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A case's folder, a casebook's, or a shipped casebook's name.")
    ],
) -> None:
    """Check a case or a casebook.

    Of a case the digests, the chain of its log and its keys; of a casebook every fault at once.

    Example: hudna check my-case
    """
    if (Path(folder) / "case.sqlite").is_file():
        with _opened(Path(folder), "") as (store, _):
            told = [line(problem) for problem in store.check()]
    elif not Path(folder).is_dir() and not (casebooks.SHIPPED / folder).is_dir():
        told = [f"{folder}: is neither a folder nor a shipped casebook. Check the path."]
    elif Path(folder).is_dir() and not (Path(folder) / "casebook.toml").is_file():
        told = [f"{folder}: holds neither a case (case.sqlite) nor a casebook (casebook.toml). Check the path."]
    else:
        told = [casebooks.told(fault) for fault in casebooks.faults(folder)]
    for message in told:
        _say(message)
    _say("No fault found." if not told else f"{len(told)} {'fault' if len(told) == 1 else 'faults'}.")
    raise typer.Exit(1 if told else 0)


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        typer.echo(f"hudna {hudna.__version__}")
        raise typer.Exit


@contextmanager
def _opened(case: Path, casebook: str, *, create: bool = False) -> Iterator[tuple[Store, casebooks.Casebook]]:
    """The case and its casebook: the one asked for, else the one that it was made with."""
    try:
        with Store.open(case, create=create, casebook=casebook, at=runs.utc_now()) as store:
            yield store, _casebook(casebook or store.meta().get("casebook") or "iraq")
    except StoreError as error:
        _say(str(error))
        raise typer.Exit(1) from error


def _unreadable(why: Iterable[str]) -> NoReturn:
    """The end of a run that had nothing to read."""
    for message in why:
        _say(message)
    _say("Nothing could be read, so there is no briefing. Give PDF, HTML, Word, text or .jsonl files.")
    raise typer.Exit(1)


def _rank(count: tuple[str, int]) -> int:
    """Where a count of a run stands when it is told: what came in, what it became, the rest."""
    return FIRST_TOLD.index(count[0]) if count[0] in FIRST_TOLD else len(FIRST_TOLD)


def _casebook(name: str) -> casebooks.Casebook:
    try:
        return casebooks.load(name)
    except casebooks.CasebookError as error:
        _say(str(error))
        raise typer.Exit(1) from error


def _given(file: Path | None, problems: list[Problem]) -> Iterator[Document]:
    """What can be coded of a file or of standard input; the rest joins the problems."""
    for item in given.documents(file, at=runs.utc_now()):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _deadlines(given: list[str]) -> dict[str, date]:
    """`TRUCE=DAY` pairs; anything else is wrong usage."""
    try:
        return {name: date.fromisoformat(day) for name, day in (told.rsplit("=", 1) for told in given)}
    except ValueError as error:
        raise typer.BadParameter("write it as TRUCE=2020-12-01", param_hint="--deadline") from error


def _tell_problems(problems: Iterable[Problem]) -> None:
    """Each problem once; of many alike the first few, and how many more there are."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.message, problem.hint), []).append(problem)
    for some in alike.values():
        most = MOST_FAULTS if some[0].fatal else MOST_DOUBTS
        for problem in some[:most]:
            _say(line(problem))
        if len(some) > most:
            _say(f"... and {len(some) - most} more like these.")


def _status(problems: Iterable[Problem]) -> int:
    return 1 if any(problem.fatal for problem in problems) else 0


def _unusable(error: OSError) -> str:
    """A path that cannot be read or written: which, why, and what to do."""
    known = {
        FileNotFoundError: "is not there, or the folder that it would stand in. Check the spelling of the path.",
        NotADirectoryError: "stands under a file. Name a folder.",
        IsADirectoryError: "is a folder. Name a file.",
        FileExistsError: "is a file. Name a folder.",
        PermissionError: "may not be read or written. Mend its rights, or name another place.",
    }
    why = known.get(type(error), f"cannot be used ({error.strerror}). Make room or mend the rights, then try again.")
    return f"{error.filename}: {why}"


def _say(message: str) -> None:
    typer.echo(message, err=True)
