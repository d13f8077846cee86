"""A month looked at again: each line once, with all that came back of it; the sums agree to the cent."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import case, mapping
from fysiodekking.adapters.claim_data import line_data
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.messages import read_return
from fysiodekking.adapters.month_table import month_table
from fysiodekking.claims.month import look_again
from fysiodekking.claims.whole_return import Sent
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.month import came as came_words
from fysiodekking.explain.month import month_text
from fysiodekking.model.claim import Claimed
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.money import Money
from fysiodekking.model.return_code import Cause
from fysiodekking.model.returned import Came, Month, Returned, ReturnLine
from made_messages import Line, as_file, fixed, gds
from packages import package

PRICE = 4250


def sent(day: str = "2026-03-12", *, package_: bool = True, **line: Any) -> Sent:
    packages = [package()] if package_ else []
    return Sent(case({"session.date": day, "packages": packages}), Claimed(**line))


CASES = {
    "paid": sent("2026-03-05"),
    "less": sent("2026-03-03"),
    "cheap": sent("2026-03-04", amount=Money(3000)),
    "refused": sent("2026-03-06", entitlement_code="001"),
    "silent": sent("2026-03-09"),
    "later": sent("2026-03-10"),
    "back": sent("2026-03-11"),
    "earlier": sent("2026-03-12"),
    "own": sent("2026-03-13", package_=False),
    "waiting": sent("2026-03-16"),
}


def came_back(reference: str, cents: int | None, *codes: str, credit: bool = False) -> Returned:
    granted = None if cents is None else Money(cents)
    return Returned(place="04", reference=reference, granted=granted, codes=codes, credit=credit)


RETURNED = [
    Returned(place="Header", codes=("9797",)),
    came_back("paid", PRICE),
    came_back("less", 3000, "8647"),
    came_back("cheap", 3000),
    came_back("refused", 0, "9091"),
    came_back("silent", 0),
    came_back("later", 0, "8058"),
    came_back("back", PRICE),
    came_back("earlier", PRICE, credit=True),
    came_back("own", 0, "0613"),
    came_back("back", PRICE, credit=True),
    came_back("later", PRICE),
    came_back("stranger", 100),
]


def looked() -> Month:
    return look_again(CASES, RETURNED)


def line(name: str) -> ReturnLine:
    (found,) = (each for each in looked().lines if each.reference == name)
    return found


def test_a_line_taken_back_by_one_with_another_reference() -> None:
    """A credit line of PM305 names the line that it takes back, and nothing of it is left."""
    lines = [Line("paid", granted=4250), Line("c-1", granted=4250, credit=True, related="paid")]
    kept, taken = ([*read_return(io.BytesIO(as_file(fixed(each, returned=True))))] for each in (lines[:1], lines))
    both = []
    for returned in (kept, taken):
        month = look_again({"paid": CASES["paid"]}, returned)
        both.append([(each.reference, each.came) for each in month.lines])
    assert both == [[("paid", Came.AS_EXPECTED)], [("paid", Came.TAKEN_BACK)]]


@pytest.mark.parametrize(("paid", "came"), [(0, Came.GRANTED_OTHERWISE), (PRICE, Came.AS_EXPECTED)])
def test_what_was_granted_otherwise_in_an_earlier_message(paid: int, came: Came) -> None:
    """It is kept when a later message says nothing of it, and is in no sum."""
    first = Returned(place="04", reference="paid", granted=Money(0), granted_not_financial=Money(500))
    month = look_again({"paid": CASES["paid"]}, [first, came_back("paid", paid)])
    (line,) = month.lines
    assert (line.came, line.granted, line.granted_not_financial) == (came, Money(paid), Money(500))
    assert month.summary.granted == Money(paid)


def test_what_was_granted_otherwise_and_taken_back() -> None:
    """Nothing of it is left."""
    first = Returned(place="04", reference="paid", granted=Money(0), granted_not_financial=Money(500))
    month = look_again({"paid": CASES["paid"]}, [first, attrs.evolve(first, credit=True)])
    (line,) = month.lines
    assert (line.came, line.granted_not_financial) == (Came.TAKEN_BACK, Money(0))


@pytest.mark.parametrize(
    ("parts", "came", "granted"),
    [
        (["back refused"], Came.NOT_TAKEN_BACK, 0),
        (["back refused", "back refused"], Came.NOT_TAKEN_BACK, 0),
        (["paid", "back refused"], Came.AS_EXPECTED, PRICE),
        (["refused", "back refused"], Came.REFUSED, 0),
        (["paid", "back"], Came.TAKEN_BACK, 0),
        (["paid", "back refused", "back"], Came.TAKEN_BACK, 0),
        (["back"], Came.TAKEN_BACK, PRICE),
        (["paid", "back", "paid"], Came.AS_EXPECTED, PRICE),
    ],
)
def test_a_line_that_was_not_taken_back(parts: list[str], came: Came, granted: int) -> None:
    """A credit line that was refused takes nothing back: what came of its line is as it was."""
    said = {
        "paid": came_back("paid", PRICE),
        "refused": came_back("paid", 0, "9091"),
        "back": came_back("paid", PRICE, credit=True),
        "back refused": came_back("paid", 0, "8017", credit=True),
    }
    month = look_again({"paid": CASES["paid"]}, [said[part] for part in parts])
    (line,) = month.lines
    assert (line.came, line.granted) == (came, Money(granted))
    assert str(month.summary.of(came).granted) == str(Money(granted))
    text = month_text(month, catalogue("en"))
    assert ("not taken back (8017)" in text) is (came is Came.NOT_TAKEN_BACK)


class TestLines:
    def test_what_came_of_each(self) -> None:
        """In the order of their days: a line that was refused and then paid was paid, one taken back was not."""
        assert [(each.reference, each.came) for each in looked().lines] == [
            ("less", Came.LESS),
            ("cheap", Came.LESS),
            ("paid", Came.AS_EXPECTED),
            ("refused", Came.REFUSED),
            ("silent", Came.REFUSED),
            ("later", Came.AS_EXPECTED),
            ("back", Came.TAKEN_BACK),
            ("earlier", Came.TAKEN_BACK),
            ("own", Came.NOT_EXPECTED),
            ("waiting", Came.NOT_RETURNED),
            ("stranger", Came.NO_CASE),
        ]

    def test_the_codes_said_last(self) -> None:
        """A code of the first refusal says nothing of a line that was paid after it."""
        assert line("later").codes == ()
        assert line("refused").codes == ("9091",)

    def test_the_codes_of_every_return_are_kept(self) -> None:
        """In the order in which they came; the last return decides, and each code is told once."""
        assert line("later").earlier_codes == ("8058",)
        several = [
            came_back("refused", 0, "0613"),
            came_back("refused", 0, "8058", "9091"),
            came_back("refused", 0, "9091"),
        ]
        (found,) = (each for each in look_again(CASES, several).lines if each.reference == "refused")
        assert (found.codes, found.earlier_codes) == (("9091",), ("0613", "8058"))
        assert [code.code for code in found.explained.codes] == ["9091"]
        assert line_data(found)["earlier_codes"] == ["0613", "8058"]
        for lang, word in (("en", "earlier"), ("nl", "eerder")):
            assert f"(9091), {word} 0613" in came_words(found, catalogue(lang))

    @pytest.mark.parametrize(
        ("cases", "returned", "path"),
        [
            ([], [], ""),
            ({"a": None}, [], "cases"),
            ({1: CASES["paid"]}, [], "cases"),
            (CASES, None, "returned"),
            (CASES, "0613", "returned"),
            (CASES, [{"reference": "paid"}], "returned[0]"),
            (CASES, [Returned(place="04", reference=7)], "returned[0].reference"),
            (CASES, [Returned(place="04", reference="paid", granted="12.00")], "returned[0].granted"),
            (CASES, [came_back("paid", 0), Returned(place="04", codes="0613")], "returned[1].codes"),
            (CASES, [Returned(place="04", reference="paid", codes=(7,))], "codes[0]"),
        ],
    )
    def test_wrong_types(self, cases: Any, returned: Any, path: str) -> None:
        """They are told, each by its place, and never another error."""
        with pytest.raises(InvalidInput) as raised:
            look_again(cases, returned)
        assert raised.value.problems[0].path == path

    def test_less_without_a_code(self) -> None:
        """What was claimed is laid beside the price; nothing holds of a line of which everything fits."""
        assert [point.cause for point in line("cheap").holding] == [Cause.AMOUNT]
        assert line("silent").holding == ()
        assert line("silent").points

    def test_beyond_what_came(self) -> None:
        """Of a line that was paid in an earlier month only the taking back is there."""
        assert (line("earlier").granted, line("back").granted) == (Money(PRICE), Money(0))


class TestSums:
    def test_of_the_month(self) -> None:
        summary = looked().summary
        assert (summary.count, str(summary.expected), str(summary.granted)) == (11, "297.50", "146.00")
        assert str(summary.of(Came.NOT_RETURNED).expected) == "42.50"
        assert str(summary.of(Came.TAKEN_BACK).granted) == "42.50"

    @settings(max_examples=40)
    @given(
        st.lists(
            st.builds(
                came_back,
                st.sampled_from([*CASES, "stranger"]),
                st.none() | st.integers(0, 9000),
                st.sampled_from(["0613", "0611", "9999"]),
                credit=st.booleans(),
            ),
            max_size=30,
        )
    )
    def test_to_the_cent(self, returned: list[Returned]) -> None:
        """Every case stands there once; the sums are those of the lines, and of all that came."""
        month = look_again(CASES, returned)
        strangers = {each.reference for each in returned} - set(CASES)
        assert sorted(each.reference for each in month.lines) == sorted([*CASES, *strangers])
        for came in Came:
            of_it, total = [each for each in month.lines if each.came is came], month.summary.of(came)
            assert total.count == len(of_it)
            assert total.expected.cents == sum(each.expected.cents for each in of_it if each.expected is not None)
            assert total.granted.cents == sum(each.granted.cents for each in of_it if each.granted is not None)
        came_in = sum((-1 if each.credit else 1) * each.granted.cents for each in returned if each.granted is not None)
        assert month.summary.granted.cents - month.summary.of(Came.TAKEN_BACK).granted.cents == came_in


@pytest.mark.parametrize("lang", LANGUAGES)
class TestWords:
    def test_every_line_and_the_total(self, lang: str) -> None:
        shown = month_text(looked(), catalogue(lang))
        for name in (*CASES, "stranger"):
            assert f"\n{name} " in shown
        assert shown.splitlines()[-1].split()[-1].endswith({"nl": "103,50", "en": "103.50"}[lang])
        assert "8647" in shown
        assert catalogue(lang).claims["step.ask_insurer"] in shown.replace("\n    ", " ")

    def test_for_a_spreadsheet(self, lang: str) -> None:
        """The columns add up to the sums of the page."""
        head, *rows = csv.reader(io.StringIO(month_table(looked(), catalogue(lang))), delimiter=";")
        assert len(rows) == 11
        assert {len(row) for row in (head, *rows)} == {6}
        amounts = [round(100 * float(row[3].replace(",", "."))) for row in rows if row[3]]
        assert sum(amounts) == 10350

    @pytest.mark.parametrize(("cents", "shown"), [(None, ""), (0, "0,00"), (500, "-5,00")])
    def test_what_was_taken_back(self, lang: str, cents: int | None, shown: str) -> None:
        """A sign stands before an amount that is there, and before more than nothing."""
        month = look_again({"back": sent()}, [came_back("back", cents, credit=True)])
        _, row = csv.reader(io.StringIO(month_table(month, catalogue(lang))), delimiter=";")
        assert row[3].replace(".", ",") == shown

    def test_a_reference_that_looks_like_a_formula(self, lang: str) -> None:
        month = look_again({"=1+1": sent()}, [])
        assert "\n'=1+1;" in month_table(month, catalogue(lang))

    def test_nothing_came(self, lang: str) -> None:
        assert month_text(look_again({}, []), catalogue(lang)).startswith("0 ")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["return", "month", *map(str, arguments), "--lang", "en"])


class TestTheCommand:
    @pytest.fixture
    def cases(self, tmp_path: Path) -> Path:
        """Two cases, one a line."""
        made = mapping({"packages": [package()]})
        lines = [json.dumps({**made, "claim": {"reference": f"r-{number}"}}) for number in range(2)]
        path = tmp_path / "cases.jsonl"
        path.write_text("\n".join(lines), "utf-8")
        return path

    def test_several_messages(self, cases: Path, tmp_path: Path) -> None:
        """What the second says of a line is added to the first, also when it is of another kind."""
        (tmp_path / "one").write_bytes(gds([Line("r-0", granted=0, codes=("8058",))], returned=True))
        (tmp_path / "two").write_bytes(as_file(fixed([Line("r-0")], returned=True)))
        done = run(tmp_path / "one", tmp_path / "two", "--cases", cases)
        assert done.exit_code == 0, done.output
        assert done.output.startswith(
            "2 lines: expected €85.00, got €42.50. Not back yet: 1, of which €42.50 was\nexpected."
        )

    def test_the_same_message_given_twice(self, cases: Path, tmp_path: Path) -> None:
        """Counts once, by whatever name, and that is told; another one that says the same of the line counts."""
        message = gds([Line("r-0")], returned=True)
        for name in ("one", "copy"):
            (tmp_path / name).write_bytes(message)
        (tmp_path / "other").write_bytes(message + b"\n")
        once = run(tmp_path / "one", "--cases", cases).stdout
        for twice in ("one", "copy"):
            done = run(tmp_path / "one", tmp_path / twice, "--cases", cases)
            assert (done.exit_code, done.stdout) == (0, once)
            assert f"{twice}: is the same message as" in done.stderr
        done = run(tmp_path / "one", tmp_path / "other", "--cases", cases)
        assert "got €85.00" in done.stdout
        assert "same message" not in done.stderr

    def test_as_data(self, cases: Path, tmp_path: Path) -> None:
        (tmp_path / "one").write_bytes(gds([Line("r-0")], returned=True))
        done = run(tmp_path / "one", "--cases", cases, "--format", "json")
        *lines, summary = map(json.loads, done.output.splitlines())
        assert [each["came"] for each in lines] == ["as_expected", "not_returned"]
        assert summary["summary"]["not_returned"] == {"count": 1, "expected": "42.50", "granted": "0.00"}
        table = run(tmp_path / "one", "--cases", cases, "--format", "csv").output
        assert table.splitlines()[1] == "r-0;2026-03-12;42.50;42.50;paid as expected;"

    def test_what_could_not_be_read(self, cases: Path, tmp_path: Path) -> None:
        """The rest is told all the same."""
        (tmp_path / "one").write_bytes(gds([Line("r-0"), Line("r-1")], returned=True)[:-30])
        done = run(tmp_path / "one", "--cases", cases)
        assert done.exit_code == 2
        assert "2 lines: expected" in done.stdout
        assert "is cut off, or is no XML" in done.stderr
        assert run(tmp_path / "none", "--cases", cases).exit_code == 2
        assert run(tmp_path / "one", "--cases", tmp_path / "none").exit_code == 2
