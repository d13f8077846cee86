"""Tables on the documentation pages that come from the code and the data, kept equal to them.

``python tests/docs/test_generated_tables.py`` writes them again.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import pytest

from fysiodekking.adapters import files
from fysiodekking.claims.return_codes import return_codes
from fysiodekking.law import law_data
from fysiodekking.law.load import Key, Timeline
from fysiodekking.model import counts, reasons
from fysiodekking.model.money import Money
from fysiodekking.model.readings import CHOICES, NUMBERS
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground, Profession, Technique

DOCS: Final = Path(__file__).parents[2] / "docs"
_GROUNDS: Final = {
    Ground.ANNEX_1: "a condition of annex 1",
    Ground.URINARY_INCONTINENCE: "pelvic physiotherapy for urinary incontinence",
    Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: "peripheral arterial disease of Fontaine stage 2",
    Ground.OSTEOARTHRITIS_HIP_KNEE: "osteoarthritis of hip or knee",
    Ground.COPD: "COPD of GOLD stage II or higher",
    Ground.FALL_RISK: "fall prevention",
    Ground.RHEUMATOID_ARTHRITIS_SEVERE: "rheumatoid arthritis with severe limitations",
    Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE: "axial spondyloarthritis with severe limitations",
    Ground.UNDER_18: "under 18, other conditions",
    Ground.RHEUMATOID_ARTHRITIS_IN_STUDY: "rheumatoid arthritis with severe limitations, inside the study",
    Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY: "axial spondyloarthritis with severe limitations, inside the study",
    Ground.COVID_RECOVERY: "recovery care after severe COVID-19",
}


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"|{'|'.join(f' {cell} ' if cell != '---' else '---' for cell in line)}|\n" for line in lines)


def _list(vocabulary: Iterable[StrEnum]) -> str:
    return "".join(f"- `{word}`\n" for word in vocabulary)


def _timeline(file: str, key: Key) -> Timeline:
    return law_data().timelines[file][key]


def reasons_table() -> str:
    """Group the reason codes as the module does, each with its docstring."""
    source = Path(reasons.__file__).read_text("utf-8")
    lines = source.splitlines()
    parsed = next(node for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and node.name == "Reason")
    text, rows = "", []
    for node, after in zip(parsed.body, parsed.body[1:], strict=False):
        if not (isinstance(node, ast.Assign) and isinstance(after, ast.Expr)):
            continue
        above = lines[node.lineno - 2].strip()
        if above.startswith("# "):
            if rows:
                text += _table(("code", "meaning"), rows) + "\n"
            text += f"**{above.removeprefix('# ')}**\n\n"
            rows = []
        rows.append((f"`{ast.literal_eval(node.value)}`", ast.literal_eval(after.value)))
    return text + _table(("code", "meaning"), rows)


def readings_table() -> str:
    """Every reading with its values and what the text alone gives."""
    rows = [
        (
            f"`{key}`",
            ", ".join(f"`{value}`" for value in choice.values),
            "asked for" if isinstance(choice.text, Unknown) else f"`{choice.text}`",
        )
        for key, choice in CHOICES.items()
    ]
    return _table(
        ("key", "values", "without it"), [*rows, *((f"`{key}`", "a whole number", "none") for key in NUMBERS)]
    )


def kinds_table() -> str:
    """The condition kinds with a ground of their own."""
    annex = {key.name for key in law_data().timelines["annex-1.toml"]}
    grounds = {ground.value: words for ground, words in _GROUNDS.items()}
    return _table(
        ("kind", "meaning"),
        [
            (f"`{kind}`", grounds.get(kind.value, "any other complaint"))
            for kind in ConditionKind
            if kind.value not in annex
        ],
    )


def annex_table() -> str:
    """The rows of annex 1."""
    rows = []
    for key, timeline in law_data().timelines["annex-1.toml"].items():
        row, data = timeline[-1], timeline[-1].data
        doubts = [each.data["uncertain"] for each in timeline if "uncertain" in each.data]
        limits = []
        if "months" in data:
            after = f" after `{data['after']}`" if "after" in data else ""
            limits.append(f"{data['months']} months from `{data['starts']}`{after}")
        if "extension_months" in data:
            limits.append(f"{data['extension_months']} more with the triad")
        if "below_age" in data:
            limits.append(f"younger than {data['below_age']}")
        if "gold_stage" in data:
            limits.append(f"GOLD stage {data['gold_stage']} or higher")
        if row.period.last is not None:
            limits.append(f"until {row.period.last}")
        spans = dict.fromkeys((each["from"], each["to"]) for each in doubts)
        limits.extend(f"not established {first} to {last}" for first, last in spans)
        rows.append((f"`{key.name}`", data["place"], data["name"], "; ".join(limits) or "no limit"))
    return _table(("kind", "place", "meaning", "limit"), rows)


def paragraphs_table() -> str:
    """Which paragraph each ground is, and when."""
    rows = []
    for ground in Ground:
        places = [
            f"{version.article} from {version.period.first}"
            + (f" to {version.period.last}" if version.period.last else "")
            + f" ({version.confidence})"
            for version in _timeline("besluit-zorgverzekering.toml", Key("paragraph", ground=ground))
        ]
        rows.append((_GROUNDS[ground], "; ".join(places)))
    return _table(("ground", "paragraph"), rows)


def deductible_table() -> str:
    """The mandatory deductible through the years."""
    versions = _timeline("zorgverzekeringswet.toml", Key("value", "mandatory_deductible"))
    return _table(
        ("from", "to", "euros", "firm"),
        [(each.period.first, each.period.last, each.data["value"], each.confidence) for each in versions],
    )


def codes_table() -> str:
    """The entitlement codes."""
    rows = []
    for timeline in law_data().timelines["entitlement-codes.toml"].values():
        for each in timeline:
            period = f"{each.period.first} to {each.period.last}" if each.period.last else f"from {each.period.first}"
            rows.append((f"`{each.data['code']}`", each.quote.strip("()"), period))
    return _table(("code", "meaning", "in this library"), rows)


def counts_table() -> str:
    """How much a case may hold, with the limits of what reads files beside those of the model."""
    rows = {
        "rows of `history`": counts.MOST_ROWS,
        "sessions of one row": counts.MOST_SESSIONS,
        "sessions of all rows together": counts.MOST_IN_ALL,
        "`conditions`": counts.MOST_CONDITIONS,
        "`packages`": counts.MOST_PACKAGES,
        "`grants` of a package": counts.MOST_GRANTS,
        "`limits` of a grant": counts.MOST_LIMITS,
        "`extra_lines`": counts.MOST_LINES,
        "members of any other list or table": counts.MOST_MEMBERS,
        "`[[case]]` in one file": counts.MOST_CASES,
        "rows of all histories of such a file, once for each case and once more for each of its packages": (
            counts.MOST_ROWS_OF_CASES
        ),
        "sessions of a plan": counts.MOST_PLANNED,
        "characters of a text": counts.LONGEST_TEXT,
        "characters of a key or an id": counts.LONGEST_ID,
        "bytes of a file": files.LARGEST,
        "lines, members of lists or keys of a file in TOML": files.MOST_VALUES,
        "parts of a dotted key": files.MOST_PARTS,
        "problems that are told": counts.MOST_PROBLEMS,
        "characters of what is said of a problem": counts.LONGEST_MESSAGE,
    }
    named = [(what, f"{most:,}") for what, most in rows.items()]
    return _table(("what", "at most"), [*named, ("an amount, in euros", str(Money(counts.MOST_CENTS)))])


def grounds_table() -> str:
    """The grounds of the basic package."""
    return _table(("ground", "meaning"), [(f"`{ground}`", words) for ground, words in _GROUNDS.items()])


def return_codes_table() -> str:
    """The return codes, each as its newest list has it."""
    return _table(
        ("code", "what it says", "who has to act", "may it be sent again"),
        [
            (f"`{code}`", newest.meaning["en"], newest.who, newest.again.replace("_", " "))
            for code, (*_, newest) in sorted(return_codes().items())
        ],
    )


def examples_table() -> str:
    """The shipped cases, each with its title."""
    files = sorted((DOCS / "examples").glob("*.toml"))
    return _table(
        ("case", "what it shows"),
        [(f"[{file.stem}]({file.name})", tomllib.loads(file.read_text("utf-8"))["title"]) for file in files],
    )


TABLES: Final[dict[tuple[str, str], Callable[[], str]]] = {
    ("reading-a-decision.md", "reasons"): reasons_table,
    ("readings.md", "readings"): readings_table,
    ("case-files.md", "professions"): lambda: _list(Profession),
    ("case-files.md", "techniques"): lambda: _list(Technique),
    ("case-files.md", "classes"): lambda: _list(CoverClass),
    ("case-files.md", "counts"): counts_table,
    ("case-files.md", "grounds"): grounds_table,
    ("case-files.md", "kinds"): kinds_table,
    ("case-files.md", "annex"): annex_table,
    ("rules.md", "paragraphs"): paragraphs_table,
    ("rules.md", "deductible"): deductible_table,
    ("rules.md", "codes"): codes_table,
    ("return-codes.md", "return_codes"): return_codes_table,
    ("examples/README.md", "examples"): examples_table,
}


def _place(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- table: {name} -->\n)(.*?)(<!-- end -->\n)", re.DOTALL)


def _marked() -> Iterator[tuple[str, str]]:
    for page in sorted(DOCS.rglob("*.md")):
        for name in re.findall(r"<!-- table: (\w+) -->", page.read_text("utf-8")):
            yield page.relative_to(DOCS).as_posix(), name


@pytest.mark.parametrize(("page", "name"), TABLES, ids=lambda value: value)
def test_table_is_what_the_code_says(page: str, name: str) -> None:
    """A generated table on a page is equal to what the code and the data give today."""
    found = _place(name).search((DOCS / page).read_text("utf-8"))
    assert found is not None
    assert found[2].strip() == TABLES[page, name]().strip()


def test_every_marked_table_is_generated() -> None:
    """A page has no marked table that nobody keeps."""
    assert sorted(_marked()) == sorted(TABLES)


def test_every_reason_is_in_the_table() -> None:
    """No reason code is without its sentence."""
    table = reasons_table()
    assert [reason for reason in Reason if f"| `{reason}` |" not in table] == []


def firm(row: str) -> str:
    """Return the last cell of a row of rules.md: the marks of the data that the row names."""
    marks = {
        mark
        for file, wanted in re.findall(r"`([a-z0-9-]+\.toml)#([^`]+)`", row)
        for key, timeline in law_data().timelines[file].items()
        if str(key) == wanted or (wanted.endswith("*") and str(key).startswith(wanted[:-1]))
        for version in timeline
        for mark in (version.confidence, version.otherwise)
    }
    return " ".join(sorted(marks)) or "-"


def _with_marks(text: str) -> str:
    return re.sub(
        r"^(\|.*\.py` \|) (?:-|[PSIMN](?: [PSIMN])*) \|$",
        lambda match: f"{match[1]} {firm(match[1])} |",
        text,
        flags=re.MULTILINE,
    )


def test_every_row_of_the_rules_says_how_firm_its_data_are() -> None:
    """The marks in rules.md are those of the named data."""
    text = (DOCS / "rules.md").read_text("utf-8")
    assert text == _with_marks(text)


def write() -> None:
    """Write every table into its page, and the marks into rules.md."""
    for (page, name), made in TABLES.items():
        path = DOCS / page
        text = path.read_text("utf-8")
        table = made().strip()
        path.write_text(
            _place(name).sub(lambda match, table=table: f"{match[1]}\n{table}\n\n{match[3]}", text), "utf-8"
        )
    rules = DOCS / "rules.md"
    rules.write_text(_with_marks(rules.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    write()
