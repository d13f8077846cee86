"""Hoe een gegeven heet, en wat er te vragen is als het ontbreekt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import FactWords

FACTS: Final[Mapping[str, FactWords]] = {
    "age": FactWords(label="leeftijd"),
    "born": FactWords(label="geboren"),
    "class": FactWords(label="soort zorg"),
    "grant": FactWords(label="regel van het pakket"),
    "year": FactWords(label="jaar"),
    "*/*": FactWords(label="grens “{key}” van het pakket, gebruikt"),
    "sessions_before": FactWords(label="eerdere behandelingen"),
    "sessions_before_this_year": FactWords(label="eerdere behandelingen dit jaar"),
    "sessions_of_the_year": FactWords(label="eerdere behandelingen uit het pakket dit jaar"),
    "sessions_allowed": FactWords(label="maximum"),
    "sessions_allowed_this_year": FactWords(label="maximum dit jaar"),
    "limit.covers": FactWords(label="de grens geldt voor"),
    "limit.per": FactWords(label="waarvoor de grens geldt"),
    "package_takes_deductible": FactWords(label="pakket dat het eigen risico overneemt"),
    "lines_before_that_day": FactWords(label="eerdere behandelingen op deze dag"),
    "deductible_total": FactWords(label="eigen risico dit jaar"),
    "insured_part": FactWords(label="deel van de prijs dat de patiënt zelf betaalt"),
    "pays.of": FactWords(label="tarief waarmee wordt gerekend"),
    "copayment.euros": FactWords(label="eigen bijdrage per behandeling"),
    "copayment.from_session": FactWords(label="de behandeling van het jaar vanaf welke er een eigen bijdrage is"),
    "limit.of_whole_year": FactWords(label="maximum in een heel jaar"),
    "pays.percent": FactWords(label="percentage"),
    "pays.at_most": FactWords(label="hoogste bedrag voor een behandeling"),
    "limit.max": FactWords(label="hoogste bedrag"),
    "limit.left": FactWords(label="over van dat bedrag"),
    "deductible_taken": FactWords(label="eigen risico van deze behandeling"),
    "deductible_taken.mandatory": FactWords(label="daarvan verplicht"),
    "deductible_taken.voluntary": FactWords(label="daarvan vrijwillig"),
    "deductible_total.mandatory": FactWords(label="verplicht eigen risico dit jaar"),
    "deductible_total.voluntary": FactWords(label="vrijwillig eigen risico dit jaar"),
    "deductible_paid_back": FactWords(label="dit eigen risico komt later terug"),
    "lower_mandatory_deductible": FactWords(label="lager verplicht eigen risico van deze verzekeraar"),
    "basic.mandatory_deductible": FactWords(
        label="het verplichte eigen risico van deze polis",
        question="Welk verplicht eigen risico rekent deze polis? Hoger dan dat van de wet kan niet.",
    ),
    "insured.voluntary_deductible_used": FactWords(
        label="het gebruikte vrijwillige eigen risico",
        question="Hoeveel van het gebruikte eigen risico was vrijwillig?",
    ),
    "basic.insurer": FactWords(label="de verzekeraar", question="Bij welke verzekeraar is de basisverzekering?"),
    "conditions.*.diagnosis": FactWords(
        label="de diagnosecode in het dossier", question="Welke diagnosecode (DCSPH) heeft de klacht “{key}”?"
    ),
    "conditions.*.side": FactWords(
        label="de zijde in het dossier", question="Aan welke zijde van het lichaam is de klacht “{key}”?"
    ),
    "claim.date": FactWords(label="de gedeclareerde dag"),
    "claim.list": FactWords(label="de gedeclareerde prestatiecodelijst"),
    "claim.performance": FactWords(label="de gedeclareerde prestatiecode"),
    "claim.entitlement_code": FactWords(label="de gedeclareerde aanspraakcode"),
    "claim.diagnosis": FactWords(label="de gedeclareerde diagnosecode"),
    "claim.side": FactWords(label="de gedeclareerde zijde"),
    "claim.amount": FactWords(label="het gedeclareerde bedrag"),
    "claim.referred": FactWords(label="de gedeclareerde verwijsdatum"),
    "claim.accident": FactWords(label="de gedeclareerde aanduiding van een ongeval"),
    "claim.sent": FactWords(label="de dag van verzenden"),
    "session.performance": FactWords(label="prestatiecode", question="Welke prestatiecode heeft de behandeling?"),
    "session.extra_lines[*].performance": FactWords(label="prestatiecode van de extra regel"),
    "session.techniques": FactWords(
        label="wat er is gedaan", question="Wat is er gedaan: oefentherapie, dry needling of iets anders?"
    ),
    "session.price": FactWords(label="de prijs", question="Welke prijs is er gerekend?"),
    "session.treatment_plan": FactWords(
        label="het behandelplan", question="Hoort de dry needling bij een behandelplan voor fysiotherapie?"
    ),
    "session.referral": FactWords(label="de verwijzing", question="Is er een geldige verwijzing?"),
    "session.consent": FactWords(
        label="de toestemming van de verzekeraar", question="Heeft de verzekeraar vooraf toestemming gegeven?"
    ),
    "session.accident_on": FactWords(label="de dag van het ongeval", question="Op welke dag was het ongeval?"),
    "session.other_that_day": FactWords(
        label="een andere behandeling op die dag", question="Was er die dag nog een behandeling, door wie dan ook?"
    ),
    "session.accident": FactWords(label="het ongeval", question="Komt de klacht door een ongeval?"),
    "session.medically_necessary": FactWords(
        label="de medische noodzaak", question="Was een tweede behandeling op deze dag medisch noodzakelijk?"
    ),
    "session.insufficient_result": FactWords(
        label="het resultaat van de eerste negen behandelingen",
        question="Hadden de eerste negen behandelingen te weinig resultaat?",
    ),
    "provider.profession": FactWords(label="behandelaar"),
    "provider.big_registered": FactWords(
        label="de inschrijving in het BIG-register", question="Staat de therapeut op die dag in het BIG-register?"
    ),
    "provider.trained_in": FactWords(
        label="de opleiding van de therapeut", question="Is de therapeut opgeleid in dry needling?"
    ),
    "session.on_order_of": FactWords(label="in opdracht van"),
    "provider.specialisms": FactWords(
        label="de specialisatie van de therapeut", question="Is de therapeut bekkenfysiotherapeut?"
    ),
    "provider.contracted": FactWords(
        label="het contract met de verzekeraar", question="Heeft de therapeut een contract met deze verzekeraar?"
    ),
    "provider.associations": FactWords(
        label="de verenigingen van de therapeut", question="Van welke verenigingen is de therapeut lid?"
    ),
    "insured.basic_insured": FactWords(
        label="de basisverzekering", question="Heeft de patiënt op die dag een Nederlandse basisverzekering?"
    ),
    "insured.other_payer": FactWords(label="wie anders betaalt"),
    "insured.voluntary_deductible": FactWords(
        label="het vrijwillig eigen risico", question="Welk vrijwillig eigen risico heeft de patiënt gekozen?"
    ),
    "insured.deductible_used": FactWords(
        label="het gebruikte eigen risico", question="Hoeveel eigen risico is er dit jaar al gebruikt?"
    ),
    "insured.deductible_total": FactWords(
        label="het hele eigen risico van dit jaar", question="Hoe hoog is het hele eigen risico dit jaar?"
    ),
    "basic.not_contracted": FactWords(
        label="wat de basispolis zonder contract betaalt", question="Wat betaalt de basispolis zonder contract?"
    ),
    "history": FactWords(label="de eerdere behandelingen", question="Hoeveel behandelingen waren er eerder?"),
    "history[*].paid_by": FactWords(
        label="de betaler van eerdere behandelingen",
        question="Wie betaalde de eerdere behandelingen ({key} van de lijst)?",
    ),
    "history[*].package": FactWords(
        label="het pakket van eerdere behandelingen",
        question="Welk pakket betaalde de eerdere behandelingen ({key} van de lijst)?",
    ),
    "history[*].paid": FactWords(
        label="het bedrag van eerdere behandelingen",
        question="Hoeveel is er betaald voor de eerdere behandelingen ({key} van de lijst)?",
    ),
    "history[*].grant": FactWords(
        label="het deel van het pakket van eerdere behandelingen",
        question="Uit welk deel van het pakket kwamen de eerdere behandelingen ({key} van de lijst)?",
    ),
    "history[*].until": FactWords(
        label="de dagen van eerdere behandelingen",
        question="Op welke dagen waren de eerdere behandelingen precies ({key} van de lijst)?",
    ),
    "sessions[*].paid_by": FactWords(
        label="de betaler van eerdere behandelingen",
        question="Wie betaalde de eerdere behandelingen ({key} van de lijst van behandelingen)?",
    ),
    "sessions[*].package": FactWords(
        label="het pakket van eerdere behandelingen",
        question="Welk pakket betaalde de eerdere behandelingen ({key} van de lijst van behandelingen)?",
    ),
    "sessions[*].paid": FactWords(
        label="het bedrag van eerdere behandelingen",
        question="Hoeveel is er betaald voor de eerdere behandelingen ({key} van de lijst van behandelingen)?",
    ),
    "sessions[*].grant": FactWords(
        label="het deel van het pakket van eerdere behandelingen",
        question=(
            "Uit welk deel van het pakket kwamen de eerdere behandelingen ({key} van de lijst van behandelingen)?"
        ),
    ),
    "used.elsewhere": FactWords(
        label="precies hoeveel en welke behandelingen er dit jaar elders waren",
        question=(
            "Welke behandelingen betaalde het pakket dit jaar bij een andere praktijk: hoeveel, waarvoor en voor welk "
            "bedrag?"
        ),
    ),
    "used.condition_elsewhere": FactWords(
        label="precies hoeveel en welke behandelingen er elders waren voor deze aandoening",
        question=(
            "Welke behandelingen waren er voor deze aandoening bij een andere praktijk: hoeveel, wanneer, en wie "
            "betaalde?"
        ),
    ),
    "used.condition_elsewhere_this_year": FactWords(
        label="precies hoeveel en welke behandelingen er dit jaar elders waren voor deze aandoening",
        question=(
            "Welke behandelingen waren er dit jaar elders voor deze aandoening: hoeveel, wie betaalde, en voor welk "
            "bedrag?"
        ),
    ),
    "used.left_last_year": FactWords(
        label="wat er vorig jaar over was van het pakket",
        question="Hoeveel behandelingen waren er vorig jaar over van het pakket?",
    ),
    "used.left_last_year.*": FactWords(
        label="wat er vorig jaar over was van pakket {key}",
        question="Hoeveel behandelingen waren er vorig jaar over van pakket {key}?",
    ),
    "packages.*": FactWords(
        label="alle voorwaarden van pakket {key}", question="Welke voorwaarden heeft pakket {key} nog meer?"
    ),
    "packages.*.since": FactWords(
        label="de begindag van pakket {key}", question="Sinds wanneer heeft de patiënt pakket {key}?"
    ),
    "packages.*.pays": FactWords(label="wat pakket {key} betaalt", question="Hoeveel betaalt pakket {key}?"),
    "packages.*.copayment": FactWords(
        label="de eigen bijdrage van pakket {key}",
        question="Hoe hoog is de eigen bijdrage van pakket {key}, en vanaf welke behandeling?",
    ),
    "packages.*.pays.contracted": FactWords(
        label="wat pakket {key} met een contract betaalt", question="Hoeveel betaalt pakket {key} met een contract?"
    ),
    "packages.*.pays.not_contracted": FactWords(
        label="wat pakket {key} zonder contract betaalt",
        question="Hoeveel betaalt pakket {key} als er geen contract is?",
    ),
}
"""Hoe een gegeven heet, en wat er te vragen is als het ontbreekt."""
