"""The rooms that the wheel compiles hold nothing that its compiler refuses.

What the compiler builds before it writes any C is built here, which takes no
C compiler and a third of a minute; `make bench-compiled` compiles the rooms and
runs their tests.
"""

import tomllib
from pathlib import Path

import pytest
from mypy.fscache import FileSystemCache
from mypyc.build import construct_groups, get_mypy_config
from mypyc.codegen import emitmodule
from mypyc.errors import Errors
from mypyc.irbuild.mapper import Mapper
from mypyc.options import CompilerOptions

HOUSE = Path(__file__).parents[1]


def refused(options: list[str], paths: list[Path]) -> list[str]:
    """What mypyc says against compiling these files.

    Raises:
        SystemExit: it met what it does not know at all; standard output says where.
    """
    asked, files = CompilerOptions(), FileSystemCache()
    sources, everything, settings = get_mypy_config([*options, *map(str, paths)], None, asked, files)
    groups = construct_groups(sources, asked.separate, len(sources) > 1, None)
    typed = emitmodule.parse_and_typecheck(everything, settings, asked, groups, files)
    found = Errors(settings)
    emitmodule.compile_modules_to_ir(typed, Mapper({one.module: None for one in sources}), asked, found)
    return [message for message in found.new_messages() if ": error:" in message]


def test_the_compiled_rooms_can_be_compiled():
    """A star inside an `in` once stopped the wheel, and nobody saw it: the sources run as they are."""
    settings = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf8"))
    hook = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    left_out = {HOUSE / name for name in hook["exclude"] if "/" in name}
    paths = [path for pattern in hook["include"] for path in sorted(HOUSE.glob(pattern))]
    compiled = [path for path in paths if path.name != "__init__.py" and path not in left_out]

    assert len(compiled) > 50
    assert [] == refused(hook["mypy-args"], compiled)


def test_what_the_compiler_does_not_know_is_found(tmp_path, capsys):
    """The star itself, so that the check above is known to bite."""
    file = tmp_path / "starred.py"
    file.write_text(
        "def known(word: str, more: list[str]) -> bool:\n    return word in (*more, 'x')\n", encoding="utf8"
    )

    with pytest.raises(SystemExit):
        refused([], [file])
    assert "starred.py:2" in capsys.readouterr().out
