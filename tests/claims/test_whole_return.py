"""A whole return beside its cases: what was expected and what came, to the cent, and what to do first."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cases import case, mapping, sessions
from dated import AFTER, LAST
from fysiodekking import case_from, decide
from fysiodekking.adapters.claim_data import line_data, summary_data
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.messages import read_return
from fysiodekking.claims.month import look_again
from fysiodekking.claims.whole_return import Sent, WholeReturn, expected_of
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.month import month_text
from fysiodekking.explain.text import render
from fysiodekking.explain.whole_return import line_words, summary_document
from fysiodekking.model.claim import Claimed, StepAct
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.return_code import Cause
from fysiodekking.model.returned import Came, Returned, ReturnLine, ReturnSummary
from made_messages import Line, as_file, fixed, gds
from packages import package

PAID = {"packages": [package()]}
HERE = Path(__file__)


def sent(given: dict[str, Any] | None = None, **line: Any) -> Sent:
    return Sent(case({**PAID, **(given or {})}), Claimed(**line))


CASES = {
    "paid": sent(),
    "less": sent(),
    "refused": sent(entitlement_code="001"),
    "own": sent({"packages": []}),
    "more": sent(),
    "back": sent(),
    "silent": sent(),
    "waiting": sent(),
}
RETURNED = [
    Returned(place="Header", codes=("9797",)),
    Returned(place="04", reference="paid", granted=Money(4250)),
    Returned(place="04", reference="less", granted=Money(3000), codes=("0611",)),
    Returned(place="04", reference="refused", granted=Money(0), codes=("9091", "9999")),
    Returned(place="04", reference="own", granted=Money(0), codes=("0613",)),
    Returned(place="04", reference="more", granted=Money(5000)),
    Returned(place="04", reference="back", granted=Money(4250), credit=True),
    Returned(place="04", reference="silent"),
    Returned(place="04", reference="stranger", granted=Money(4250)),
]


def looked() -> tuple[dict[str, ReturnLine], ReturnSummary]:
    whole = WholeReturn(CASES)
    return {line.reference: line for line in whole.look(RETURNED)}, whole.summary()


class TestWhatIsExpectedHangsOn:
    """What is supposed, and what an insurer has to accept, is counted by line and said once."""

    GIVEN = {
        "kind": "frozen_shoulder",
        "techniques": ["dry_needling"],
        "history": sessions(20),
        "packages": [],
    }
    SAID = {
        "nl": "Bij 2 regels klopt wat verwacht is alleen als de verzekeraar de dry needling goedkeurt.",
        "en": "For 2 lines what was expected is right only if the insurer accepts the dry needling.",
    }

    def summary(self, given: dict[str, Any], **more: Sent) -> ReturnSummary:
        one = Sent(case(**given), Claimed())
        whole = WholeReturn({"a": one, "b": one, "plain": sent(), **more})
        back = Returned(place="04", reference="plain", granted=Money(4250), credit=True)
        list(whole.look([Returned(place="04", reference="a", granted=Money(4250)), back]))
        return whole.summary()

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_that_somebody_accepts_something(self, lang: str) -> None:
        summary = self.summary(self.GIVEN)
        assert summary.conditions == ((Reason.INSURER_ACCEPTS_NEEDLING, 2),)
        assert self.SAID[lang] in " ".join(render(summary_document(summary, catalogue(lang))).split())
        assert summary_data(summary)["conditions"] == {"insurer-accepts-needling": 2}

    def test_what_is_supposed(self) -> None:
        """That the law does not change and a package goes on; of a line that was taken back nothing is expected."""
        next_year = {"date": str(AFTER), "law": {"assume": "unchanged"}}
        renewed = {**package(year=LAST.year), "assume": "renewed"}
        told = render(summary_document(self.summary({**next_year, "packages": [renewed]}), catalogue("en")))
        said = " ".join(told.split())
        assert "only if the law did not change after the last day that was checked." in said
        assert "For 2 lines what was expected is right only if the package went on with the same terms." in said

    def test_nothing(self) -> None:
        assert self.summary(PAID).conditions == ()

    def test_has_words_for_every_condition(self) -> None:
        hung = [Reason.LAW_UNCHANGED, Reason.PACKAGE_RENEWED, Reason.INSURER_ACCEPTS_NEEDLING]
        for reason in (*hung, Reason.INSURER_ACCEPTS_ORDERED_ACT):
            assert all(f"whole.hangs.{reason}" in catalogue(lang).claims for lang in LANGUAGES)


class TestLines:
    def test_what_came_of_each(self) -> None:
        assert {name: line.came for name, line in looked()[0].items()} == {
            "paid": Came.AS_EXPECTED,
            "less": Came.LESS,
            "refused": Came.REFUSED,
            "own": Came.NOT_EXPECTED,
            "more": Came.MORE,
            "back": Came.TAKEN_BACK,
            "silent": Came.AMOUNT_NOT_TOLD,
            "stranger": Came.NO_CASE,
            "waiting": Came.NOT_RETURNED,
        }

    def test_sums_to_the_cent(self) -> None:
        """The lines add up to the sums, and each line is in one of them."""
        lines, summary = looked()
        assert sum(each.count for each in summary.sums.values()) == len(lines) == 9
        for came, each in summary.sums.items():
            of_it = [line for line in lines.values() if line.came is came]
            assert each.expected.cents == sum(line.expected.cents for line in of_it if line.expected is not None)
            assert each.granted.cents == sum(line.granted.cents for line in of_it if line.granted is not None)

    def test_why_and_what_to_do(self) -> None:
        summary = looked()[1]
        assert dict(summary.causes) == {Cause.ENTITLEMENT_CODE: 1, Cause.NO_PACKAGE: 1}
        assert dict(summary.steps)[StepAct.BILL_PATIENT] == 1
        assert summary.unknown_codes == ("9999",)
        assert summary.other_codes == (("Header", "9797"),)

    def test_what_the_message_repeats_is_used(self) -> None:
        """PM305 says what was claimed: where the case does not, that is laid beside it."""
        whole = WholeReturn({"x": sent()})
        repeated = Claimed(entitlement_code="001")
        read = Returned(place="04", reference="x", granted=Money(0), codes=("9091",), claimed=repeated)
        (line,) = whole.look([read])
        assert line.explained is not None
        assert [point.cause for point in line.explained.holding] == [Cause.ENTITLEMENT_CODE]
        (line,) = WholeReturn({"x": sent(entitlement_code="009")}).look([read])
        assert line.explained is not None
        assert line.explained.holding == ()

    def test_what_to_expect_is_not_known(self) -> None:
        """Without a price there is no amount to expect."""
        made = mapping(PAID)
        del made["session"]["price"]
        whole = WholeReturn({"x": Sent(case_from(made), Claimed())})
        (line,) = whole.look([Returned(place="04", reference="x", granted=Money(4250))])
        assert (line.came, line.expected) == (Came.EXPECTED_OPEN, None)

    def test_the_insurer_collects_the_deductible(self) -> None:
        """What it pays the practice is the whole of a session that the basic package pays."""
        given = {"conditions.complaint": {"kind": "stroke"}, "history": sessions(20), "packages": []}
        decision = decide(case(given))
        assert decision.amounts is not None
        assert decision.amounts.deductible == Money(4250)
        assert expected_of(decision) == Money(4250)


@pytest.mark.parametrize(("second", "got"), [("x", 4250), ("y", 4250)])
def test_a_line_that_stands_twice_is_expected_once(second: str, got: int) -> None:
    """One session is paid once, however often its line comes back; another session is expected besides."""
    whole = WholeReturn({"x": sent(), "y": sent()})
    read = [
        Returned(place="04", reference="x", granted=Money(0), codes=("9561",)),
        Returned(place="04", reference="y", granted=Money(0), credit=True),
        Returned(place="04", reference=second, granted=Money(got)),
    ]
    found = list(whole.look(read))
    assert [each.came for each in found[:3]] == [Came.REFUSED, Came.NOT_TAKEN_BACK, Came.AS_EXPECTED]
    assert [each.expected for each in found[:3]] == [Money(4250), None, None if second == "x" else Money(4250)]
    assert whole.summary().granted == Money(got)
    assert whole.summary().expected == Money(4250 if second == "x" else 8500)


@pytest.mark.parametrize("reference", ["x", "stranger"])
@pytest.mark.parametrize(
    ("granted", "aside", "came"),
    [(4250, 0, Came.TAKEN_BACK), (0, 4250, Came.TAKEN_BACK), (0, 0, Came.NOT_TAKEN_BACK),
     (0, None, Came.NOT_TAKEN_BACK),
     (None, None, Came.AMOUNT_NOT_TOLD)],
)  # fmt: skip
def test_a_line_that_was_to_be_taken_back(reference: str, granted: int | None, aside: int | None, came: Came) -> None:
    """Where nothing of it was granted, nothing went back; of neither anything is expected."""
    whole = WholeReturn({"x": sent()})
    told = {"granted": granted, "granted_not_financial": aside}
    amounts = {name: None if cents is None else Money(cents) for name, cents in told.items()}
    line = next(whole.look([Returned(place="04", reference=reference, codes=("8017",), credit=True, **amounts)]))
    assert (line.came, line.expected) == (came, None)
    assert whole.summary().granted == whole.summary().expected == Money(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_without_a_reference(lang: str) -> None:
    """It is beside no case, and what was granted of it is in the sums; a code about no line is among the others."""
    read = [
        Returned(place="04", granted=Money(100), codes=("0613",)),
        Returned(place="04", granted=Money(300), credit=True),
        Returned(place="Header", codes=("9797",)),
    ]
    whole = WholeReturn({"x": sent()})
    lines = list(whole.look(read))
    assert [(each.reference, each.came, each.codes) for each in lines] == [
        ("", Came.NO_CASE, ("0613",)), ("", Came.TAKEN_BACK, ()), ("x", Came.NOT_RETURNED, ()),
    ]  # fmt: skip
    assert whole.summary().granted == Money(100)
    assert whole.summary().of(Came.TAKEN_BACK).granted == Money(300)
    assert whole.summary().other_codes == (("Header", "9797"),)
    unnamed = {"nl": "zonder eigen kenmerk", "en": "without a reference"}[lang]
    assert line_words(lines[0], catalogue(lang)).startswith(f"{unnamed}: ")
    assert unnamed in month_text(look_again({"x": sent()}, read), catalogue(lang))
    assert line_data(lines[0])["reference"] == ""


def test_what_to_do_of_a_line_that_was_not_taken_back() -> None:
    """Nothing of the session: it stands as its own line says, and only that is counted."""
    whole = WholeReturn({"x": sent({"packages": []})})
    debit = Returned(place="04", reference="x", granted=Money(0), codes=("0613",))
    credit = Returned(place="04", reference="x", granted=Money(0), codes=("8017",), credit=True)
    lines = list(whole.look([debit, credit]))
    acts = [StepAct.FIND_OUT, StepAct.BILL_PATIENT, StepAct.NOT_AGAIN]
    assert [[step.act for step in each.steps] for each in lines] == [acts, []]
    assert [len(line_data(each)["steps"]) for each in lines] == [3, 0]
    assert dict(whole.summary().steps) == dict.fromkeys(acts, 1)


class TestWhatTheMessageRepeats:
    """Day and performance code of a line that came back are those of the case, or that is told."""

    @pytest.mark.parametrize(
        ("day", "performance", "holding"),
        [
            (date(2026, 3, 12), "1000", []),
            (None, None, []),
            (None, "", []),
            (date(2026, 3, 13), "1000", [Cause.DAY]),
            (date(2026, 3, 12), "1200", [Cause.PERFORMANCE_CODE]),
            (date(2025, 3, 12), "1200", [Cause.DAY, Cause.PERFORMANCE_CODE]),
        ],
    )
    @pytest.mark.parametrize("told", [{}, {"performance": "1000", "date": date(2026, 3, 12)}])
    def test_beside_the_case(
        self, day: date | None, performance: str | None, holding: list[Cause], told: dict[str, Any]
    ) -> None:
        """Whatever [claim] says, with a code and without, paid or not."""
        claimed = Claimed() if performance is None else Claimed(performance=performance)
        for granted, codes in ((4250, ()), (4250, ("0613",)), (0, ("8989",))):
            whole = WholeReturn({"x": sent(**told)})
            read = Returned(place="04", reference="x", date=day, claimed=claimed, granted=Money(granted), codes=codes)
            (line,) = whole.look([read])
            assert [each.cause for each in line.holding] == holding
            assert len({each.cause for each in line.points}) == len(line.points)
            assert dict(whole.summary().causes) == dict.fromkeys(holding, 1)
            assert line.came is (Came.AS_EXPECTED if granted else Came.REFUSED)

    def test_what_stands_there(self) -> None:
        read = Returned(place="04", reference="x", date=date(2026, 3, 13), granted=Money(4250))
        (line,) = WholeReturn({"x": sent()}).look([read])
        assert [(each.stands, each.should) for each in line.points] == [("2026-03-13", "2026-03-12")]
        assert line.date == date(2026, 3, 12)

    def test_no_code_is_beside_it_where_the_case_has_none(self) -> None:
        """Then what was sent is; where neither says one nothing is told."""
        made = mapping({"provider": {"profession": "acupuncturist"}, **PAID})
        del made["session"]["performance"]
        read = Returned(place="04", reference="x", claimed=Claimed(performance="1200"), granted=Money(4250))
        for claimed, holding in ((Claimed(), []), (Claimed(performance="1000"), [Cause.PERFORMANCE_CODE])):
            (line,) = WholeReturn({"x": Sent(case_from(made), claimed)}).look([read])
            assert [each.cause for each in line.holding] == holding

    @pytest.mark.parametrize("read", [as_file(fixed([Line("x", day="20260313")], returned=True))])
    def test_of_a_message(self, read: bytes) -> None:
        (line,) = WholeReturn({"x": sent()}).look(read_return(io.BytesIO(read)))
        assert [each.cause for each in line.holding] == [Cause.DAY]
        assert "another day" in line_words(line, catalogue("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
class TestWords:
    def test_every_line_and_the_page(self, lang: str) -> None:
        words = catalogue(lang)
        lines, summary = looked()
        for name, line in lines.items():
            assert line_words(line, words).startswith(f"{name}: ")
        page = render(summary_document(summary, words))
        assert all(len(line) <= 80 for line in page.splitlines())
        total = {"nl": ("9 regels: ", "gekregen € 165,00."), "en": ("9 lines: ", "got €165.00.")}[lang]
        assert page.splitlines()[0].startswith(total[0])
        assert page.splitlines()[0].endswith(total[1])

    def test_what_is_not_financial_is_shown(self, lang: str) -> None:
        """And counted nowhere; nothing of it is told where it is nothing."""
        for cents, told in ((0, False), (100, True)):
            whole = WholeReturn({"x": sent()})
            read = Returned(place="04", reference="x", granted=Money(4250), granted_not_financial=Money(cents))
            (line,) = whole.look([read])
            assert ({"nl": "niet-financieel", "en": "not financial"}[lang] in line_words(line, catalogue(lang))) is told
            assert line_data(line)["granted_not_financial"] == str(Money(cents))
            assert whole.summary().granted == Money(4250)

    def test_what_is_granted_so_is_no_refusal(self, lang: str) -> None:
        """Nor is it a payment: what it means is not known. Without it the line was refused."""
        for cents, came in ((0, Came.REFUSED), (4250, Came.GRANTED_OTHERWISE)):
            whole = WholeReturn({"x": sent()})
            read = Returned(place="04", reference="x", granted=Money(0), granted_not_financial=Money(cents))
            (line,) = whole.look([read])
            assert (line.came, whole.summary().granted) == (came, Money(0))
            assert line_words(line, catalogue(lang)).startswith(f"x: {catalogue(lang).claims[f'came.{came}']}")

    @pytest.mark.parametrize(("granted", "aside"), [(4250, None), (0, 4250)])
    def test_what_went_back_has_a_sign(self, lang: str, granted: int, aside: int | None) -> None:
        """Beside its line and in the sums, as in a month; nothing has none."""
        words, whole = catalogue(lang), WholeReturn({})
        amounts = {"granted": Money(granted), "granted_not_financial": None if aside is None else Money(aside)}
        (line,) = whole.look([Returned(place="04", reference="x", credit=True, **amounts)])
        shown, nothing = f"-{words.euros(Money(4250))}", words.euros(NOTHING)
        assert shown in line_words(line, words)
        assert f"-{nothing}" not in line_words(line, words)
        page = render(summary_document(whole.summary(), words))
        assert (f"{shown}." in page) is (granted > 0)

    def test_one_line(self, lang: str) -> None:
        whole = WholeReturn({"x": sent()})
        list(whole.look([]))
        assert summary_document(whole.summary(), catalogue(lang)).answer.startswith("1 ")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["return", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two cases: one that is found by its reference, one by its name."""
    cases = tmp_path / "cases"
    cases.mkdir()
    example = HERE.parents[2] / "docs" / "examples" / "claims" / "wrong-entitlement-code.toml"
    text = example.read_text("utf-8").replace("[claim]", '[claim]\nreference = "2026-7"')
    (cases / "a.toml").write_text(text, "utf-8")
    (cases / "b-1.case.toml").write_text(example.with_name("package-used-up.toml").read_text("utf-8"), "utf-8")
    return cases


LINES = [Line("2026-7", granted=0, codes=("9091",)), Line("b-1", granted=0, codes=("0613",))]


class TestTheCommand:
    @pytest.mark.parametrize(
        "data", [gds(LINES, returned=True), as_file(fixed(LINES, returned=True))], ids=["xml", "fixed"]
    )
    def test_reads_a_return(self, folder: Path, tmp_path: Path, data: bytes) -> None:
        """Both kinds of messages say the same; `read` may be left out."""
        (tmp_path / "file").write_bytes(data)
        long = run("read", tmp_path / "file", "--cases", folder, "--lang", "en")
        assert long.exit_code == 0, long.output
        assert long.output == run(tmp_path / "file", "--cases", folder, "--lang", "en").output
        assert "2026-7: refused; expected €42.50" in long.output
        assert "2 lines: expected €42.50, got €0.00." in long.output

    def test_as_lines_of_json(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(gds(LINES, returned=True))
        done = run(tmp_path / "file", "--cases", folder, "--format", "json")
        *lines, summary = map(json.loads, done.output.splitlines())
        assert [each["reference"] for each in lines] == ["2026-7", "b-1"]
        assert lines[1]["holding"] == ["package_maximum"]
        assert summary["summary"]["refused"] == {"count": 1, "expected": "42.50", "granted": "0.00"}

    def test_cases_one_a_line(self, tmp_path: Path) -> None:
        made = mapping(PAID)
        lines = [json.dumps({**made, "claim": {"reference": f"r-{number}"}}) for number in range(2)]
        (tmp_path / "cases.jsonl").write_text("\n".join([*lines, ""]), "utf-8")
        (tmp_path / "file").write_bytes(gds([Line("r-0"), Line("r-1")], returned=True))
        done = run(tmp_path / "file", "--cases", tmp_path / "cases.jsonl", "--lang", "en")
        assert done.exit_code == 0, done.output
        assert "2 lines: expected €85.00, got €85.00." in done.output

    def test_what_is_wrong_is_told_after_what_could_be_read(self, folder: Path, tmp_path: Path) -> None:
        (folder / "c.toml").write_text("[session]\n", "utf-8")
        (folder / "d.toml").write_text((folder / "a.toml").read_text("utf-8"), "utf-8")
        (tmp_path / "file").write_bytes(gds(LINES, returned=True)[:-30])
        done = run(tmp_path / "file", "--cases", folder, "--lang", "en")
        assert done.exit_code == 2
        assert "2026-7: refused" in done.stdout
        assert f"{folder / 'c.toml'}: session.date: is missing" in done.stderr
        assert "reference that stands twice" in done.stderr
        assert f"{tmp_path / 'file'}: line 2, column " in done.stderr
        assert "is cut off, or is no XML" in done.stderr

    def test_elements_that_were_passed_over(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(gds(LINES, returned=True, header="<d:Nieuw/>"))
        done = run(tmp_path / "file", "--cases", folder, "--lang", "en")
        assert done.exit_code == 0
        assert "1 elements or records are not known here" in done.stderr

    @pytest.mark.parametrize("lines", ["{\n", "[1]\n", '"x"\n', "{}\n", "\xe9\n"])
    def test_lines_that_are_no_case(self, tmp_path: Path, lines: str) -> None:
        (tmp_path / "cases.jsonl").write_text(lines, "latin-1")
        (tmp_path / "file").write_bytes(gds(LINES, returned=True))
        done = run(tmp_path / "file", "--cases", tmp_path / "cases.jsonl")
        assert done.exit_code == 2
        assert f"{tmp_path / 'cases.jsonl'}: line 1: " in done.stderr

    def test_files_that_are_not_there(self, folder: Path, tmp_path: Path) -> None:
        assert run(tmp_path / "none", "--cases", folder).exit_code == 2
        (tmp_path / "file").write_bytes(b"")
        assert run(tmp_path / "file", "--cases", tmp_path / "none").exit_code == 2


def test_data() -> None:
    """Every line and the summary are data that JSON can hold."""
    lines, summary = looked()
    assert json.dumps([*map(line_data, lines.values()), summary_data(summary)])


def test_a_message_is_read_while_it_is_looked_at() -> None:
    """The first line comes before the file ends."""
    data = gds([Line(f"r-{number}") for number in range(400)], returned=True)
    stream = io.BytesIO(data)
    lines = WholeReturn({}).look(read_return(stream))
    assert next(lines).reference == "r-0"
    assert stream.tell() < len(data)
