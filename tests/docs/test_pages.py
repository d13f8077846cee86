"""The other pages: keys, days, commands, links and words are those of the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import attrs
import pytest

from dated import FIRST, LAST
from fysiodekking import as_dict, decide, load_case
from fysiodekking.adapters import files
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.expectations import Expectation
from fysiodekking.law.load import _COMMON, ENTRIES
from fysiodekking.model.case import Case
from fysiodekking.model.claim import Claimed
from fysiodekking.model.condition import Condition
from fysiodekking.model.dossier import DossierSession
from fysiodekking.model.package import Copayment, Grant, Limit, Package, PartYear, Payment, Payments, Requirements
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import CHOICES, NUMBERS
from fysiodekking.model.session import ExtraLine, Session
from fysiodekking.model.usage import SUPPOSITIONS, Row, Used
from fysiodekking.model.what_if import Act

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
PACKAGE: Final = ROOT / "coverage" / "fysiodekking"
FOLDERS: Final = {path.name for path in (*PACKAGE.iterdir(), *ROOT.iterdir()) if path.is_dir()}
PAGES: Final = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
NOT_IN_FILES: Final = SUPPOSITIONS
DAYS: Final = re.compile(rf"((?:answer(?:s|ed) for:?|before) {FIRST} (?:to|or after) )(\d{{4}}-\d\d-\d\d)")
"""For which days there is an answer, as a page says it."""
PARTS: Final = [
    Session, ExtraLine, Provider, Insured, BasicPolicy, Condition, Row, Used,
    Package, Grant, Requirements, Limit, PartYear, Copayment, Payments, Payment, Claimed, Expectation,
]  # fmt: skip


def _read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def _stands(path: str) -> bool:
    """Tell whether a path, as a page writes it, leads somewhere: from the root, the package, or the tests."""
    return any(next(place.glob(path), None) for place in (ROOT, PACKAGE, ROOT / "tests"))


def _first_cells(text: str) -> list[str]:
    table = re.search(r"\| key \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text)
    assert table is not None
    return re.findall(r"^\| `(\w+)` \|", table[1], re.MULTILINE)


def test_the_page_of_changes_names_each_once() -> None:
    """The tables of what is changed are those of the code."""
    named = re.findall(r"^\| ((?:`[a-z-]+`(?:, )?)+) \|", _read("what-would-change.md"), re.MULTILINE)
    acts = [act for cell in named for act in re.findall(r"`([a-z-]+)`", cell) if act in set(Act)]
    assert sorted(acts) == sorted(Act)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_a_page_has_every_key(part: type[attrs.AttrsInstance]) -> None:
    """The table of a part of the case format has exactly its keys, in order."""
    keys = [field.alias for field in attrs.fields(part) if field.alias not in NOT_IN_FILES]
    pages = _read("case-files.md") + _read("packages.md")
    assert _first_cells(pages.partition(f"<!-- keys: {part.__name__} -->")[2]) == keys


def test_dossiers_page_has_every_key() -> None:
    """The table of a session of a dossier has exactly the keys that a session alone has not."""
    alone = {field.alias for field in attrs.fields(Session)}
    keys = [field.alias for field in attrs.fields(DossierSession) if field.alias not in alone]
    assert _first_cells(_read("dossiers.md")) == keys


def test_case_files_page_has_every_table() -> None:
    """The table of the top level has every key that a case has, and the three texts and the expectation."""
    found = _first_cells(_read("case-files.md").partition("<!-- keys: top -->")[2])
    parts = {field.alias for field in attrs.fields(Case)}
    assert set(found) == (parts - NOT_IN_FILES) | {"source", "note", "claim", "expect"}
    assert files.LARGEST == 2 * 1024 * 1024  # the page says 2 MiB


def test_law_data_page_has_every_key() -> None:
    """Every kind of entry has a row, with its own keys; and every key that any entry may have has one too."""
    text = _read("law-data.md")
    common, entries = (part.partition("\n## ")[0] for part in text.split("<!-- keys: ")[1:])
    assert set(re.findall(r"`(\w+)`", common)) >= _COMMON
    rows = dict(re.findall(r"^\| ((?:`[\w.]+`(?:, )?)+) \| (.*)$", entries, re.MULTILINE))
    told = {
        name.removeprefix("ground."): cells
        for names, cells in rows.items()
        for name in re.findall(r"`([\w.]+)`", names)
    }
    assert set(told) == set(ENTRIES)
    parts = {"paragraph", "number", "date", "word"}
    missing = {
        name: [key for key in keys if key not in parts and f"`{key}`" not in told[name]]
        for name, keys in ENTRIES.items()
    }
    assert not any(missing.values()), missing


def test_decision_page_has_every_key() -> None:
    """Every key of the data of a decision stands on the page, and so does every key inside."""
    text = _read("reading-a-decision.md")
    data = as_dict(decide(load_case(DOCS / "examples" / "needle-surcharge-as-extra-line.toml")))
    assert _first_cells(text) == list(data)
    inner = [data["findings"][0], data["findings"][0]["citations"][0], data["findings"][0]["facts"][0]]
    inner += [data["about"], data["remaining"][0], data["law"], data["extra_lines"][0], data["amounts"]]
    assert [key for each in inner for key in each if f"`{key}`" not in text] == []


@pytest.mark.parametrize("key", [*CHOICES, *NUMBERS])
def test_readings_page_has_every_reading(key: str) -> None:
    """Each reading has a section that names each of its values and says what the text alone gives."""
    section = re.search(rf"^### `{key}`\n(.*?)(?=^##|\Z)", _read("readings.md"), re.MULTILINE | re.DOTALL)
    assert section is not None
    values = CHOICES[key].values if key in CHOICES else ()
    assert [value for value in values if f"`{value}`" not in section[1]] == []


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "docs/what-it-answers.md", "docs/adding-a-year.md"])
def test_page_says_for_which_days_there_is_an_answer(page: str, pytestconfig: pytest.Config) -> None:
    """The first and last day that the library answers for are those of the code; of the changelog, the newest."""
    text = (ROOT / page).read_text("utf-8")
    if pytestconfig.getoption("--update-examples"):
        text = DAYS.sub(rf"\g<1>{LAST}", text, count=1)
        (ROOT / page).write_text(text, "utf-8")
    found = DAYS.search(text)
    assert found is not None
    assert found[2] == str(LAST)


def _commands() -> set[str]:
    """Return every command that can be written, groups by their members."""
    names = set()
    for name, each in command.commands.items():
        inner = getattr(each, "commands", None)
        names |= {name} if inner is None else {f"{name} {member}" for member in inner}
    return names


def test_commands_page_has_every_command() -> None:
    """The table of commands is that of the command line."""
    text = _read("commands.md")
    named = re.findall(r"^\| `fysiodekking ([a-z]+(?: [a-z]+)?)\b", text, re.MULTILINE)
    assert {name if name in _commands() else name.split()[0] for name in named} == _commands()


def test_readme_counts_the_examples() -> None:
    """The number of shipped examples is right."""
    assert len(list((DOCS / "examples").glob("*.toml"))) == 20
    assert "twenty of them" in (ROOT / "README.md").read_text("utf-8")


def test_readme_has_one_command_for_each_of_two_things() -> None:
    """Between its marks stand one command line that answers an example, and one that runs the tests."""
    text = (ROOT / "README.md").read_text("utf-8")
    for mark, last in (("main", "fysiodekking explain docs/examples/"), ("tests", "pytest -q")):
        block = text.partition(f"<!-- {mark} -->")[2].partition("<!-- end -->")[0]
        lines = [line for line in block.splitlines() if line and not line.startswith("```")]
        assert len(lines) == 1
        assert lines[0].startswith("python3 -m venv ")
        assert last in lines[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
class TestEachPage:
    def test_links_lead_somewhere(self, page: Path) -> None:
        """A link to another file leads to a file."""
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), target

    def test_files_of_the_project_exist(self, page: Path) -> None:
        """A path of the package, the tests or the documentation between backticks leads to a file or a folder."""
        spans = re.findall(r"`([^`\s]+)`", page.read_text("utf-8"))
        paths = [span for span in spans if span.partition("/")[0] in FOLDERS and "/" in span]
        assert [path for path in paths if not _stands(path)] == []

    def test_is_on_the_map(self, page: Path) -> None:
        """Every page of the documentation is linked from its index."""
        if page.parent == DOCS and page.name != "index.md":
            assert f"({page.name})" in _read("index.md")


@pytest.mark.parametrize("page", ["architecture.md", "adding-a-year.md"])
def test_modules_exist(page: str) -> None:
    """A file of Python that a page of the code names stands where it says, one without a folder in the package."""
    named = re.findall(r"`([\w/*]+\.py)`", _read(page))
    assert named
    assert [path for path in named if not _stands(path)] == []


def test_changelog_names_the_period_of_law() -> None:
    """Every entry about law says which days it touches."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("### Added")[2]
    entries = [entry for entry in re.split(r"^- ", text, flags=re.MULTILINE)[1:] if "aw of" in entry or "Bzv" in entry]
    assert entries
    assert [entry for entry in entries if not re.search(r"\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d", entry)] == []
