"""The report in words: a table of 80 columns, and what nobody has looked at yet."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import chain

import pytest

from dated import AFTER, NEXT_YEAR
from fysiodekking import case_from
from fysiodekking.adapters.reach.data import reach_data
from fysiodekking.adapters.reach.gaps import code_of
from fysiodekking.adapters.reach.report import report
from fysiodekking.explain.languages import catalogue
from fysiodekking.reach import Reach, measure
from policies import DAY, PACKAGE, session, suite

CODES = re.compile(r"^  = (.*(?:\n    .*)*)", re.MULTILINE)


@pytest.fixture(scope="module")
def both() -> Reach:
    return measure(suite([9, 10]))


class TestTheReport:
    """What is reached as a table, and every gap in words with its short name."""

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_it_fits_80_columns(self, lang: str, both: Reach) -> None:
        assert max(len(line) for line in report(both, lang).splitlines()) <= 80

    def test_the_table(self, both: Reach) -> None:
        told = report(both, "en")
        assert re.search(r"^The law of 12 March 2026 +reached +of$", told, re.MULTILINE)
        assert re.search(r"^negen-2026 +4 / 8 +1 / 1 +2 / 2 +1 / 2$", told, re.MULTILINE)

    def test_a_package_in_full(self, both: Reach) -> None:
        """All of its gaps stand there, in the words of an explanation."""
        told = report(both, "en")
        said = " ".join(told.split())
        assert "- [ruled out] The patient is 17, and package negen-2026 is for another age: 18 and older." in said
        named = set(chain.from_iterable(" ".join(found.split()).split("; ") for found in CODES.findall(told)))
        assert {code_of(target) for gap in both.gaps for target in gap.targets if target.package} <= named

    def test_one_side_is_missing(self) -> None:
        """That side is named, and the other is not."""
        told = report(measure(suite([9])), "en")
        assert "= negen-2026 year < 9 outside; negen-2026 refused; negen-2026 package-used-up" in told
        assert "negen-2026 year < 9 inside" not in told

    def test_what_is_met_in_spite_of_a_number(self) -> None:
        """From the fifth session on consent is asked; with consent the fifth does not read as one that is refused."""
        asking = {**PACKAGE, "grants": [{**PACKAGE["grants"][0], "consent_from": 5}]}
        told = " ".join(report(measure([case_from(session(1, packages=[asking]))]), "en").split())
        assert "sessions_of_the_year < 4 outside" in told
        assert not re.search(r"\[met\][^\[]* 4 \(needed: less than 4\)", told)

    def test_packages_of_one_id(self) -> None:
        """Are told apart, and it is said why."""
        other = {**PACKAGE, "grants": [{**PACKAGE["grants"][0], "requires": {}}]}
        told = report(measure([case_from(session(1)), case_from(session(1, packages=[other]))]), "en")
        assert re.search(r"^negen-2026 \(2026, \w{6}\) .*\nnegen-2026 \(2026, \w{6}\) ", told, re.MULTILINE)
        assert "Packages with the same id but other terms" in told

    @pytest.mark.parametrize(
        ("days", "on", "said"),
        [
            ([str(AFTER)], None, "Every case is of a day of which the law is not in the library."),
            ([str(AFTER), DAY], None, "1 of the 2 cases is of a day of which the law is not in the library."),
            (
                [str(AFTER), f"{NEXT_YEAR + 1}-03-12", DAY],
                None,
                "2 of the 3 cases are of a day of which",
            ),
            ([DAY], date(2020, 8, 1), "No case is of this version of the law; they count for what is the same."),
            (["2019-03-12", DAY], None, "1 of the 2 cases is of another version of the law;"),
        ],
    )
    def test_cases_of_other_days(self, days: list[str], on: date | None, said: str) -> None:
        """A day that was never checked is of no other version of the law."""
        given = [{**session(1, packages=[])["session"], "date": day} for day in days]
        cases = [case_from(session(1, packages=[], session=each)) for each in given]
        told = " ".join(report(measure(cases, on=on), "en").split())
        assert said in told
        assert "another version" in said or "another version" not in told

    def test_what_nobody_is_about_is_one_line(self, both: Reach) -> None:
        """An ordinary complaint says nothing of COPD, nor of a screening."""
        told = report(both, "en")
        assert re.search(r"^- exercise therapy for COPD \(\d+ to go\)$", told, re.MULTILINE)
        assert "which class the COPD has" not in told

    def test_what_a_case_is_about_is_told_in_full(self) -> None:
        """With a case of COPD, the gaps of COPD are told one by one."""
        copd = session(1, conditions={"copd": {"kind": "copd", "gold_stage": 2, "first_session": "2026-01-05"}})
        copd["conditions"]["copd"]["copd_class"] = "A"
        told = report(measure([case_from(copd)]), "en")
        assert re.search(r"^exercise therapy for COPD\n- \[", told, re.MULTILINE)

    def test_a_name_that_is_long_or_steers_the_screen(self) -> None:
        """It gets a line of its own, on one line."""
        id_ = "a-package-of-quite-some-length-2026\x1b[31m"
        told = report(measure([case_from(session(1, packages=[{**PACKAGE, "id": id_}], history=[]))]), "en")
        assert re.search(r"^a-package-of-quite-some-length-2026 ?\[31m\n +\d", told, re.MULTILINE)
        assert "\x1b" not in told

    def test_no_cases(self) -> None:
        assert report(measure([], on=date(2026, 3, 12)), "en") == "There is no case to report on.\n"

    def test_nothing_is_left(self, both: Reach) -> None:
        every = measure([*suite([9, 10]), *(gap.case for gap in both.gaps)], on=both.on)
        left = [gap for gap in every.gaps if set(gap.targets) & set(both.targets)]
        assert left == []

    def test_both_languages_say_the_same_things(self) -> None:
        blanks = re.compile(r"{\w+}")
        nl, en = (
            {key: set(blanks.findall(text)) for key, text in catalogue(lang).reach.items()} for lang in ("nl", "en")
        )
        assert nl == en


class TestPlainValues:
    """The report as values that JSON knows."""

    def test_counts_and_gaps(self, both: Reach) -> None:
        found = reach_data(both)
        assert found["packages"]["negen-2026"]["limit"] == {"reached": 2, "of": 2}
        assert len(found["gaps"]) == len(both.gaps)
        assert json.loads(json.dumps(found)) == found
        assert [case_from(gap["case"]) for gap in found["gaps"]] == [gap.case for gap in both.gaps]

    def test_short_names_are_unique(self, both: Reach) -> None:
        codes = [code_of(target) for target in both.targets]
        assert len(codes) == len(set(codes))
