"""The model's classes, built directly: checked like a case file, frozen, and out of reach of later changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest

from fysiodekking import Case, InvalidCase, Money, as_dict, case_from, decide
from fysiodekking.adapters.expectations import Expectation
from fysiodekking.model.condition import Condition
from fysiodekking.model.history import History
from fysiodekking.model.package import (
    Confidence,
    Copayment,
    Grant,
    Limit,
    Package,
    PartYear,
    Payment,
    Payments,
    Requirements,
)
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import ExtraLine, Session
from fysiodekking.model.usage import Range, Row, Used
from fysiodekking.model.vocabulary import (
    ConditionKind,
    CoverClass,
    PaidBy,
    Per,
    Profession,
    Rounding,
    Technique,
    Unit,
    YearPart,
)

DAY = dt.date(2026, 3, 12)

PARTS: dict[type[attrs.AttrsInstance], dict[str, Any]] = {
    Session: {"date": DAY, "performance": "1000", "techniques": (Technique.DRY_NEEDLING,), "price": Money(4250)},
    ExtraLine: {"description": "tape", "price": Money(500)},
    Provider: {"profession": Profession.PHYSIOTHERAPIST},
    Insured: {"born": dt.date(1984, 5, 2)},
    BasicPolicy: {},
    Condition: {"kind": ConditionKind.NOT_LISTED},
    Readings: {},
    Range: {"min": 0, "max": 3},
    Row: {"date": DAY, "paid_by": PaidBy.PACKAGE},
    Used: {"left_last_year": {"fysio-9": 2}},
    Payment: {"percent": 100},
    PartYear: {"by": YearPart.DAYS, "rounds": Rounding.UP},
    Copayment: {"euros": Money(500), "from_session": 4},
    Payments: {},
    Requirements: {},
    Limit: {"id": "year", "max": 9, "unit": Unit.SESSIONS, "per": Per.CALENDAR_YEAR},
    Grant: {"id": "movement", "covers": (CoverClass.PHYSIOTHERAPY,)},
    Package: {
        "id": "fysio-9",
        "insurer": "an insurer",
        "name": "Fysio 9",
        "year": 2026,
        "source": "https://example.org",
        "confidence": Confidence.A,
    },
    Expectation: {},
}


def part(cls: Any) -> Any:
    return cls(**PARTS[cls])


def case(**changes: Any) -> Case:
    given = {
        "session": part(Session),
        "provider": part(Provider),
        "insured": part(Insured),
        "conditions": {"neck": part(Condition)},
    }
    return Case(**{**given, **changes})


FIELDS = [
    pytest.param(cls, field.alias, id=f"{cls.__name__}.{field.alias}") for cls in PARTS for field in attrs.fields(cls)
]


class TestEveryPartIsChecked:
    """What is built directly is checked like what is read."""

    @pytest.mark.parametrize("cls", PARTS, ids=lambda cls: cls.__name__)
    def test_right(self, cls: Any) -> None:
        """The right values are accepted."""
        assert part(cls) == part(cls)

    @pytest.mark.parametrize(("cls", "name"), FIELDS)
    @pytest.mark.parametrize("value", [1.5, object(), {1, 2}, None, [1.5]], ids=lambda value: type(value).__name__)
    def test_wrong(self, cls: Any, name: str, value: Any) -> None:
        """A value of a type that stands nowhere in the model is refused, with the field as its path."""
        arguments = {**attrs.asdict(part(cls), recurse=False), name: value}
        with pytest.raises(InvalidCase) as caught:
            cls(**arguments)
        assert [problem.path for problem in caught.value.problems] == [name]

    @pytest.mark.parametrize(
        ("cls", "changes"),
        [
            (Session, {"date": "2026-03-12"}),
            (Session, {"date": dt.datetime(2026, 3, 12, tzinfo=dt.UTC)}),
            (Session, {"date": dt.date(9999, 12, 31)}),
            (Session, {"price": "42.50"}),
            (Session, {"techniques": [Technique.DRY_NEEDLING]}),
            (Session, {"techniques": ("dry_needling",)}),
            (Session, {"referral": 1}),
            (Provider, {"profession": "physiotherapist"}),
            (Insured, {"voluntary_deductible": Money(15_000)}),
            (Condition, {"gold_stage": 5}),
            (Condition, {"gold_stage": True}),
            (Readings, {"pelvic_nine": "twice"}),
            (Range, {"min": 4}),
            (Range, {"min": -1}),
            (Row, {"sessions": 0}),
            (Row, {"until": dt.date(2026, 3, 11)}),
            (Used, {"left_last_year": {"fysio-9": "2"}}),
            (Payment, {"percent": 101}),
            (Limit, {"max": Money(35_000)}),
            (Limit, {"unit": Unit.EUROS}),
            (Grant, {"covers": ()}),
        ],
        ids=lambda value: value.__name__ if isinstance(value, type) else str(value)[:40],
    )
    def test_almost_right(self, cls: Any, changes: dict[str, Any]) -> None:
        """Text for a code or a date, a list for a tuple, and numbers out of bounds are refused."""
        with pytest.raises(InvalidCase):
            cls(**{**PARTS[cls], **changes})

    def test_all_fields_at_once(self) -> None:
        """Every wrong field of a class is told."""
        with pytest.raises(InvalidCase) as caught:
            Session(date="x", performance=1000, price=42.5, referral="yes")  # type: ignore[arg-type]
        assert [problem.path for problem in caught.value.problems] == ["date", "performance", "price", "referral"]

    @pytest.mark.parametrize("cents", [-1, 1.5, "42.50", None, True])
    def test_money(self, cents: Any) -> None:
        """Money is whole cents, and never negative."""
        with pytest.raises(ValueError, match="whole euro cents"):
            Money(cents)

    @pytest.mark.parametrize("rows", [[1], [{}], ["2026-01-05"], [None]])
    def test_a_history_holds_rows(self, rows: list[Any]) -> None:
        """A history, or the case around it, refuses what is no row."""
        with pytest.raises(InvalidCase):
            case(history=History(rows))


class TestTheCaseIsChecked:
    """The case checks what its parts cannot know of each other."""

    @pytest.mark.parametrize(
        ("changes", "path"),
        [
            ({"conditions": {}}, "conditions"),
            ({"session": {"date": DAY}}, "session"),
            ({"conditions": {"neck": "not_listed"}}, "conditions.neck"),
            ({"history": [part(Row)]}, "history"),
            ({"packages": [part(Package)]}, "packages"),
            ({"packages": (part(Package), part(Package))}, "packages[1].id"),
            ({"session": Session(date=DAY)}, "session.performance"),
            ({"session": Session(date=DAY, performance="1000", condition="nek")}, "session.condition"),
            ({"conditions": {"neck": part(Condition), "knee": part(Condition)}}, "session.condition"),
            ({"insured": Insured(born=dt.date(2026, 3, 13))}, "insured.born"),
            ({"history": History([Row(date=DAY, condition="nek")])}, "history[0].condition"),
            ({"title": 5}, "title"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_wrong(self, changes: dict[str, Any], path: str) -> None:
        """The path is that of a case file."""
        with pytest.raises(InvalidCase) as caught:
            case(**changes)
        assert [problem.path for problem in caught.value.problems] == [path]

    def test_the_key_of_a_condition_is_text(self) -> None:
        """A key that is no text would appear in the decision."""
        with pytest.raises(InvalidCase):
            case(conditions={1: part(Condition)})

    def test_built_and_read_are_equal(self) -> None:
        """The same facts, built directly or read, are the same case."""
        read = case_from(
            {
                "session": {
                    "date": "2026-03-12",
                    "performance": "1000",
                    "techniques": ["dry_needling"],
                    "price": "42.50",
                },
                "provider": {"profession": "physiotherapist"},
                "insured": {"born": "1984-05-02"},
                "conditions": {"neck": {"kind": "not_listed"}},
            }
        )
        assert case() == read
        assert decide(case()) == decide(read)


class TestFrozen:
    """A case does not change after it was accepted."""

    @pytest.mark.parametrize("cls", [*PARTS, Case], ids=lambda cls: cls.__name__)
    def test_no_field_can_be_set(self, cls: Any) -> None:
        """Setting a field raises, also a new one."""
        made = case() if cls is Case else part(cls)
        for name in (*(field.name for field in attrs.fields(cls)), "something_else"):
            with pytest.raises(AttributeError):
                setattr(made, name, None)

    def test_a_later_change_of_the_conditions_does_not_reach_the_case(self) -> None:
        """The mapping that was given stays the caller's; the case holds its own."""
        conditions = {"neck": part(Condition)}
        made = case(conditions=conditions)
        conditions.clear()
        assert set(made.conditions) == {"neck"}
        assert as_dict(decide(made))["about"]["condition"] == "neck"

    def test_a_later_change_of_the_use_does_not_reach_the_case(self) -> None:
        """The same for what was left of last year's quota."""
        left = {"fysio-9": 2}
        used = Used(left_last_year=left)
        left["fysio-9"] = -5
        assert used.left_last_year == {"fysio-9": 2}
