"""From dated versions to the law of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NewType, TypeVar

import attrs

from fysiodekking.law.grounds import GroundLaw, Grounds, NotInForce, declared, kinds_of_grounds
from fysiodekking.law.instruments import (
    CHECKED,
    AnnexRow,
    BasicPackage,
    Charging,
    Description,
    InsuranceAct,
    Law,
    Performance,
    PlaceSurcharge,
    Qualification,
    ReservedAct,
    WetBig,
)
from fysiodekking.law.load import Key, LawData, Timeline, Version, on, part_of
from fysiodekking.model.citation import Citation, Sourced
from fysiodekking.model.dates import Period, day_after, day_before
from fysiodekking.model.decision import Payer
from fysiodekking.model.errors import InvalidLaw, Problem
from fysiodekking.model.money import Money
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CoverClass, Ground, Profession, Technique

Converted = TypeVar("Converted")

_NOT_ESTABLISHED: Final = Unknown("the sources do not say on which day this row came or went")

_NOT_FOUND: Final = "not_found"
_QUALIFICATIONS: Final = "qualifications.toml"


def assemble(data: LawData, day: date) -> Law:
    """Build the law of a day from all data."""
    return _Day(data, day).law()


def announced_for(data: LawData, day: date, law: Law) -> Law:
    """Return a law with the values that were announced for a day, which never hold by themselves."""
    announced = on(data.timelines["zorgverzekeringswet.toml"].get(Key("announced", "mandatory_deductible"), ()), day)
    if announced is None:
        return law
    amount = Sourced(value=Money.parse(announced.data["value"]), citation=announced.cite(day))
    return attrs.evolve(law, insurance=attrs.evolve(law.insurance, mandatory_deductible=amount))


@attrs.frozen
class _Day:
    data: LawData
    day: date

    def law(self) -> Law:
        return Law(
            big=self._big(),
            basic=self._basic(),
            insurance=self._insurance(),
            charging=self._charging(),
            codes=self._codes(),
            qualifications=self._qualifications(),
            qualifications_asked=self._qualifications_asked(),
        )

    # --- one value --------------------------------------------------------------------------------------------------

    def _maybe(self, file: str, key: Key) -> Version | None:
        return on(self.data.timelines[file].get(key, ()), self.day)

    def _version(self, file: str, key: Key) -> Version:
        version = self._maybe(file, key)
        if version is None:
            raise InvalidLaw([Problem(f"{file}/{key}", f"has no version for {self.day}")])
        return version

    def _cited(self, file: str, key: str) -> Citation:
        return self._version(file, Key("value", key)).cite(self.day)

    def _citations(self, file: str, part: type[Any], *besides: str) -> dict[str, Any]:
        """Return what a part of the law only cites: each citation by the name of its value in the data.

        :param besides: citations that stand elsewhere.
        """
        names = (field.name for field in attrs.fields(attrs.resolve_types(part)) if field.type is Citation)
        return {name: self._cited(file, name) for name in names if name not in besides}

    def _sourced(self, version: Version, value: Converted) -> Sourced[Converted]:
        return Sourced(value=value, citation=version.cite(self.day))

    def _value(self, file: str, key: str) -> Sourced[Any]:
        version = self._version(file, Key("value", key))
        return self._sourced(version, version.data["value"])

    def _each(self, file: str, entry: str) -> list[tuple[str, Timeline]]:
        """Return the timelines of a kind of entry, by their names."""
        return [(key.name, timeline) for key, timeline in self.data.timelines[file].items() if key.entry == entry]

    def _standing(self, file: str, entry: str) -> Iterator[tuple[str, Version]]:
        """Yield what holds of a kind of entry, by their names."""
        for name, timeline in self._each(file, entry):
            version = on(timeline, self.day)
            if version is not None:
                yield name, version

    # --- the instruments --------------------------------------------------------------------------------------------

    def _big(self) -> WetBig:
        file = "wet-big.toml"
        registered = self._version(file, Key("value", "registered_professions"))
        titled = self._version(file, Key("value", "titled_professions"))
        acts = ((meant(act, Technique, key), act) for key, act in self._standing(file, "act"))
        return WetBig(
            registered_professions=self._sourced(registered, _professions(registered)),
            titled_professions=self._sourced(titled, _professions(titled)),
            reserved_acts={
                technique: ReservedAct(
                    technique=technique, authorised=_professions(act, "authorised"), citation=act.cite(self.day)
                )
                for technique, act in acts
            },
            **self._citations(file, WetBig),
        )

    def _basic(self) -> BasicPackage:
        file = "besluit-zorgverzekering.toml"
        adult_age = self._value(file, "adult_age")
        return BasicPackage(
            article=adult_age.citation,
            adult_age=adult_age,
            grounds=self._grounds(file, adult_age.citation),
            annex_1=self._annex(),
            **self._citations(file, BasicPackage, "article"),
        )

    def _grounds(self, file: str, article: Citation) -> Grounds:
        kinds: Any = {
            name: self._ground(file, Ground(name), article, *form) for name, form in kinds_of_grounds().items()
        }
        return Grounds(**kinds)

    def _ground(self, file: str, ground: Ground, article: Citation, kind: type[GroundLaw], may_lack: bool) -> GroundLaw:
        own, at = self._version(file, Key("ground", ground)), Key("paragraph", ground=ground)
        paragraph = self._maybe(file, at) if may_lack else self._version(file, at)
        naming = paragraph if paragraph is not None and "professions" in paragraph.data else own
        professions, exercise_only = _professions(naming, "professions"), own.data["exercise_only"]
        if paragraph is None:
            absent = attrs.evolve(article, quote="(the article of that day does not name this care)")
            return NotInForce(ground=ground, citation=absent, professions=professions, exercise_only=exercise_only)
        said: Any = {name: self._part(file, ground, name, paragraph, unit) for name, unit in declared(kind).items()}
        cited = paragraph.cite(self.day)
        return kind(ground=ground, citation=cited, professions=professions, exercise_only=exercise_only, **said)

    def _part(self, file: str, ground: Ground, name: str, paragraph: Version, unit: Any) -> Sourced[Any]:
        """Return a part of a ground; one without an article of its own stands in the ground's paragraph."""
        entry, convert = _read_as(unit)
        version = self._version(file, Key(entry, name, ground))
        citation = version.cite(self.day) if version.article else part_of(paragraph, version, self.day)
        return Sourced(value=meant(version, convert, version.data["value"]), citation=citation)

    def _annex(self) -> Mapping[ConditionKind, AnnexRow]:
        rows: dict[ConditionKind, AnnexRow] = {}
        for key, timeline in self._each("annex-1.toml", "row"):
            kind = meant(timeline[-1], ConditionKind, key)
            rows[kind] = self._row(kind, timeline)
        standing_last = sorted(rows.values(), key=lambda row: row.in_force is not False)
        serving = {row.serves: row for row in standing_last if row.serves is not None}
        return {**rows, **serving}

    def _row(self, kind: ConditionKind, timeline: Timeline) -> AnnexRow:
        version = on(timeline, self.day)
        stands, version = version is not None, version or timeline[-1]
        data, months, term = version.data, version.data.get("months"), version.cite_term(self.day)
        citation = version.cite(self.day, article=data["place"])
        if not stands:
            citation = attrs.evolve(
                citation,
                quote=f"({version.quote}: on the list {version.period})",
                article="1",
                period=_without(timeline, self.day),
            )
        doubtful = version.uncertain is not None and self.day in version.uncertain
        return AnnexRow(
            kind=kind,
            in_force=_NOT_ESTABLISHED if doubtful else stands,
            citation=citation,
            months=None if months is None or term is None else Sourced(value=months, citation=term),
            starts=data.get("starts"),
            after=data.get("after"),
            or_after=data.get("or_after"),
            or_row=meant(version, ConditionKind, data["or_row"]) if "or_row" in data else None,
            extension_months=data.get("extension_months"),
            total_months_read=data.get("total_months_read"),
            below_age=data.get("below_age"),
            gold_stage=data.get("gold_stage"),
            fev1_vc_below=data.get("fev1_vc_below"),
            serves=meant(version, ConditionKind, data["serves"]) if "serves" in data else None,
            also_by=_professions(version, "also_by") if "also_by" in data else frozenset(),
            covers=meant(version, CoverClass, data["covers"]) if "covers" in data else None,
            elsewhere=tuple(meant(version, ConditionKind, each) for each in data.get("elsewhere", ())),
        )

    def _insurance(self) -> InsuranceAct:
        file = "zorgverzekeringswet.toml"
        steps = self._version(file, Key("value", "voluntary_steps"))
        amount = self._maybe(file, Key("value", "mandatory_deductible"))
        return InsuranceAct(
            deductible_age=self._value(file, "deductible_age"),
            voluntary_steps=self._sourced(
                steps, tuple(meant(steps, Money.parse, step) for step in steps.data["value"])
            ),
            mandatory_deductible=None if amount is None else self._amount(amount),
            lower_deductibles={
                insurer: self._amount(lower)
                for insurer, lower in self._standing(file, "lower_deductible")
                if lower.data["value"] != _NOT_FOUND
            },
            **self._citations(file, InsuranceAct),
        )

    def _amount(self, version: Version) -> Sourced[Money]:
        return self._sourced(version, meant(version, Money.parse, version.data["value"]))

    def _charging(self) -> Charging:
        file, described = "wmg-nza.toml", "performance-descriptions.toml"
        performances = {
            code: self._performance(code, timeline)
            for code, timeline in self._each("performance-list.toml", "performance")
        }
        listed = next(iter(performances.values())).citation
        return Charging(
            list=attrs.evolve(listed, article="list 012", quote="(the list of performances that may be charged)"),
            performances=performances,
            unlisted=self._value(file, "unlisted"),
            descriptions=self._descriptions(described),
            surcharges=tuple(self._surcharges(described)),
            code_forms=self._words(file, "code_forms"),
            surcharge_words=self._words(described, "surcharge_words"),
            other_charge_words=self._words(described, "other_charge_words"),
            **self._citations(file, Charging, "list"),
        )

    def _performance(self, code: str, timeline: Timeline) -> Performance:
        version = on(timeline, self.day)
        stands, version = version is not None, version or timeline[-1]
        data = version.data
        return Performance(
            code=code,
            name=data["name"],
            professions=THERAPISTS if data["list"] == "both" else frozenset({meant(version, Profession, data["list"])}),
            kind=data["kind"],
            covers=meant(version, CoverClass, data["covers"]) if "covers" in data else None,
            place=data.get("place", "practice"),
            surcharge_on=data.get("on"),
            in_force=_NOT_ESTABLISHED if stands and data.get("in_doubt") else stands,
            citation=version.cite(self.day, article=code),
        )

    def _words(self, file: str, key: str) -> Sourced[tuple[str, ...]]:
        version = self._version(file, Key("value", key))
        return self._sourced(version, tuple(version.data["value"]))

    def _descriptions(self, file: str) -> Mapping[str, tuple[Description, ...]]:
        descriptions: dict[str, tuple[Description, ...]] = {}
        for key, version in self._standing(file, "description"):
            data = version.data
            description = Description(
                id=key,
                below_age=data.get("below_age"),
                referral=data.get("referral"),
                conditions=_kinds(version, "conditions"),
                not_for=_kinds(version, "not_for") if "not_for" in data else None,
                first_year=_kinds(version, "first_year"),
                adults_only=_kinds(version, "adults_only"),
                specialism=data.get("specialism"),
                words=tuple(data.get("words", ())),
                bears=meant(version, Payer, data["bears"]),
                citation=version.cite(self.day),
            )
            for code in data["codes"]:
                descriptions[code] = (*descriptions.get(code, ()), description)
        return descriptions

    def _surcharges(self, file: str) -> Iterator[PlaceSurcharge]:
        for place, version in self._standing(file, "surcharge"):
            yield PlaceSurcharge(
                place=place,
                beside=frozenset(version.data["beside"]),
                words=tuple(version.data["words"]),
                citation=version.cite(self.day),
            )

    def _codes(self) -> Mapping[str, Sourced[str]]:
        codes = {}
        for _, version in self._standing("entitlement-codes.toml", "code"):
            data = version.data
            ground = f"{data['ground']}/{data['variant']}" if "variant" in data else data["ground"]
            codes[ground] = Sourced(value=data["code"], citation=version.cite(self.day, article=data["code"]))
        return codes

    def _qualifications(self) -> Mapping[str, Qualification]:
        return {
            code: Qualification(
                code=code,
                profession=meant(version, Profession, version.data["profession"]),
                name=version.data["name"],
                citation=version.cite(self.day, article=code),
            )
            for code, version in self._standing(_QUALIFICATIONS, "qualification")
        }

    def _qualifications_asked(self) -> Mapping[ConditionKind, Sourced[str]]:
        return {
            meant(version, ConditionKind, kind): self._sourced(version, version.data["name"])
            for kind, version in self._standing(_QUALIFICATIONS, "qualification_asked")
        }


def meant(version: Version, convert: Callable[[Any], Converted], value: object) -> Converted:
    """Return what a value of the data means.

    :raises InvalidLaw: when it means nothing, by file and key.
    """
    try:
        return convert(value)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        place = f"{version.file}/{version.key}"
        raise InvalidLaw([Problem(place, f"{value!r} from {version.period.first} means nothing: {error}")]) from error


def _read_as(unit: Any) -> tuple[str, Callable[[Any], Any]]:
    """Return the kind of entry that says something in a unit, and how it is read."""
    if unit is date:
        return "date", lambda value: _exactly(date, value)
    if unit is bool:
        return "word", {"yes": True, "no": False}.__getitem__
    return ("number", lambda value: _exactly(int, value)) if isinstance(unit, NewType) else ("word", unit)


def _exactly(kind: type[Converted], value: object) -> Converted:
    if type(value) is not kind:
        raise TypeError(f"no {kind.__name__}")
    return value


def _without(timeline: Timeline, day: date) -> Period:
    """Return the days around a day on which no version holds: before the first one, or after the last."""
    first, last = timeline[0].period.first, timeline[-1].period.last
    if day < first or last is None:
        return Period(CHECKED.first, day_before(first))
    return Period(day_after(last))


def _professions(version: Version, key: str = "value") -> frozenset[Profession]:
    return frozenset(meant(version, Profession, each) for each in version.data[key])


def _kinds(version: Version, key: str) -> frozenset[ConditionKind]:
    return frozenset(meant(version, ConditionKind, each) for each in version.data.get(key, ()))
