"""What went wrong, as a value: the run goes on and the user is told."""

from dataclasses import dataclass

from hudna.records.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault of the input.

    `stage` is the room that met it, `about` the file or document, `code` a
    short fixed word for scripts, `message` what is wrong and why it matters,
    `hint` what to do next.  `fatal` is true where the item was not read.
    """

    stage: str
    about: str
    code: str
    message: str
    hint: str
    fatal: bool = True
    span: Span | None = None
