from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

import attrs
import pytest

from fysiodekking import InvalidCase, InvalidPackage, Money
from fysiodekking.model import checked
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import Period
from fysiodekking.model.package import Confidence, Grant, Limit, Package, Payment, Requirements
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.session import ExtraLine, Session
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import Range, Row, Used
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Per, Profession, Technique, Unit


def problems(check: checked.Check, value: object) -> list[str]:
    return [str(problem) for problem in check(value)]


class TestChecks:
    """Every check says what is wrong and what to write instead."""

    @pytest.mark.parametrize("value", [date(1900, 1, 1), date(2099, 12, 31), date(2026, 3, 12)])
    def test_a_day_between_1900_and_2099(self, value: date) -> None:
        assert problems(checked.is_day, value) == []

    @pytest.mark.parametrize("value", [date(1899, 12, 31), date(2100, 1, 1)])
    def test_no_day_outside(self, value: date) -> None:
        assert "not a usable date" in problems(checked.is_day, value)[0]

    @pytest.mark.parametrize("value", ["2026-03-12", datetime(2026, 3, 12, tzinfo=UTC), None, 20260312])
    def test_no_day_of_another_type(self, value: object) -> None:
        assert "write 2026-03-12" in problems(checked.is_day, value)[0]

    @pytest.mark.parametrize("value", [0, 1, "true", None])
    def test_a_flag_is_true_or_false(self, value: object) -> None:
        assert "neither true nor false" in problems(checked.is_flag, value)[0]
        assert problems(checked.is_flag, False) == []

    def test_money(self) -> None:
        assert problems(checked.is_money, Money(1)) == []
        assert "42.50" in problems(checked.is_money, 42.5)[0]

    @pytest.mark.parametrize("value", ["", "  ", 1, None])
    def test_text_is_not_empty(self, value: object) -> None:
        assert problems(checked.is_text, value)
        assert problems(checked.is_text, "x") == []

    def test_any_text_may_be_empty(self) -> None:
        assert problems(checked.is_any_text, "") == []
        assert problems(checked.is_any_text, 1)

    @pytest.mark.parametrize(
        ("value", "right"), [(1, True), (4, True), (0, False), (5, False), (True, False), ("1", False)]
    )
    def test_a_whole_number_within_bounds(self, value: object, right: bool) -> None:
        assert (problems(checked.is_whole(1, 4), value) == []) is right

    def test_a_member_of_a_vocabulary_with_the_nearest_word(self) -> None:
        assert problems(checked.is_member(Technique), Technique.MASSAGE) == []
        assert problems(checked.is_member(Technique), "dry-needling") == [
            "'dry-needling' is not known here; did you mean 'dry_needling'?"
        ]

    def test_lists_all_words_when_none_is_near(self) -> None:
        assert "write one of: A, B" in problems(checked.is_word("B", "A"), "qqq")[0]
        assert problems(checked.is_word("B", "A"), "A") == []
        assert problems(checked.is_word("B", "A"), 1)

    @pytest.mark.parametrize(
        ("written", "known", "meant"),
        [
            ("knie", "nek", None),
            ("heup", "hek", None),
            ("schouder", "onder", None),
            ("nak", "nek", "nek"),
            ("knei", "knie", "knie"),
            ("schuoder", "schouder", "schouder"),
        ],
    )
    def test_a_near_word_has_most_of_its_letters(self, written: str, known: str, meant: str | None) -> None:
        """A slip is near; another word that shares two letters is not."""
        assert checked.near(written, [known]) == meant

    def test_an_instance(self) -> None:
        assert problems(checked.is_a(Money), Money(1)) == []
        assert problems(checked.is_a(Money), 1) == ["1 is not a Money"]

    def test_one_of_several_checks(self) -> None:
        either = checked.one_of(checked.is_flag, checked.is_money)
        assert problems(either, True) == problems(either, Money(1)) == []
        assert "neither true nor false" in problems(either, 1)[0]

    def test_optional_takes_what_is_not_given(self) -> None:
        assert problems(checked.optional(checked.is_flag), NOT_GIVEN) == []
        assert problems(checked.optional(checked.is_flag), 1)
        assert problems(checked.is_flag, NOT_GIVEN)

    def test_a_tuple_names_the_wrong_members(self) -> None:
        check = checked.tuple_of(checked.is_flag)
        assert problems(check, (True, 1, False, 2)) == [
            "[1]: 1 is neither true nor false (write true or false, without quotes)",
            "[3]: 2 is neither true nor false (write true or false, without quotes)",
        ]
        assert problems(check, [True])

    def test_a_mapping_names_the_wrong_keys(self) -> None:
        check = checked.mapping_of(checked.is_whole(0, 9))
        assert problems(check, {"a": 1, "b": 10}) == ["b: 10 is not a whole number from 0 to 9"]
        assert problems(check, [1])

    def test_shows_a_long_value_cut(self) -> None:
        assert checked.shown("x" * 58) == repr("x" * 58)
        assert checked.shown("x" * 59) == repr("x" * 59)[:60] + "…"

    def test_suggestion_ignores_case_and_hyphens(self) -> None:
        class Words(StrEnum):
            DRY = "dry_needling"

        assert checked.suggestion("Dry Needling", Words) == "did you mean 'dry_needling'?"
        assert checked.suggestion("no_package", ["x", "no-package"]) == "did you mean 'no-package'?"

    def test_suggestion_names_all_words_of_a_short_list(self) -> None:
        assert checked.suggestion("x", ["b", "a"]) == "write one of: a, b"
        assert checked.suggestion("komma", [",", "."]) == "write one of: ',', '.'"
        words = [f"word{number:02}" for number in range(60)]
        assert checked.suggestion("x", words) == f"write one of: {', '.join(words)}"

    def test_suggestion_names_three_words_of_a_long_list(self) -> None:
        words = [f"word{number:02}" for number in range(61)]
        assert checked.suggestion("60", words) == (
            "write one of the 61 words of that list; the nearest are 'word60', 'word56', 'word50'"
        )
        assert len(checked.suggestion("x" * 10**6, words)) < 200


@attrs.frozen(kw_only=True)
class Sample(checked.Checked):
    low: int = checked.field(checked.is_whole(0, 9))
    flag: bool = checked.field(checked.is_flag)

    def _together(self):  # noqa: ANN202
        if self.low == 0:
            yield checked.Problem("low", "is nothing")


@attrs.frozen(kw_only=True)
class PackageSample(checked.Checked):
    _error = InvalidPackage
    low: int = checked.field(checked.is_whole(0, 9))


class TestChecked:
    """Construction raises `InvalidCase` with every problem of every field."""

    def test_names_all_problems_at_once(self) -> None:
        with pytest.raises(InvalidCase) as caught:
            Sample(low=10, flag=1)  # type: ignore[arg-type]
        assert [problem.path for problem in caught.value.problems] == ["low", "flag"]

    def test_looks_at_fields_together_only_when_each_is_right(self) -> None:
        with pytest.raises(InvalidCase) as caught:
            Sample(low=0, flag=True)
        assert str(caught.value) == "low: is nothing"
        with pytest.raises(InvalidCase) as caught:
            Sample(low=0, flag=1)  # type: ignore[arg-type]
        assert [problem.path for problem in caught.value.problems] == ["flag"]

    def test_a_class_may_raise_an_error_of_its_own(self) -> None:
        with pytest.raises(InvalidPackage):
            PackageSample(low=10)

    def test_is_frozen(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            Sample(low=1, flag=True).low = 2  # type: ignore[misc]


class TestDirectConstruction:
    """The classes can be built directly, and are validated on construction."""

    def test_ordinary_parts_are_right(self) -> None:
        Session(date=date(2026, 3, 12), performance="1000", techniques=(Technique.DRY_NEEDLING,))
        Provider(profession=Profession.PHYSIOTHERAPIST)
        Insured(born=date(1984, 5, 2), voluntary_deductible=Money(50000))
        Condition(kind=ConditionKind.COPD, gold_stage=2)
        Row(date=date(2026, 1, 5), until=date(2026, 1, 5))
        ExtraLine()

    @pytest.mark.parametrize(
        ("make", "paths"),
        [
            (
                lambda: Session(date="2026-03-12", techniques=["massage"], referral=1),
                ["date", "techniques", "referral"],
            ),
            (lambda: Provider(profession="physiotherapist", contracted=None), ["profession", "contracted"]),
            (lambda: Insured(born=date(1899, 1, 1), deductible_used=385), ["born", "deductible_used"]),
            (lambda: Insured(born=date(1984, 5, 2), voluntary_deductible=Money(10001)), ["voluntary_deductible"]),
            (lambda: Insured(born=date(1984, 5, 2), voluntary_deductible=Money(60000)), ["voluntary_deductible"]),
            (lambda: Condition(kind=ConditionKind.COPD, gold_stage=0), ["gold_stage"]),
            (lambda: Condition(kind=ConditionKind.COPD, gold_stage=5), ["gold_stage"]),
            (lambda: Row(date=date(2026, 1, 5), sessions=0), ["sessions"]),
            (lambda: Row(date=date(2026, 1, 5), until=date(2026, 1, 4)), ["until"]),
            (lambda: Range(min=2, max=1), [""]),
            (lambda: Range(min=-1, max=1), ["min"]),
            (lambda: Used(left_last_year={"p": -1}), ["left_last_year.p"]),
            (lambda: BasicPolicy(deductible_waived=("copd",)), ["deductible_waived[0]"]),
            (lambda: Payment(percent=101), ["percent"]),
        ],
    )
    def test_wrong_parts_name_their_fields(self, make, paths: list[str]) -> None:  # noqa: ANN001
        with pytest.raises(InvalidCase) as caught:
            make()
        assert [problem.path for problem in caught.value.problems] == paths

    def test_the_text_of_a_word_is_told_its_member(self) -> None:
        """A part that is built directly takes the word itself; the text is nearly right, and not "nearly" another."""
        with pytest.raises(InvalidCase) as caught:
            Provider(profession="physiotherapist")  # type: ignore[arg-type]
        said = "(write Profession.PHYSIOTHERAPIST; `case_from` takes texts)"
        assert str(caught.value) == f"profession: 'physiotherapist' is its text {said}"

    @pytest.mark.parametrize("euros", range(0, 501, 100))
    def test_the_steps_of_the_voluntary_deductible(self, euros: int) -> None:
        assert Insured(born=date(1984, 5, 2), voluntary_deductible=Money(euros * 100)).voluntary_deductible == Money(
            euros * 100
        )


def limit(**changes: object) -> Limit:
    return Limit(**{"id": "year", "max": 9, "unit": Unit.SESSIONS, "per": Per.CALENDAR_YEAR, **changes})  # type: ignore[arg-type]


def package(*grants: Grant) -> Package:
    return Package(id="p", insurer="I", name="N", year=2026, source="s", confidence=Confidence.A, grants=grants)


class TestPackageParts:
    """A limit in euros has an amount, one in sessions a number; ids are not repeated."""

    @pytest.mark.parametrize("maximum", [0, 9, 100_000, "unlimited", NOT_GIVEN])
    def test_maximum_in_sessions(self, maximum: object) -> None:
        assert limit(max=maximum).max == maximum

    @pytest.mark.parametrize("maximum", [-1, 100_001, "many", Money(900), True])
    def test_no_maximum_in_sessions(self, maximum: object) -> None:
        with pytest.raises(InvalidCase, match="max: "):
            limit(max=maximum)

    def test_maximum_in_euros(self) -> None:
        assert limit(max=Money(900), unit=Unit.EUROS).max == Money(900)
        with pytest.raises(InvalidCase, match=r'max: 9 is not an amount .*"9\.00"'):
            limit(max=9, unit=Unit.EUROS)

    @pytest.mark.parametrize(
        "changes", [{"per": Per.CONDITION}, {"per": Per.DAY}, {"unit": Unit.EUROS, "max": Money(900)}]
    )
    def test_only_a_limit_in_sessions_a_year_carries_over(self, changes: dict[str, object]) -> None:
        assert limit(carry_over=3).carry_over == 3
        with pytest.raises(InvalidCase, match="carry_over: "):
            limit(carry_over=3, **changes)

    def test_a_limit_without_classes_binds_every_class(self) -> None:
        assert limit().binds(CoverClass.ACUPUNCTURE)
        assert limit(covers=(CoverClass.MANUAL_THERAPY,)).binds(CoverClass.MANUAL_THERAPY)
        assert not limit(covers=(CoverClass.MANUAL_THERAPY,)).binds(CoverClass.PHYSIOTHERAPY)

    def test_what_speaks_of_classes_that_the_line_does_not_cover(self) -> None:
        """It binds nothing; as the line is right without it, that is told of the line and refuses none."""
        manual, physio = CoverClass.MANUAL_THERAPY, CoverClass.PHYSIOTHERAPY
        inside = {"limits": (limit(), limit(id="mt", covers=(manual, physio)))}, {"terms_unknown": (physio, manual)}
        outside = {"limits": (limit(), limit(id="mt", covers=(manual,)))}, {"terms_unknown": (manual,)}
        for within, beside, path in zip(inside, outside, ("limits[1].covers", "terms_unknown"), strict=True):
            assert [*Grant(id="g", covers=(physio,), **within).idle()] == []  # type: ignore[arg-type]
            (problem,) = Grant(id="g", covers=(physio,), **beside).idle()  # type: ignore[arg-type]
            none = "the line covers none of these, so this says nothing"
            assert str(problem) == f"{path}: manual_therapy: {none} (write one or more of: physiotherapy)"

    def test_a_grant_asks_an_age_that_somebody_has(self) -> None:
        with pytest.raises(InvalidCase, match="max_age: 17 is less than min_age 18: nobody has that age"):
            Requirements(min_age=18, max_age=17)
        assert Requirements(min_age=18, max_age=18).max_age == 18

    def test_a_technique_is_no_class_of_care(self) -> None:
        with pytest.raises(InvalidCase, match="'dry_needling' is not known here; did you mean 'physiotherapy'"):
            Grant(id="g", covers=("dry_needling",))

    def test_a_grant_covers_something(self) -> None:
        with pytest.raises(InvalidCase, match="covers: the list is empty"):
            Grant(id="g", covers=())

    def test_ids_stand_once(self) -> None:
        covers = (CoverClass.PHYSIOTHERAPY,)
        with pytest.raises(InvalidCase, match=r"limits\[1\].id: 'year' stands twice"):
            Grant(id="g", covers=covers, limits=(limit(), limit()))
        with pytest.raises(InvalidCase, match=r"grants\[2\].id: 'g' stands twice"):
            package(Grant(id="g", covers=covers), Grant(id="h", covers=covers), Grant(id="g", covers=covers))

    def test_terms_are_cited_for_the_policy_year(self) -> None:
        terms = package().terms
        assert (terms.source, terms.url, terms.confidence) == ("I N 2026", "s", "A")
        assert terms.period == Period(date(2026, 1, 1), date(2026, 12, 31))

    def test_unknown_terms_may_be_of_some_classes(self) -> None:
        covers = (CoverClass.PHYSIOTHERAPY, CoverClass.MANUAL_THERAPY)
        some = Grant(id="g", covers=covers, terms_unknown=(CoverClass.MANUAL_THERAPY,))
        assert some.has_unknown_terms(CoverClass.MANUAL_THERAPY)
        assert not some.has_unknown_terms(CoverClass.PHYSIOTHERAPY)
        assert Grant(id="g", covers=covers, terms_unknown=True).has_unknown_terms(CoverClass.PHYSIOTHERAPY)
        assert not Grant(id="g", covers=covers).has_unknown_terms(CoverClass.PHYSIOTHERAPY)
        with pytest.raises(InvalidCase, match="terms_unknown"):
            Grant(id="g", covers=covers, terms_unknown="manual_therapy")  # type: ignore[arg-type]


class TestPayment:
    """`percent` with `of`: percent times of, then never more than the charged price."""

    price = Money(4250)

    @pytest.mark.parametrize(
        ("payment", "paid"),
        [
            (Payment(percent=100), 4250),
            (Payment(percent=75), 3188),  # 31.875 goes up
            (Payment(percent=75, of=Money(4000)), 3000),
            (Payment(percent=100, of=Money(5000)), 4250),
            (Payment(percent=100, at_most=Money(3000)), 3000),
            (Payment(percent=100, at_most=Money(9000)), 4250),
            (Payment(percent=75, of=Money(3800), at_most=Money(2000)), 2000),
            (Payment(percent=0), 0),
            (Payment(percent=NOT_GIVEN, of=Money(0)), 0),
            (Payment(percent=100, at_most=Money(0)), 0),
        ],
    )
    def test_pays(self, payment: Payment, paid: int) -> None:
        assert payment.amount(self.price) == Money(paid)
        assert payment.nothing is (paid == 0)

    def test_75_percent_of_40_at_a_price_of_28_is_28(self) -> None:
        assert Payment(percent=75, of=Money(4000)).amount(Money(2800)) == Money(2800)

    def test_a_percentage_that_nobody_knows(self) -> None:
        assert Payment(percent=NOT_GIVEN).amount(self.price) == NOT_GIVEN
        assert not Payment(percent=NOT_GIVEN).nothing
