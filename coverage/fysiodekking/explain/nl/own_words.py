"""Wat de gegevens van de wet in eigen, Engelse woorden zeggen, in het Nederlands: zinnen en delen van namen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SAID: Final = {
    "the text of these years does not name other payers; that somebody else pays is what the case says": (
        "de tekst van deze jaren noemt geen andere betalers; dat een ander betaalt, zegt het geval"
    ),
    "terms of supplementary packages commonly leave out what a law or another insurance pays; no term of this package was read": (  # noqa: E501
        "voorwaarden van aanvullende pakketten sluiten gewoonlijk uit wat een wet of een andere verzekering betaalt; "
        "van dit pakket is geen voorwaarde gelezen"
    ),
    "three months, to six in all while the triad persists": (
        "drie maanden, tot zes in totaal zolang de trias aanhoudt"
    ),
    "twelve months, begun within three months of the discharge": (
        "twaalf maanden, begonnen binnen drie maanden na het ontslag"
    ),
    "up to the age of 18 at most eighteen treatments for each indication": (
        "tot 18 jaar ten hoogste achttien behandelingen per indicatie"
    ),
    "condition of annex 1; adults from session 21, under 18 from session 1": (
        "aandoening van bijlage 1; volwassenen vanaf behandeling 21, onder 18 jaar vanaf behandeling 1"
    ),
    "first sessions of a condition of annex 1, from 18": (
        "eerste behandelingen van een aandoening van bijlage 1, vanaf 18 jaar"
    ),
    "not paid by the basic package": "niet betaald door het basispakket",
    "first indication, not of annex 1, paid by the basic package": (
        "eerste indicatie, niet van bijlage 1, betaald door het basispakket"
    ),
    "child physiotherapy, first nine": "kinderfysiotherapie, eerste negen",
    "child physiotherapy, second nine": "kinderfysiotherapie, tweede negen",
    "exercise therapy under 18, first nine": "oefentherapie onder 18 jaar, eerste negen",
    "exercise therapy under 18, second nine": "oefentherapie onder 18 jaar, tweede negen",
    "pelvic physiotherapy for urinary incontinence, from 18, first nine": (
        "bekkenfysiotherapie bij urine-incontinentie, vanaf 18 jaar, eerste negen"
    ),
    "child physiotherapy; that a child is younger than 18 is inferred": (
        "kinderfysiotherapie; dat een kind jonger is dan 18 jaar, is afgeleid"
    ),
    "intake and examination after screening; with a referral there is no screening": (
        "intake en onderzoek na screening; met een verwijzing is er geen screening"
    ),
    "one-off examination, on a specific referral": "eenmalig onderzoek, op een gerichte verwijzing",
    "a long session only for a closed list of conditions, of which the beginning was read": (
        "een lange zitting alleen bij een gesloten lijst van aandoeningen, waarvan het begin is gelezen"
    ),
    "by a therapist with specialism": "door een therapeut met specialisme",
    "words by which a bill names a surcharge": "woorden waarmee een rekening een toeslag noemt",
    "words of what a bill charges for something else": "woorden voor wat een rekening apart in rekening brengt",
    "none of the fourteen kinds names dry needling": "geen van de veertien soorten noemt dry needling",
    "no minister, inspectorate or court was found to say that dry needling is or is not a reserved act": (
        "er is geen minister, inspectie of rechter gevonden die zegt dat dry needling wel of geen voorbehouden "
        "handeling is"
    ),
    "dry needling lies within the physiotherapist's field": (
        "dry needling valt binnen het deskundigheidsgebied van de fysiotherapeut"
    ),
    "it has to be part of a testable physiotherapy treatment plan": (
        "het moet onderdeel zijn van een toetsbaar fysiotherapeutisch behandelplan"
    ),
    "physiotherapists who were trained in it may offer it; no register rule on this training was found": (
        "fysiotherapeuten die erin zijn opgeleid mogen het aanbieden; een regel van een register over deze opleiding "
        "is niet gevonden"
    ),
    "one performance per patient, whatever the content of the treatment and its duration; as quoted in 2013": (
        "één prestatie per patiënt, wat de inhoud en de duur van de behandeling ook zijn; zoals aangehaald in 2013"
    ),
    "one uninterrupted span of time is one performance, as quoted in 2013; that a medical reason allowed a second one is inferred": (  # noqa: E501
        "één aaneengesloten tijdsduur is één prestatie, zoals aangehaald in 2013; dat er om een medische reden een "
        "tweede mocht, is afgeleid"
    ),
    "with a referral screening may not be charged": (
        "met een verwijzing mag een screening niet in rekening worden gebracht"
    ),
    "a facultative performance only with a written agreement between insurer and provider": (
        "een facultatieve prestatie alleen met een schriftelijke overeenkomst tussen verzekeraar en zorgaanbieder"
    ),
    "a missed appointment, a report, material or an out-of-hours surcharge is never insured care": (
        "een gemiste afspraak, een verslag, materiaal of een toeslag buiten reguliere werktijden is nooit verzekerde "
        "zorg"
    ),
    "the list of 1 March 2019, with what had ended by then": (
        "de lijst van 1 maart 2019, met wat toen al was beëindigd"
    ),
    "every code of the list has four digits, or F and four digits": (
        "elke code van de lijst heeft vier cijfers, of F en vier cijfers"
    ),
    "the deductible belongs to the basic insurance; supplementary cover is outside the act": (
        "het eigen risico hoort bij de basisverzekering; aanvullende dekking valt buiten de wet"
    ),
    "the act asks a referral for specialist care only: for physiotherapy it is a condition of the policy": (
        "de wet vraagt alleen voor specialistische zorg een verwijzing: voor fysiotherapie is het een voorwaarde van "
        "de polis"
    ),
    "supervised exercise, peripheral arterial disease of Fontaine stage 2": (
        "gesuperviseerde oefentherapie, perifeer arterieel vaatlijden in stadium 2 Fontaine"
    ),
    "osteoarthritis of hip or knee, twelve within twelve months": (
        "artrose van heup of knie, twaalf binnen twaalf maanden"
    ),
    "375 euros: nu.nl 26-9-2017, NRC 25-9-2018, Consumentenbond 2020, Rijnmond October 2021; 2023: ten euros less than the law, NRC 27-9-2022": (  # noqa: E501
        "375 euro: nu.nl 26-9-2017, NRC 25-9-2018, Consumentenbond 2020, Rijnmond oktober 2021; 2023: tien euro minder "
        "dan de wet, NRC 27-9-2022"
    ),
    "375 euros: the insurer's own page": "375 euro: de eigen pagina van de verzekeraar",
    "375 euros before and after, and at DSW of the same concern": (
        "375 euro ervoor en erna, en bij DSW van hetzelfde concern"
    ),
    "400 euros, announced on 15 September 2026; the regulation that sets it was not seen": (
        "400 euro, aangekondigd op 15 september 2026; de regeling die het vaststelt is niet gezien"
    ),
    "nothing was found of this year": "van dit jaar is niets gevonden",
    "class A: nothing after the first twelve months": "klasse A: niets na de eerste twaalf maanden",
    "no transitional law: everybody begins a new first year on 1 January 2019": (
        "geen overgangsrecht: iedereen begint op 1 januari 2019 een nieuw eerste jaar"
    ),
    "one page lets the first year begin on 1 January 2020, against Stb. 2018, 305; reading copd_first_year_2020": (
        "één pagina laat het eerste jaar op 1 januari 2020 beginnen, tegen Stb. 2018, 305 in; lezing "
        "copd_first_year_2020"
    ),
    "one class B: Stb. 2018, 305": "één klasse B: Stb. 2018, 305",
    "COPD class A, first year": "COPD klasse A, eerste jaar",
    "COPD class B or B1, first year": "COPD klasse B of B1, eerste jaar",
    "COPD class B2, first year": "COPD klasse B2, eerste jaar",
    "COPD class C or D, first year": "COPD klasse C of D, eerste jaar",
    "COPD class B or B1, following years": "COPD klasse B of B1, volgende jaren",
    "COPD class B2, following years": "COPD klasse B2, volgende jaren",
    "COPD class C or D, following years": "COPD klasse C of D, volgende jaren",
    "the first twelve months, then each twelve months": "de eerste twaalf maanden, daarna telkens twaalf maanden",
    "class A: five": "klasse A: vijf",
    "class B1: 27 in the first twelve months": "klasse B1: 27 in de eerste twaalf maanden",
    "class B1: three in each following twelve months": "klasse B1: drie in elke volgende twaalf maanden",
    "classes B2, C and D: 70 in the first twelve months": "klassen B2, C en D: 70 in de eerste twaalf maanden",
    "classes B2, C and D: 52 in each following twelve months": (
        "klassen B2, C en D: 52 in elke volgende twaalf maanden"
    ),
    "printed by insurers": "zoals verzekeraars het afdrukken",
    "B1 and B2, as insurers print": "B1 en B2, zoals verzekeraars het afdrukken",
    "no number in the texts of 2025-01-01, 2026-01-01 and 2026-07-01": (
        "geen aantal in de teksten van 2025-01-01, 2026-01-01 en 2026-07-01"
    ),
    "long-term active physiotherapy from the twenty-first treatment for severe rheumatoid arthritis, inside the study: item lapsed in the texts read": (  # noqa: E501
        "langdurige actieve fysiotherapie vanaf de eenentwintigste behandeling bij ernstige reumatoïde artritis, "
        "binnen het onderzoek: het onderdeel is vervallen in de teksten die zijn gelezen"
    ),
    "from the twenty-first treatment": "vanaf de eenentwintigste behandeling",
    "inside the study": "binnen het onderzoek",
    "separate performances for pelvic and geriatric exercise therapy since 2020; the list itself was not read": (
        "eigen prestaties voor bekken- en geriatrieoefentherapie sinds 2020; de lijst zelf is niet gelezen"
    ),
    "conditional care after severe COVID-19, inside the study": (
        "voorwaardelijke zorg na ernstige COVID-19, binnen het onderzoek"
    ),
    "until 1 January 2025": "tot 1 januari 2025",
    "at most fifty sessions": "ten hoogste vijftig behandelingen",
    "in at most six months from the first treatment": "in ten hoogste zes maanden vanaf de eerste behandeling",
    "earlier sessions are not covered": "eerdere behandelingen worden niet vergoed",
    "no new period from 1 July 2024; one begun before may be finished within 2024": (
        "geen nieuwe periode vanaf 1 juli 2024; een eerder begonnen periode mag in 2024 worden afgemaakt"
    ),
    "recovery care after COVID-19, fifty in six months": "herstelzorg na COVID-19, vijftig in zes maanden",
    "taking part is not required once the study is completed": (
        "meedoen is niet vereist als het onderzoek is afgerond"
    ),
    "from 2021 more than one performance on a day if medically necessary": (
        "vanaf 2021 meer dan één prestatie op een dag als het medisch nodig is"
    ),
    "an insurer pays from the age of 65; the paragraph names no age": (
        "een verzekeraar betaalt vanaf 65 jaar; het lid noemt geen leeftijd"
    ),
    "fall prevention for a high fall risk on a somatic or mental ground; else it is not insured care": (
        "valpreventie bij een hoog valrisico op een lichamelijke of psychische grond; anders is het geen verzekerde "
        "zorg"
    ),
    "only a specially trained therapist": "alleen een speciaal opgeleide therapeut",
}

_PARTS_OF_NAMES: Final = {
    "physiotherapist": "fysiotherapeut",
    "exercise therapist": "oefentherapeut",
    "child": "kinderen",
    "oedema": "oedeem",
    "pelvic": "bekken",
    "geriatric": "geriatrie",
    "sports": "sport",
    "psychosomatic": "psychosomatiek",
    "orofacial": "orofaciaal",
    "occupational": "arbeid",
    "oncology": "oncologie",
    "lifestyle coach": "leefstijlcoach",
    "heart vessel lung": "hart, vaten en longen",
    "heart": "hart",
    "vessel": "vaten",
    "lung": "longen",
    "child lifestyle": "leefstijl van kinderen",
    "fall prevention": "valpreventie",
    "rheumatoid arthritis": "reumatoïde artritis",
    "axial spondyloarthritis": "axiale spondyloartritis",
    "severe rheumatoid arthritis": "ernstige reumatoïde artritis",
    "severe axial spondyloarthritis": "ernstige axiale spondyloartritis",
    "session of conditional care": "zitting voorwaardelijke zorg",
    "session of regular physiotherapy": "gewone zitting fysiotherapie",
    "session of child physiotherapy": "zitting kinderfysiotherapie",
    "session of manual therapy": "zitting manuele therapie",
    "session of oedema therapy": "zitting oedeemtherapie",
    "session of pelvic physiotherapy": "zitting bekkenfysiotherapie",
    "session of psychosomatic physiotherapy": "zitting psychosomatische fysiotherapie",
    "session of geriatric physiotherapy": "zitting geriatriefysiotherapie",
    "session of exercise therapy by telephone": "zitting oefentherapie per telefoon",
    "session of exercise therapy": "zitting oefentherapie",
    "session of child exercise therapy": "zitting kinderoefentherapie",
    "session of psychosomatic exercise therapy": "zitting psychosomatische oefentherapie",
    "session by telephone": "zitting per telefoon",
    "a session by telephone": "een zitting per telefoon",
    "session": "zitting",
    "long session of exercise therapy": "lange zitting oefentherapie",
    "for listed conditions": "bij aandoeningen van de lijst",
    "long session": "lange zitting",
    "group treatment": "groepsbehandeling",
    "a group session of": "een groepszitting van",
    "group session of": "groepszitting van",
    "specific group session of": "specifieke groepszitting van",
    "group session of exercise therapy of": "groepszitting oefentherapie van",
    "specific group session of exercise therapy of": "specifieke groepszitting oefentherapie van",
    "two": "twee",
    "three": "drie",
    "four": "vier",
    "five to ten": "vijf tot tien",
    "more than ten": "meer dan tien",
    "second code": "tweede code",
    "old": "oud",
    "out-of-hours surcharge on": "toeslag buiten reguliere werktijden bij",
    "with out-of-hours surcharge": "met toeslag buiten reguliere werktijden",
    "at home": "aan huis",
    "in an institution": "in een instelling",
    "away from the practice": "buiten de praktijk",
    "child physiotherapy": "kinderfysiotherapie",
    "manual therapy": "manuele therapie",
    "oedema therapy": "oedeemtherapie",
    "pelvic physiotherapy": "bekkenfysiotherapie",
    "geriatric physiotherapy": "geriatriefysiotherapie",
    "psychosomatic physiotherapy": "psychosomatische fysiotherapie",
    "exercise therapy": "oefentherapie",
    "child exercise therapy": "kinderoefentherapie",
    "one-off examination": "eenmalig onderzoek",
    "a one-off examination": "een eenmalig onderzoek",
    "one-off report": "eenmalig verslag",
    "short report": "kort verslag",
    "extensive report": "uitgebreid verslag",
    "report to third parties": "verslag aan derden",
    "screening, intake and examination": "screening, intake en onderzoek",
    "intake and examination after screening": "intake en onderzoek na screening",
    "intake and examination after referral": "intake en onderzoek na verwijzing",
    "intake after screening": "intake na screening",
    "intake after referral": "intake na verwijzing",
    "instruction of the parents": "instructie van de ouders",
    "module regional support": "module regionale ondersteuning",
    "module quality": "module kwaliteit",
    "facultative performance": "facultatieve prestatie",
    "fall prevention exercise intervention, per month": "valpreventieve beweeginterventie, per maand",
    "intake for fall prevention": "intake voor valpreventie",
    "fall risk assessment": "valrisicobeoordeling",
    "balloon therapy": "ballontherapie",
    "supplied bandage and aids": "geleverd verband en hulpmiddelen",
    "missed appointment": "gemiste afspraak",
    "at the workplace (once)": "op de werkplek (eenmalig)",
}

OWN_WORDS: Final[Mapping[str, str]] = {**_SAID, **_PARTS_OF_NAMES}
"""Van elk Engels zinsdeel het Nederlandse; wat er niet bij staat (een code, een jaar, een eigennaam) blijft staan."""

NOTES: Final[Mapping[str, str]] = {
    "Market rate: the charged price, as far as it is not unreasonably high.": (
        "Marktconform tarief: de prijs die is gerekend, voor zover die niet onredelijk hoog is."
    ),
    "Whether the amount is for physiotherapy alone is not known.": (
        "Of het bedrag alleen voor fysiotherapie is, is niet bekend."
    ),
    "Without a contract at most 80 per cent of the average agreed price, which is not known.": (
        "Zonder contract hoogstens 80 procent van de gemiddelde afgesproken prijs, die niet bekend is."
    ),
    "Municipal policy: the mandatory deductible of 385 euros is bought out.": (
        "Gemeentepolis: het verplicht eigen risico van 385 euro is afgekocht."
    ),
    "From the 37th or 51st session on request; which of the two is not told, so the earlier.": (
        "Vanaf de 37e of de 51e behandeling op aanvraag; welke van de twee staat er niet, dus de eerste van de twee."
    ),
    "A whole online trajectory counts as one session too.": "Een heel online traject telt ook als één behandeling.",
    "A module beside the basic policy Zorg Select.": "Een module naast de basispolis Zorg Select.",
    "Without a contract 75 per cent of the average agreed price, almost 27 euros: not known to the cent.": (
        "Zonder contract 75 procent van de gemiddelde afgesproken prijs, bijna 27 euro: niet op de cent bekend."
    ),
    "Without a contract 50 per cent of the average agreed price, which is not known.": (
        "Zonder contract 50 procent van de gemiddelde afgesproken prijs, die niet bekend is."
    ),
    "Without a contract 19.48 for a regular session (press item, 50 per cent, so of 38.96).": (
        "Zonder contract 19,48 voor een gewone zitting (persbericht, 50 procent, dus van 38,96)."
    ),
    "Unlimited, with consent after 40 sessions.": "Onbeperkt, na 40 behandelingen met toestemming.",
    "Existing customers only. Without a contract 18.54 for a regular session (50 per cent, so of 37.08).": (
        "Alleen voor wie al klant was. Zonder contract 18,54 voor een gewone zitting (50 procent, dus van 37,08)."
    ),
    "All named therapists together. The page does not give the tariff that is the ceiling.": (
        "Alle genoemde therapeuten samen. De pagina noemt het tarief niet dat de bovengrens is."
    ),
}
"""De opmerkingen bij de meegeleverde pakketten; een opmerking in een eigen pakket staat er zoals zij is geschreven."""
