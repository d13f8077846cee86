"""Wat alleen van declaraties en retourcodes wordt gezegd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CLAIMS: Final[Mapping[str, str]] = {
    # a return code
    "code": "{code}: {meaning}",
    "about": "Het gaat over: {topic}. Aan zet is {who}.",
    "element": "Het veld in het bericht heet {element}.",
    "element.list": "Het veld in het bericht heet {element}; het is nagekeken op codelijst {list}.",
    "element.list.day": (
        "Het veld in het bericht heet {element}; het is nagekeken op codelijst {list}, op de dag van {day}."
    ),
    "heading.do": "Wat helpt",
    "heading.causes": "Wat de bibliotheek op een casus nakijkt",
    "heading.special": "Wat anderen erbij zeggen",
    "heading.source": "Waar dit vandaan komt",
    "no_causes": "Niets: een casus bevat geen gegeven dat hier iets over zegt.",
    "advice.own": "Dit is raad van de bibliotheek zelf, geen regel.",
    "advice.source": "Zo zegt ook een bron het: {title}.",
    "special": "{insurer}: {meaning}",
    "from": "Zo gelezen vanaf {day}: {firm}.",
    "firm.P": "de lijst of bladzijde zelf gelezen",
    "firm.Px": "een deel van de bladzijde gelezen",
    "firm.S": "bron uit de tweede hand",
    "newest": "Of de code voor die dag hetzelfde betekende, is niet vastgesteld.",
    "title.code": "Retourcode {code}",
    # who, and whether again
    "who.practice": "de praktijk",
    "who.insurer": "de verzekeraar",
    "who.patient": "de patiënt",
    "again.after_correction": "Opnieuw insturen kan als de fout is verbeterd.",
    "again.at_other_insurer": "Opnieuw insturen kan alleen bij de verzekeraar van die dag.",
    "again.after_answer": "Stuur pas opnieuw in als de verzekeraar heeft geantwoord.",
    "again.never": "Stuur dezelfde regel niet opnieuw in.",
    # the questions behind a return
    "cause.not_basic_insured": "Was de patiënt op die dag niet verzekerd voor de zorg?",
    "cause.no_package": "Is er geen aanvullend pakket dat deze zorg dekt?",
    "cause.package_of_other_year": "Is het pakket van een ander jaar dan de behandeling?",
    "cause.package_maximum": "Was het maximum van het pakket bereikt?",
    "cause.package_terms": "Stelt het pakket een voorwaarde waaraan niet is voldaan?",
    "cause.basic_maximum": "Was het maximum of de termijn van het basispakket voorbij?",
    "cause.first_sessions": "Valt de behandeling nog onder de eerste die het basispakket niet betaalt?",
    "cause.waiting_time": "Liep de wachttijd van het pakket nog?",
    "cause.consent": "Was een machtiging nodig die er niet is?",
    "cause.referral": "Was een verwijzing nodig die er niet is?",
    "cause.no_contract": "Heeft de praktijk geen contract met deze verzekeraar?",
    "cause.not_listed": "Staat de prestatiecode niet op de lijst van die dag?",
    "cause.description": "Past de prestatie niet bij wat zij van zichzelf zegt?",
    "cause.extra_line": "Ging er een regel mee die niet in rekening mag worden gebracht?",
    "cause.second_of_the_day": "Was er op die dag al zo'n behandeling?",
    "cause.no_intake": "Begon de behandeling zonder intake op de rekening?",
    "cause.not_registered": "Stond de behandelaar op die dag niet in het BIG-register?",
    "cause.not_trained": "Is de behandelaar niet opgeleid voor wat er is gedaan?",
    "cause.performance_code": "Is een andere prestatiecode gedeclareerd dan er is geleverd?",
    "cause.performance_list": "Klopt de prestatiecodelijst niet met dag en beroep?",
    "cause.entitlement_code": "Is een andere aanspraakcode gedeclareerd dan er hoort?",
    "cause.entitlement_code_age": "Past de gedeclareerde aanspraakcode niet bij de leeftijd?",
    "cause.screening_with_entitlement_code": "Staat de screening (1864) met aanspraakcode 001 of 012 op de regel?",
    "cause.diagnosis": "Klopt de gedeclareerde diagnosecode niet met het dossier?",
    "cause.diagnosis_with_entitlement_code": "Gaan de gedeclareerde diagnosecode en aanspraakcode niet samen?",
    "cause.amount": "Wijkt het gedeclareerde bedrag af van het tarief?",
    "cause.accident": "Klopt de aanduiding van een ongeval niet?",
    "cause.referral_date": "Klopt de verwijsdatum niet?",
    "cause.after_sending": "Ligt de behandeling na de dag van verzenden?",
    "cause.sent_too_late": "Is er te laat ingediend?",
}
