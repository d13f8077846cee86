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
            qualifications=self._qualifications("qualifications.toml"),
            qualifications_asked=self._qualifications_asked("qualifications.toml"),
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

    def _value(self, file: str, key: str) -> tuple[Any, Citation]:
        version = self._version(file, Key("value", key))
        return version.data["value"], version.cite(self.day)

    def _each(self, file: str, entry: str, ground: str = "") -> list[tuple[str, Timeline]]:
        """Return the timelines of a kind of entry, by their names."""
        timelines = self.data.timelines[file].items()
        return [(key.name, timeline) for key, timeline in timelines if (key.entry, key.ground) == (entry, ground)]

    # --- the instruments --------------------------------------------------------------------------------------------

    def _big(self) -> WetBig:
        file = "wet-big.toml"
        registered = self._version(file, Key("value", "registered_professions"))
        titled = self._version(file, Key("value", "titled_professions"))
        acts = {}
        for key, timeline in self._each(file, "act"):
            act = on(timeline, self.day)
            if act is not None:
                technique = meant(act, Technique, key)
                acts[technique] = ReservedAct(
                    technique=technique,
                    authorised=_professions(act, "authorised"),
                    citation=act.cite(self.day),
                )
        return WetBig(
            registered_professions=Sourced(value=_professions(registered), citation=registered.cite(self.day)),
            protected_title=self._cited(file, "protected_title"),
            titled_professions=Sourced(value=_professions(titled), citation=titled.cite(self.day)),
            expertise_of_physiotherapist=self._cited(file, "expertise_of_physiotherapist"),
            reserved_acts=acts,
            act_on_order=self._cited(file, "act_on_order"),
            authorised_on_order=self._cited(file, "authorised_on_order"),
            order_with_directions=self._cited(file, "order_with_directions"),
            needling_in_no_act_kind=self._cited(file, "needling_in_no_act_kind"),
            needling_no_ruling=self._cited(file, "needling_no_ruling"),
            needling_by_physiotherapist=self._cited(file, "needling_by_physiotherapist"),
            needling_in_treatment_plan=self._cited(file, "needling_in_treatment_plan"),
            needling_training=self._cited(file, "needling_training"),
        )

    def _basic(self) -> BasicPackage:
        file = "besluit-zorgverzekering.toml"
        adult_age, article = self._value(file, "adult_age")
        return BasicPackage(
            article=article,
            adult_age=Sourced(value=adult_age, citation=article),
            science_and_practice=self._cited(file, "science_and_practice"),
            reasonably_dependent=self._cited(file, "reasonably_dependent"),
            skin_therapist_on_annex_1=self._cited(file, "skin_therapist_on_annex_1"),
            whiplash_extension=self._cited(file, "whiplash_extension"),
            start_after_discharge_within=self._cited(file, "start_after_discharge_within"),
            minor_cap_par_3_5=self._cited(file, "minor_cap_par_3_5"),
            other_payer=self._cited(file, "other_payer"),
            other_payer_and_packages=self._cited(file, "other_payer_and_packages"),
            grounds=self._grounds(file, article),
            annex_1=self._annex(),
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
        data, months = version.data, version.data.get("months")
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
            months=None
            if months is None
            else Sourced(
                value=months, citation=version.cite(self.day, article=data["term_article"], quote=data["term_quote"])
            ),
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
        )

    def _insurance(self) -> InsuranceAct:
        file = "zorgverzekeringswet.toml"
        age, age_cite = self._value(file, "deductible_age")
        steps = self._version(file, Key("value", "voluntary_steps"))
        amount = self._maybe(file, Key("value", "mandatory_deductible"))
        return InsuranceAct(
            deductible_age=Sourced(value=age, citation=age_cite),
            voluntary_steps=Sourced(
                value=tuple(meant(steps, Money.parse, step) for step in steps.data["value"]),
                citation=steps.cite(self.day),
            ),
            mandatory_deductible=None
            if amount is None
            else Sourced(value=meant(amount, Money.parse, amount.data["value"]), citation=amount.cite(self.day)),
            lower_deductibles={
                insurer: Sourced(value=meant(lower, Money.parse, lower.data["value"]), citation=lower.cite(self.day))
                for insurer, timeline in self._each(file, "lower_deductible")
                if (lower := on(timeline, self.day)) is not None and lower.data["value"] != _NOT_FOUND
            },
            premium_from=self._cited(file, "premium_from"),
            mandatory_before_voluntary=self._cited(file, "mandatory_before_voluntary"),
            unpaid_rest=self._cited(file, "unpaid_rest_fills_deductible"),
            only_basic_insurance=self._cited(file, "only_basic_insurance"),
            waiver=self._cited(file, "waiver"),
            not_contracted=self._cited(file, "not_contracted"),
            content_by_decree=self._cited(file, "content_by_decree"),
            conditions_by_policy=self._cited(file, "conditions_by_policy"),
        )

    def _charging(self) -> Charging:
        file = "wmg-nza.toml"
        described = "performance-descriptions.toml"
        unlisted, by_list = self._value(file, "unlisted")
        others = {"list", "performances", "unlisted", "code_forms", "descriptions", "surcharges"}
        others |= {"surcharge_words", "other_charge_words"}
        names = [field.name for field in attrs.fields(Charging) if field.name not in others]
        performances = {
            code: self._performance(code, timeline)
            for code, timeline in self._each("performance-list.toml", "performance")
        }
        listed = next(iter(performances.values())).citation
        return Charging(
            list=attrs.evolve(listed, article="list 012", quote="(the list of performances that may be charged)"),
            performances=performances,
            unlisted=Sourced(value=unlisted, citation=by_list),
            descriptions=self._descriptions(described),
            surcharges=tuple(self._surcharges(described)),
            code_forms=self._words(file, "code_forms"),
            surcharge_words=self._words(described, "surcharge_words"),
            other_charge_words=self._words(described, "other_charge_words"),
            **{name: self._cited(file, name) for name in names},
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
        value, citation = self._value(file, key)
        return Sourced(value=tuple(value), citation=citation)

    def _descriptions(self, file: str) -> Mapping[str, tuple[Description, ...]]:
        descriptions: dict[str, tuple[Description, ...]] = {}
        for key, timeline in self._each(file, "description"):
            version = on(timeline, self.day)
            if version is None:
                continue
            data = version.data
            kinds = {name: _kinds(version, name) for name in ("conditions", "first_year", "not_for")}
            description = Description(
                id=key,
                below_age=data.get("below_age"),
                referral=data.get("referral"),
                conditions=kinds["conditions"],
                not_for=kinds["not_for"] if "not_for" in data else None,
                first_year=kinds["first_year"],
                specialism=data.get("specialism"),
                words=tuple(data.get("words", ())),
                bears=meant(version, Payer, data["bears"]),
                citation=version.cite(self.day),
            )
            for code in data["codes"]:
                descriptions[code] = (*descriptions.get(code, ()), description)
        return descriptions

    def _surcharges(self, file: str) -> Iterator[PlaceSurcharge]:
        for key, timeline in self._each(file, "surcharge"):
            version = on(timeline, self.day)
            if version is not None:
                yield PlaceSurcharge(
                    place=key,
                    beside=frozenset(version.data["beside"]),
                    words=tuple(version.data["words"]),
                    citation=version.cite(self.day),
                )

    def _codes(self) -> Mapping[str, Sourced[str]]:
        codes = {}
        for _, timeline in self._each("entitlement-codes.toml", "code"):
            version = on(timeline, self.day)
            if version is not None:
                data = version.data
                ground = f"{data['ground']}/{data['variant']}" if "variant" in data else data["ground"]
                codes[ground] = Sourced(value=data["code"], citation=version.cite(self.day, article=data["code"]))
        return codes

    def _qualifications(self, file: str) -> Mapping[str, Qualification]:
        return {
            code: Qualification(
                code=code,
                profession=meant(version, Profession, version.data["profession"]),
                name=version.data["name"],
                citation=version.cite(self.day, article=code),
            )
            for code, timeline in self._each(file, "qualification")
            if (version := on(timeline, self.day)) is not None
        }

    def _qualifications_asked(self, file: str) -> Mapping[ConditionKind, Sourced[str]]:
        return {
            meant(version, ConditionKind, kind): Sourced(value=version.data["name"], citation=version.cite(self.day))
            for kind, timeline in self._each(file, "qualification_asked")
            if (version := on(timeline, self.day)) is not None
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
