"""Alles wat geen uitkomst van een regel is, en wat er anders kan zijn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.model.what_if import Act

PHRASES: Final[Mapping[str, str]] = {
    # the answer
    "answer.law": "Hier is geen antwoord op: het recht van {date} is niet nagekeken.",
    "answer.missing": "Er is nog geen antwoord, want dit is niet opgegeven: {facts}.",
    "answer.open": "Er is geen antwoord: het recht van die dag staat op een punt niet vast.",
    "answer.nobody": "Nee: hiervoor mag niemand een rekening krijgen.",
    "answer.insured": "Nee, dit wordt niet vergoed: u betaalt {amount} zelf.",
    "answer.insured.unknown": "Nee, dit wordt niet vergoed: u betaalt zelf, {why}.",
    "answer.insured.open": "Nee, dit wordt niet vergoed; of u moet betalen, is nog niet bekend.",
    "answer.other_payer": (
        "Nee, de zorgverzekering betaalt dit niet. Wie dit wel betaalt, doet dat volgens eigen regels."
    ),
    "answer.payer.missing": "{yes}: de behandeling wordt vergoed, maar wie betaalt, hangt af van {facts}.",
    "answer.payer.open": "{yes}: de behandeling wordt vergoed, maar wie betaalt, staat niet vast.",
    "answer.covered.unknown": "{yes}: {payer} vergoedt dit, {why}.",
    "answer.covered.whole": "{yes}: {payer} betaalt alles, {amount}.",
    "answer.covered.split": "{yes}: {parts}.",
    "answer.covered.nothing_left": "{yes}: dit valt onder {payer}, maar {parts}.",
    "yes": "Ja",
    "accepted.insurer-accepts-needling": "de dry needling",
    "accepted.insurer-accepts-ordered-act": "de handeling in opdracht",
    "yes.if": "Ja, als de verzekeraar {accepted} goedkeurt",
    "pays.basic": "het basispakket betaalt {amount}",
    "pays.package": "{package} betaalt {amount}",
    "pays.package.deductible": "{package} betaalt het eigen risico van {amount}",
    "pays.deductible": "u betaalt {amount} aan eigen risico",
    "pays.insured": "u betaalt {amount} zelf",
    "pays.both": "u betaalt {deductible} aan eigen risico en {insured} zelf",
    "payer.package": "uw pakket {package}",
    "package.name": "{called} van {insurer}",
    "package.name.alike": "{called}, nr. {number}",
    "package.word": "pakket",
    "code": "{done} ({code})",
    "code.unnamed": "de prestatie (code {code})",
    "qualification.physiotherapist": "{called} ({number})",
    "qualification.exercise_therapist": "{called} voor oefentherapeuten ({number})",
    "qualification.unlisted": "een die niet op de lijst staat ({number})",
    "amount.no_price": "maar het bedrag is niet bekend omdat er geen prijs is opgegeven",
    "amount.missing": "maar het bedrag is nog niet bekend, want dit is niet opgegeven: {facts}",
    "amount.open": "maar het bedrag staat niet vast",
    "more_facts": "{count} andere gegevens",
    # behind the answer
    "condition.insurer-accepts-ordered-act": (
        "Er is een voorbehouden handeling gedaan, in opdracht van een arts. "
        "De verzekeraar toetst of dat hier zorg van een fysiotherapeut is (artikel 2.1 Besluit zorgverzekering)."
    ),
    "condition.insurer-accepts-needling": (
        "De verzekeraar toetst of dry needling hier past bij de stand van de wetenschap en praktijk "
        "(artikel 2.1 lid 2 Besluit zorgverzekering). "
        "Hij toetst ook of u er redelijkerwijs op aangewezen bent (lid 3). "
        "Dat oordeel is aan de verzekeraar, niet aan de therapeut."
    ),
    "condition.refused": (
        "Keurt de verzekeraar het niet goed, dan betaalt het basispakket niet. Vraag het bij twijfel vooraf."
    ),
    "law.later": (
        "De regels zijn nagekeken tot en met {through}. Voor een latere dag is er daarom nog geen antwoord. Wel kan "
        "worden gezegd wat er geldt als de regels niet veranderen."
    ),
    "law.far": ("De regels zijn nagekeken tot en met {through}. Voor een latere dag is er daarom nog geen antwoord."),
    "law.unchanged": (
        "Het recht van {year} is niet nagekeken. Dit alles geldt alleen als het recht van {through} in {year} niet "
        "verandert."
    ),
    "law.announced": (
        "Het verplicht eigen risico van {year} dat hier is gebruikt, is aangekondigd en niet vastgesteld: het kan nog "
        "veranderen. In 2017 is zo'n aankondiging ingetrokken."
    ),
    "answer.if": "Als {supposed}: {answer}",
    "if.law": "het recht in {year} niet verandert",
    "if.package": "pakket {package} in {year} doorloopt met dezelfde voorwaarden",
    "package.renewed": (
        "De voorwaarden van pakket {package} voor {year} zijn niet opgegeven. Wat het betaalt, geldt alleen als ze "
        "dezelfde zijn als in {before}."
    ),
    "law.earlier": "De nagekeken periode begint later dan deze dag, en loopt tot en met {through}.",
    "package.open": "Welk pakket betaalt, is nog niet bekend.",
    "about.code": "Het gaat om {code} op {date}, door {profession}.",
    "about": "Het gaat om een behandeling op {date}, door {profession}.",
    "about.package": "Het aanvullende pakket is {package}.",
    "about.done": "Gedaan is: {techniques}.",
    "about.patient": "De patiënt is {age} jaar; de aandoening is: {condition}.",
    "about.price": "De prijs is {price}.",
    "title": "Wordt deze behandeling van {date} vergoed?",
    "no_decision_of_insurer": "De verzekeraar heeft hierover niets besloten: dit volgt uit het recht en de polis.",
    # facts
    "session": "{count} behandeling",
    "sessions": "{count} behandelingen",
    "time": "{count} keer",
    "times": "{count} keer",
    "at_least": "minstens {low}",
    "at_most": "hoogstens {high}",
    "between": "minstens {low} en hoogstens {high}",
    "from": "{low} en ouder",
    "to": "{low} tot en met {high}",
    "two": "{low} of {high}",
    "up_to": "tot en met {high}",
    "unlimited": "onbeperkt",
    "none": "geen",
    "annex_1_first_twenty": "de eerste twintig behandelingen van een chronische aandoening (bijlage 1)",
    "< number": "minder dan {value}",
    "< day": "vóór {value}",
    ">= number": "minstens {value}",
    ">= day": "vanaf {value}",
    "<= number": "hoogstens {value}",
    "<= day": "uiterlijk {value}",
    "needed": "nodig: {value}",
    "term": "{start}; de termijn loopt tot en met {last}",
    "looked_at": "Bekeken: {facts}.",
    "source": "Bron",
    "policy_terms": "polisvoorwaarden van {package}",
    "no_law": "{sentence}; die eis staat in geen wet.",
    "possible": "Afhankelijk van wat nog ontbreekt, kan dit gelden: {sentence}",
    "possible.unknown": "Afhankelijk van wat nog ontbreekt, kan ook dit nog tellen: {sentence}",
    "possible.unnamed": "wat er niet is opgegeven",
    "possible.or": " Of: ",
    "mark.possible": "mogelijk",
    "provider.contracted.yes": "als de praktijk een contract met de verzekeraar heeft",
    "provider.contracted.no": "als de praktijk geen contract met de verzekeraar heeft",
    "session.accident.yes": "alleen als de klacht niet door een ongeval komt, en dat is hier wel zo",
    "session.accident.no": "alleen na een ongeval, en de klacht komt hier niet door een ongeval",
    # what is missing
    "missing.amounts": "Wie betaalt, staat vast. Om de bedragen te weten, is nog nodig:",
    "missing.payer": "Dat er wordt vergoed, staat vast. Om te weten wie betaalt, is nog nodig:",
    "missing.bears": "Dat er niet wordt vergoed, staat vast. Om te weten of de patiënt moet betalen, is nog nodig:",
    "missing.package": "Dat een pakket betaalt, staat vast. Om te weten welk, is nog nodig:",
    "reading_label": "hoe de verzekeraar omgaat met {topic}",
    "competent_question": "Is de therapeut bekwaam in de voorbehouden handeling?",
    "qualified_question": "Heeft de therapeut de gevraagde kwalificatie?",
    "reading_question": "Niet elke verzekeraar past dit hetzelfde toe. {question}",
    "history.used.elsewhere": "Hoeveel behandelingen betaalde het pakket dit jaar al?",
    "history.used.condition_elsewhere": "Hoeveel behandelingen waren er al voor deze aandoening, wie ze ook betaalde?",
    "history.used.condition_elsewhere_this_year": "Hoeveel behandelingen waren er dit jaar al voor deze aandoening?",
    "history.used.condition_elsewhere_in_term": "Hoeveel behandelingen waren er al sinds de termijn begon?",
    "history.of.used.elsewhere": "wat het pakket dit jaar al betaalde",
    "history.of.used.condition_elsewhere": "het aantal behandelingen voor deze aandoening",
    "history.of.used.condition_elsewhere_this_year": "het aantal behandelingen dit jaar voor deze aandoening",
    "history.of.used.condition_elsewhere_in_term": "het aantal behandelingen sinds de termijn begon",
    "used.elsewhere": "Hoeveel behandelingen betaalde het pakket dit jaar bij een andere praktijk?",
    "used.condition_elsewhere": "Hoeveel behandelingen waren er voor deze aandoening bij een andere praktijk?",
    "used.condition_elsewhere_this_year": (
        "Hoeveel behandelingen waren er dit jaar voor deze aandoening bij een andere praktijk?"
    ),
    "used.condition_elsewhere_in_term": (
        "Hoeveel behandelingen voor deze aandoening bij een andere praktijk vallen in de tijd die hier telt?"
    ),
    "used.elsewhere_of_condition": (
        "Hoeveel behandelingen voor deze aandoening bij een andere praktijk betaalde het pakket?"
    ),
    "used.elsewhere_of_condition_this_year": (
        "Hoeveel behandelingen die het pakket dit jaar bij een andere praktijk betaalde, waren voor deze aandoening?"
    ),
    "used.elsewhere_of_condition_before": (
        "Hoeveel behandelingen voor deze aandoening bij een andere praktijk vóór dit jaar betaalde het pakket?"
    ),
    "used.elsewhere_of_condition_left": (
        "Hoeveel behandelingen die het pakket bij een andere praktijk betaalde, waren voor deze aandoening?"
    ),
    "row": "rij {rows}",
    "rows": "rijen {rows}",
    "budget": "Is er van pakket {package} nog een bedrag over?",
    "history.of.budget": "wat er over is van pakket {package}",
    "history.each": "de dag en de betaler van elke eerdere behandeling",
    "what_is": "Wat moet er staan bij {path}?",
    # lines, deductible, what is left
    "line": "De regel “{line}”",
    "quoted": "“{line}”",
    "line.bare": "De regel zonder omschrijving",
    "line.refused.one": "De extra regel op de rekening hoeft u niet te betalen.",
    "line.refused.one.amount": "De extra regel van {amount} hoeft u niet te betalen.",
    "line.refused.several": "Niet alle extra regels op de rekening hoeft u te betalen.",
    "line.refused.several.amount": "De extra regels van samen {amount} hoeft u niet te betalen.",
    "line.yes": "{line} mag in rekening worden gebracht.",
    "line.no": "{line} mag aan niemand in rekening worden gebracht; u hoeft dit bedrag niet te betalen.",
    "line.open": "{line}: nog niet bekend is of die in rekening mag worden gebracht.",
    "deductible.part": "Van deze behandeling betaalt u {amount} als eigen risico.",
    "deductible.apart": (
        "Van deze behandeling is {mandatory} verplicht eigen risico en {voluntary} vrijwillig eigen risico."
    ),
    "deductible.mandatory": "Van deze behandeling is {mandatory} verplicht eigen risico.",
    "deductible.voluntary": "Van deze behandeling is {voluntary} vrijwillig eigen risico.",
    "deductible.lower": (
        "Deze verzekeraar rekent misschien een verplicht eigen risico van {amount}, tien euro minder dan in de wet. "
        "Kijk dat na in de polis."
    ),
    "deductible.package": "Het gaat om {amount}.",
    "turns_at": "Het antwoord hangt ervan af of het er meer dan {numbers} zijn.",
    "left.basic": "Basispakket, {ground}",
    "left.package": "Pakket {package}, {per}",
    "left.basic.per": "Basispakket, {ground}, {per}",
    "other_payer.wlz_stay": "de Wlz (bij verblijf)",
    "other_payer.liable_party": "een aansprakelijke partij",
    "other_payer.foreign_insurance": "een buitenlandse verzekering",
    "per.calendar_year": "dit jaar",
    "per.condition": "voor deze aandoening",
    "per.calendar_year_and_condition": "dit jaar voor deze aandoening",
    "per.day": "op deze dag",
    "per.accident": "na dit ongeval",
    "per.insurance_lifetime": "in de hele verzekering",
    "left": "{of}: nog {left}.",
    "left.one": "{of}: nog {count} keer.",
    "left.several": "{of}: nog {count} keer.",
    "left.until": "Te gebruiken tot en met {last}.",
    "left.until_today": "Dit is de laatste dag waarop dat kan.",
    "left.limit": "{of} (“{limit}”)",
    "left.part": "{of}, voor {care}",
    "left.none": "{of}: niets meer over.",
    "left.open": "{of}: niet bekend hoeveel er over is.",
    "left.unlimited": "{of}: onbeperkt.",
    "resets.calendar_year": "Op 1 januari begint dit opnieuw.",
    "resets.package": "Op 1 januari begint dit opnieuw, als u dan nog zo'n pakket hebt.",
    "resets.condition": "Dit loopt door zolang het dezelfde aandoening is.",
    "resets.lifetime": "Dit begint niet opnieuw.",
    "resets.deductible": "Op 1 januari begint een nieuw eigen risico.",
    # what would change it
    "more_techniques": "u ook {techniques} krijgt, en dat bij uw klacht past",
    "if": "Als {clauses}",
    "and.if": "en als",
    "then.pays": "{condition}, dan betaalt {payer}.",
    "then.pays.if": "{condition}, dan valt dit onder {payer}, als de verzekeraar {accepted} goedkeurt.",
    "then.somebody": "{condition}, dan wordt de behandeling vergoed.",
    "then.falls_under": "{condition}, dan valt dit onder {payer}.",
    "then.from": "Vanaf behandeling {number} van deze aandoening valt dit onder {payer}.",
    "then.costs": "U betaalt dan {amount}.",
    "then.deductible": "U betaalt dan {amount} aan eigen risico.",
    "then.cheaper": "{condition}, dan betaalt u {amount} in plaats van {now}.",
    "nothing": "niets",
    "no_change": (
        "Er is niets gevonden dat u zelf kunt doen om iemand anders te laten betalen. "
        "Naar een ander aanvullend pakket is niet gekeken."
    ),
    "all_tried": ("Dit kan bij een volgende behandeling. Wat is gedaan, mag niet als iets anders worden opgeschreven."),
    "not_all_tried": "Er zijn te veel mogelijkheden: ze zijn niet allemaal bekeken.",
    "unchecked_year": "Wat in {year} geldt, is nog niet nagekeken.",
    "hangs": "Dit moet kloppen: {facts}. Ook het opgegeven aantal eerdere behandelingen moet kloppen.",
    # what each answer leads to
    "reply": "{answer}: {result}.",
    "reply.yes": "Ja",
    "reply.no": "Nee",
    "reply.none": "Geen",
    "reply.two": "{first} of {last}",
    "reply.other": "Iets anders",
    "reply.takes": "Als die de behandeling toelaten",
    "reply.refuses": "Als die de behandeling uitsluiten",
    "reply.range": "{first} tot en met {last}",
    "reply.from": "{first} of meer",
    "reply.until": "hoogstens {last}",
    "reply.paid": "{count} daarvan uit het pakket",
    "reply.within": "{count} daarvan in de tijd die hier telt",
    "reply.within.before": "{count} daarvan in de tijd die hier telt, de andere ervoor",
    "reply.within.after": "{count} daarvan in de tijd die hier telt, de andere erna",
    "reply.day": "van {first} tot en met {last}",
    "reply.day.from": "op {first} of later",
    "reply.day.until": "op {last} of eerder",
    "result.covered": "vergoed uit {payer}",
    "result.covered_if": "vergoed uit {payer}, als de verzekeraar {accepted} goedkeurt",
    "result.somebody": "vergoed",
    "result.not_covered": "niet vergoed",
    "result.nobody": "niemand mag iets rekenen",
    "result.undetermined": "dan hangt het nog af van {facts}",
    # two sessions beside each other
    "which.date": "De behandeling van {date}",
    "which.first": "De eerste van de twee behandelingen",
    "which.second": "De tweede behandeling",
    "contrast.covered": "{which} is vergoed ({payer} betaalt): {why}.",
    "contrast.covered_if": "{which} is vergoed ({payer}), als de verzekeraar dat goedkeurt: {why}.",
    "contrast.somebody": "{which} is vergoed: {why}.",
    "contrast.not_covered": "{which} is niet vergoed: {why}.",
    "contrast.nobody": "{which} mag aan niemand worden gerekend: {why}.",
    "contrast.undetermined": "{which} heeft nog geen antwoord: {why}.",
    "contrast.same": "Beide behandelingen krijgen hetzelfde antwoord: {answer}.",
    "contrast.same.why": "De reden is bij beide dezelfde: {why}.",
    "result.open": "nog geen antwoord",
    # claim
    "claim.code": "Op de declaratie staat {code}.",
    "claim.entitlement": "Verwachte aanspraakcode: {entitlement}.",
    "claim.entitlement.insured": (
        "Gaat er toch een declaratie naar de verzekeraar, dan met aanspraakcode {entitlement}."
    ),
    "claim.other_payer": "De rekening gaat niet naar de zorgverzekeraar, maar naar wie anders betaalt.",
    "claim.none": "Voor deze behandeling is geen aanspraakcode vastgesteld.",
    "claim.open": "De aanspraakcode is nog niet te bepalen.",
    "claim.to.insurer": "De rekening gaat naar uw verzekeraar.",
    "claim.to.insured": "De rekening gaat naar u, niet naar de verzekeraar.",
    "claim.deductible": "Voor het eigen risico krijgt u een rekening van uw verzekeraar, niet van ons.",
    "claim.contract_open": (
        "Of de praktijk een contract met uw verzekeraar heeft, is niet bekend. Met contract gaat de rekening naar de "
        "verzekeraar; zonder contract kan de praktijk die naar u sturen."
    ),
    "claim.uncontracted": (
        "Zonder contract kan de praktijk de rekening naar u sturen; u dient die dan zelf in bij uw verzekeraar."
    ),
    "claim.not_this": "Wat is gedaan, geldt niet als {code} en mag zo niet op een rekening staan.",
    "claim.counts": (
        "Sommige verzekeraars willen de declaratie toch, omdat de behandeling meetelt voor de eerste twintig."
    ),
    "rest.uncontracted": "De praktijk heeft geen contract met uw verzekeraar.",
    "rest.policy": "de basispolis",
    "rest.package": "pakket {package}",
    "rest.without": "Zonder contract",
    "rest.here": "Hier",
    "claim.no_line": "De extra regel {lines} mag niet op de rekening.",
    "claim.no_lines": "De extra regels {lines} mogen niet op de rekening.",
    "claim.nobody": "U hoeft niets te betalen, en de verzekeraar ook niet.",
    "claim.needling": "Dry needling heeft geen eigen tarief en hoort bij de behandeling zelf.",
    # how sure
    "sure.law": "De regels zijn nagekeken tot en met {through}.",
    "sure.on": "Toegepast is het recht van {on}.",
    "sure.reading": (
        "Niet elke verzekeraar past dit hetzelfde toe. {question} Hier is uitgegaan van: {value}. Een ander "
        "antwoord verandert hier niets."
    ),
    "sure.reading.decisive": (
        "Niet elke verzekeraar past dit hetzelfde toe. {question} Hier is uitgegaan van: {value}. "
        "Een ander antwoord verandert hier de uitkomst."
    ),
    "unread": "Niet rechtstreeks gelezen: {source} ({how}).",
    "unread.terms": "De voorwaarden komen uit deze bron: {source} ({how}). Kijk ook in de eigen polis.",
    "sure.condition": (
        "Over dry needling in het basispakket is geen standpunt van het Zorginstituut gevonden, en geen uitspraak."
    ),
    "sure.referral": ("Verzekeraars vragen vaak een verwijzing als het basispakket betaalt. Kijk dat na in de polis."),
    "sure.needling": (
        "Dry needling staat niet bij de veertien soorten voorbehouden handelingen van artikel 36 Wet BIG; "
        "die wettekst is gelezen. "
        "Een gezaghebbende uitspraak daarover is niet gevonden. "
        "De beroepsvereniging KNGF rekent dry needling tot het gebied van de fysiotherapeut, binnen een behandelplan."
    ),
    # what a new year asks to be read
    "todo.title": "Na te kijken voordat {year} wordt beantwoord:",
    "todo.nothing": "Voor {year} is alles nagekeken.",
    "todo.ends": "geldt tot en met {day}: wat volgt?",
    "todo.confirmed": "nagekeken naast de tekst van {day}",
    "needling": (
        "Bij dry needling prikt de fysiotherapeut kort met één droge naald, zonder medicijn, in een pijnlijke knoop in "
        "uw spier (triggerpoint), tot de spier ontspant. "
        "Het is geen acupunctuur: daarbij blijven meer naalden een tijd zitten en werkt men met energiebanen "
        "(meridianen). Het AGB-register kent er geen kwalificatie voor: dat de therapeut geschoold is, "
        "toont de praktijk."
    ),
}
"""Alles wat geen uitkomst van een regel is."""

ACTS: Final[Mapping[Act, str]] = {
    Act.TRAINED_THERAPIST: "een fysiotherapeut u behandelt die in dry needling is opgeleid",
    Act.REGISTERED_THERAPIST: "een fysiotherapeut u behandelt die in het BIG-register staat",
    Act.OTHER_PROFESSION: "{profession} u behandelt",
    Act.TRAINED_PHYSIOTHERAPIST: "een fysiotherapeut u behandelt die in dry needling is opgeleid",
    Act.ON_ORDER: "een arts opdracht geeft, de therapeut bekwaam is en de aanwijzingen volgt",
    Act.COMPETENT_THERAPIST: "iemand u behandelt die bekwaam is in deze voorbehouden handeling",
    Act.CONTRACT: "u naar een praktijk gaat die een contract heeft met uw verzekeraar",
    Act.WITHOUT_CONTRACT: "u naar een praktijk gaat zonder contract met uw verzekeraar",
    Act.SPECIALIST: "een bekkenfysiotherapeut u behandelt",
    Act.ASSOCIATION: "een behandelaar u behandelt die lid is van {association}",
    Act.QUALIFICATION: "een behandelaar met de kwalificatie {qualification} u behandelt",
    Act.TREATMENT_PLAN: "de dry needling vooraf in een behandelplan voor fysiotherapie staat",
    Act.REFERRAL: "u vóór de behandeling een verwijzing hebt",
    Act.CONSENT: "uw verzekeraar vóór de behandeling toestemming geeft",
    Act.ORDINARY_PERFORMANCE: "de praktijk {code} declareert",
    Act.ORDINARY_SESSION: "u {code} krijgt",
    Act.OTHER_TECHNIQUES: "u in plaats daarvan {techniques} krijgt, en dat bij uw klacht past",
    Act.OTHER_DAY: "u op een andere dag komt",
    Act.LATER_DAY: "u op {date} komt",
    Act.NEXT_YEAR: "u in het nieuwe jaar komt, op {date}",
    Act.AGE: "de patiënt {age} jaar is",
    Act.BASIC_INSURANCE: "u een Nederlandse basisverzekering hebt",
    Act.ACCIDENT: "de klacht door een ongeval komt",
    Act.NO_ACCIDENT: "de klacht niet door een ongeval komt",
    Act.MEDICALLY_NECESSARY: "een tweede behandeling op die dag medisch noodzakelijk was",
    Act.INSUFFICIENT_RESULT: "de eerste negen behandelingen te weinig resultaat hadden",
    Act.CONDITION_FACT: "{fact}",
    Act.MORE_SESSIONS: "er al {count} van deze aandoening zijn geweest",
    Act.READING: "uw verzekeraar “{value}” antwoordt op de vraag “{question}”",
    Act.NOT_REGISTERED: "de fysiotherapeut niet in het BIG-register staat",
    Act.NOT_TRAINED: "de therapeut niet in dry needling is opgeleid",
    Act.NOT_QUALIFIED: "de therapeut de gevraagde kwalificatie niet heeft",
    Act.NO_MEMBER: "de behandelaar geen lid is van een vereniging die het pakket vraagt",
    Act.NO_TREATMENT_PLAN: "de dry needling niet bij een behandelplan hoort",
    Act.NO_REFERRAL: "u geen verwijzing hebt",
    Act.NO_CONSENT: "uw verzekeraar vooraf geen toestemming geeft",
    Act.NO_BASIC_INSURANCE: "u geen basisverzekering hebt",
    Act.ENOUGH_RESULT: "de eerste negen behandelingen genoeg resultaat hadden",
    Act.NOT_NECESSARY: "een tweede behandeling op die dag niet medisch noodzakelijk was",
}
"""Wat er anders kan zijn, als bijzin na "als"."""
