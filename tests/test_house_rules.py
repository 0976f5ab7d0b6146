"""The house rules hold: sizes, first sentences, a test file for each module, and nothing of one machine."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cchc_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LINES_OF_A_MODULE = 250
LINES_OF_A_FUNCTION = 40
ARGUMENTS = 6
LONGEST_SLEEP = 0.2
CATCH_ALLS = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})
PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
READ = frozenset({"", ".cfg", ".ini", ".json", ".md", ".py", ".qss", ".sh", ".spec", ".svg", ".toml", ".txt", ".yaml"})
NOT_OURS = frozenset({"uv.lock", "LICENSE"})

SECOND_SENTENCE = re.compile(r"[.!?] +[A-ZÀ-Ỹ]")
BARE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[[a-z, -]+\])")
SQL_CALL = re.compile(r"\.(?:execute|executemany|executescript|query|rows_where)\(")
SPEAK_SQL = ("store", "hub")
UNVERIFIED = re.compile(r"\bverify\s*=\s*" + "False")
# A path that is right on one computer only. What goes before says whether it is the start of a path.
MACHINE_PATH = re.compile(
    r"(?<![\w.)}\]-])/(?:(?:home/\w+|root|Users/\w+|work)/|tmp\b)|[A-Za-z]:\\{1,2}Users\\{1,2}\w+"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(module: Path) -> Iterator[str]:
    """A module's own length and its functions', when beyond the walls."""
    text = module.read_text(encoding="utf-8")
    if (lines := len(text.splitlines())) > LINES_OF_A_MODULE:
        yield f"{said(module)}: {lines} lines"
    for function in functions(text):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > LINES_OF_A_FUNCTION:
            yield f"{said(module)}:{function.lineno} {function.name}: {length} lines"
        if (count := len(arguments(function))) > ARGUMENTS:
            yield f"{said(module)}:{function.lineno} {function.name}: {count} arguments"


def functions(text: str) -> Iterator[Function]:
    """All functions and methods, nested ones too."""
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, Function))


def arguments(function: Function) -> list[str]:
    """The names of what a caller gives, without self and cls."""
    given = function.args
    every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    names = [argument.arg for argument in every if argument]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def first_line_at_fault(text: str) -> str:
    """What is wrong with the module's docstring; empty when its first line is one sentence."""
    documented = ast.get_docstring(ast.parse(text))
    if not documented:
        return "no docstring"
    first = documented.splitlines()[0]
    if not first.endswith("."):
        return "the first line does not end a sentence"
    return "more than one sentence on the first line" if SECOND_SENTENCE.search(first) else ""


def mirrored(module: Path, root: Path) -> Path:
    """Where the tests of a module stand: cchc_desktop/ui/intake/view.py has tests/ui/intake/test_view.py."""
    place = module.relative_to(root / "cchc_desktop")
    return root / "tests" / place.with_name(f"test_{place.name}")


def forbidden_text(text: str) -> Iterator[str]:
    """Ways round a check, as they are written."""
    for number, line in enumerate(text.splitlines(), start=1):
        if BARE_IGNORE.search(line):
            yield f"{number}: type: ignore names no error"
        if UNVERIFIED.search(line):
            yield f"{number}: certificates are always verified"


def machine_paths(text: str) -> list[str]:
    """Each line that holds a path of somebody's computer."""
    lines = enumerate(text.splitlines(), start=1)
    return [f"{number}: {line.strip()[:80]}" for number, line in lines if MACHINE_PATH.search(line)]


def long_sleeps(text: str) -> list[int]:
    """The lines on which a test sleeps longer than it may."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if _is_sleep(call) and _longest(call) > LONGEST_SLEEP]


def _is_sleep(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name == "sleep" and len(call.args) == 1


def _longest(call: ast.Call) -> float:
    value = call.args[0]
    return float(value.value) if isinstance(value, ast.Constant) and isinstance(value.value, int | float) else 0.0


def our_files() -> Iterable[Path]:
    """The text files that git keeps or is about to; without git, those of the folders that hold our work."""
    listing = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
        files = [ROOT / name for name in names if name]
    except (OSError, subprocess.CalledProcessError):
        folders = ("cchc_desktop", "migrations", "resources", "tests", "docs", ".ci")
        files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
        files += [path for path in ROOT.iterdir() if path.is_file()]
    return [path for path in files if path.is_file() and path.suffix in READ and path.name not in NOT_OURS]


def said(module: Path) -> str:
    """How a file is called in a failure."""
    return module.relative_to(ROOT).as_posix() if module.is_relative_to(ROOT) else module.name


def test_modules_and_functions_keep_their_size() -> None:
    faults = [fault for module in MODULES for fault in too_long(module)]
    assert not faults, "\n".join(faults)


def test_each_module_opens_with_one_sentence() -> None:
    faults = {said(module): first_line_at_fault(module.read_text(encoding="utf-8")) for module in MODULES}
    assert not any(faults.values()), "\n".join(f"{name}: {fault}" for name, fault in faults.items() if fault)


def test_each_module_has_its_test_file() -> None:
    wanted = [mirrored(module, ROOT) for module in MODULES if module.name != "__init__.py"]
    missing = [said(test) for test in wanted if not test.is_file()]
    assert not missing, "\n".join(missing)


def test_only_store_and_hub_speak_sql() -> None:
    others = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] not in SPEAK_SQL]
    assert [said(path) for path in others if SQL_CALL.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_is_named_for_having_no_place() -> None:
    assert [path for path in [*MODULES, *TESTS] if CATCH_ALLS & {path.stem, path.parent.name}] == []


def test_no_check_is_switched_off() -> None:
    sources = [*MODULES, *TESTS, *sorted((ROOT / "migrations").rglob("*.py"))]
    faults = {said(path): list(forbidden_text(path.read_text(encoding="utf-8"))) for path in sources}
    faults.pop("tests/test_house_rules.py")  # holds samples of what is forbidden
    assert {name: lines for name, lines in faults.items() if lines} == {}


def test_the_repository_knows_no_machine() -> None:
    faults = {said(path): machine_paths(path.read_text(encoding="utf-8")) for path in our_files()}
    faults.pop("tests/test_house_rules.py")
    assert {name: lines for name, lines in faults.items() if lines} == {}


def test_tests_do_not_sleep() -> None:
    assert {said(test): lines for test in TESTS if (lines := long_sleeps(test.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_papers_of_the_project_are_there(paper: str) -> None:
    assert (ROOT / paper).read_text(encoding="utf-8").strip()


# The rules themselves: each sees what it is there for.


def test_a_test_file_stands_where_its_module_does() -> None:
    wanted = mirrored(PACKAGE / "ui" / "intake" / "view.py", ROOT)
    assert said(wanted) == "tests/ui/intake/test_view.py"


def test_long_modules_and_functions_and_argument_lists_are_seen(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    body = "    pass\n" * LINES_OF_A_FUNCTION
    module.write_text(f"def long():\n{body}def wide(a, b, *c, d, e, f, **g): ...\n" + "\n" * LINES_OF_A_MODULE)

    assert list(too_long(module)) == ["x.py: 292 lines", "x.py:1 long: 41 lines", "x.py:42 wide: 7 arguments"]


def test_sizes_at_the_walls_are_let_be(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    body = "        pass\n" * (LINES_OF_A_FUNCTION - 1)
    module.write_text(f"class X:\n    def f(self, a, b, c, d, e, f):\n{body}")

    assert list(too_long(module)) == []


@pytest.mark.parametrize("first", ["", '"""No full stop"""', '"""One sentence. Then another."""', "x = 1"])
def test_a_first_line_that_is_no_sentence_is_seen(first: str) -> None:
    assert first_line_at_fault(first)


def test_a_sentence_may_name_decrees_and_go_on_below() -> None:
    assert first_line_at_fault('"""A slip (phiếu), Nghị định 118/2025.\n\nMore. And more."""') == ""


@pytest.mark.parametrize(
    "line", ["x()  # type: ignore", "x()  # type:ignore  # why", "get(url, verify=False)", "get(url, verify = False)"]
)
def test_a_check_switched_off_is_seen(line: str) -> None:
    assert list(forbidden_text(line))


def test_a_named_type_error_may_be_ignored() -> None:
    assert list(forbidden_text("x()  # type: ignore[arg-type]  # why")) == []


@pytest.mark.parametrize(
    "line",
    [
        'open("/home/lan/x")',
        "cd /tmp && ls",
        "see /work/shared",
        r"C:\Users\lan",
        r"'C:\\Users\\lan'",
        "file:///tmp/x",
        "/Users/lan/a",
    ],
)
def test_a_path_of_somebody_s_computer_is_seen(line: str) -> None:
    assert machine_paths(line)


@pytest.mark.parametrize(
    "line", ["https://portal.example/work/items", "/api/v1/roots", "tmp_path / 'x'", "the home/work balance", "/tmpl"]
)
def test_what_only_looks_like_a_path_is_let_be(line: str) -> None:
    assert machine_paths(line) == []


def test_sql_in_a_wrong_place_is_seen() -> None:
    assert SQL_CALL.search('db.execute("select 1")')
    assert not SQL_CALL.search("writer.run(receive, intake)")


def test_a_sleeping_test_is_seen() -> None:
    assert long_sleeps("import time\ntime.sleep(0.2)\ntime.sleep(1)\nsleep(0.5)\n") == [3, 4]
