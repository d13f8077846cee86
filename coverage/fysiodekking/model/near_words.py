"""Words that people write for a key or a code: the Dutch term, and the short one.

To add one: put it behind the key or code that it stands for. Where a word stands for several, the one that comes first
here is meant, of those that can stand at that place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Final

_ENOUGH: Final = 4
"""The fewest letters that tell a word by its beginning."""

_WORDS: Final[Mapping[str, str]] = {
    # tables of a case file
    "session": "zitting, behandeling, sessie, behandelsessie",
    "provider": "behandelaar, zorgverlener, therapeut, therapist, praktijk",
    "insured": "verzekerde, patiënt, patient, cliënt, klant",
    "basic": "basispakket, basisverzekering, basispolis, basis, polis, zorgverzekering",
    "readings": "lezingen, lezing, interpretatie",
    "law": "recht, wet, wetgeving",
    "conditions": "aandoeningen, aandoening, klachten, klacht, diagnoses, voorwaarden",
    "history": "geschiedenis, voorgeschiedenis, historie, eerdere behandelingen, verleden",
    "used": "gebruikt, verbruikt, verbruik, al gebruikt",
    "packages": "pakketten, pakket, aanvullende verzekering, aanvullende verzekeringen, aanvullend, av",
    "claim": "declaratie, declaratieregel",
    "expect": "verwacht, verwachting, expected",
    # keys
    "title": "titel",
    "note": "opmerking, toelichting, notitie",
    "source": "bron",
    "date": "datum, dag, day, behandeldatum",
    "performance": "prestatie, prestatiecode, code, verrichtingcode",
    "techniques": "technieken, techniek, verrichtingen, verrichting",
    "condition": "aandoening, klacht",
    "price": "prijs, tarief, kosten, bedrag, tariff, fee",
    "treatment_plan": "behandelplan, plan",
    "referral": "verwijzing, verwijsbrief, verwezen",
    "consent": "machtiging, toestemming, akkoord, authorisation, authorization",
    "accident": "ongeval, ongeluk",
    "medically_necessary": "medisch noodzakelijk, medische noodzaak, noodzaak",
    "on_order_of": "in opdracht van, opdracht, opdrachtgever, voorschrift van",
    "accident_on": "datum ongeval, ongevalsdatum, dag van het ongeval",
    "other_that_day": "andere behandeling die dag, tweede behandeling die dag",
    "insufficient_result": "onvoldoende resultaat, te weinig resultaat",
    "extra_lines": "extra regels, extra regel, toeslagen, toeslag",
    "description": "omschrijving, beschrijving",
    "profession": "beroep",
    "big_registered": "big, big registratie, big geregistreerd, big register",
    "trained_in": "opgeleid in, opleiding, geschoold in, scholing",
    "specialisms": "specialisaties, specialisatie, specialismen, specialisme, verbijzondering",
    "contracted": "contract, gecontracteerd, contractering",
    "associations": "beroepsverenigingen, beroepsvereniging, lidmaatschap",
    "association": "beroepsvereniging, beroepsverenigingen, lidmaatschap",
    "qualification": "kwalificatie, kwalificaties, bekwaamheid, agb-kwalificatie",
    "born": "geboortedatum, geboren, geboortedag, birthdate, date of birth, dob, birthday, leeftijd",
    "other_payer": "andere betaler, andere verzekering, derde, betaler",
    "wlz_stay": "wlz, verpleeghuis, wlz verblijf",
    "liable_party": "aansprakelijke, aansprakelijke partij, tegenpartij, letselschade, verhaal",
    "foreign_insurance": "buitenlandse verzekering, buitenland, reisverzekering",
    "basic_insured": "basisverzekerd, basisverzekering, verzekerd",
    "voluntary_deductible": "vrijwillig eigen risico, vrijwillig, vrijwillig er, vrijwillig deel",
    "mandatory_deductible": "verplicht eigen risico, eigen risico, verplicht, verplicht er",
    "deductible_used": "gebruikt eigen risico, verbruikt eigen risico, eigen risico gebruikt, eigen risico verbruikt, "
    "eigen risico, er",
    "deductible_total": "totaal eigen risico, eigen risico totaal",
    "deductible_waived": "vrijgesteld van eigen risico, zonder eigen risico, geen eigen risico",
    "insurer": "verzekeraar, zorgverzekeraar",
    "not_contracted": "zonder contract, niet gecontracteerd, ongecontracteerd",
    "requires_referral": "verwijzing nodig, vraagt verwijzing",
    "requires_consent": "machtiging nodig, vraagt machtiging, toestemming nodig",
    "kind": "soort, aandoeningsoort",
    "diagnosis": "diagnose, diagnosecode, dcsph",
    "first_session": "eerste behandeling, eerste zitting, start, begin, startdatum",
    "discharged": "ontslagen, ontslag, ontslagdatum",
    "gold_stage": "gold, gold stadium, stadium, stage",
    "copd_class": "copd klasse, klasse",
    "severe_limitations": "ernstige beperkingen, ernstige functionele beperkingen",
    "high_fall_risk": "verhoogd valrisico, hoog valrisico",
    "side": "zijde, kant",
    "paid_by": "betaald door, betaler, payer",
    "package": "pakket, aanvullende verzekering",
    "paid": "betaald, vergoed bedrag",
    "sessions": "aantal, zittingen, behandelingen, behandeling, zitting, keren, number",
    "until": "tot, tot en met, tm",
    "elsewhere": "elders",
    "condition_elsewhere": "aandoening elders",
    "left_last_year": "over van vorig jaar, restant vorig jaar, meegenomen",
    "name": "naam",
    "year": "jaar, polisjaar",
    "confidence": "zekerheid",
    "grant": "aanspraak, aanspraak in de polis",
    "grants": "aanspraak in de polis, aanspraken, aanspraak, vergoedingen, regels",
    "since": "sinds, vanaf, ingangsdatum",
    "assume": "aangenomen, ga uit van, veronderstel",
    "pays_deductible": "betaalt eigen risico, neemt eigen risico over",
    "covers": "dekt, dekking, vergoedt",
    "requires": "vereist, vereisten, eisen, voorwaarden",
    "limits": "grenzen, maxima, limieten, limiet, maximum",
    "pays": "betaalt, vergoeding",
    "max": "maximum, maximaal, hoogste, ten hoogste",
    "unit": "eenheid",
    "carry_over": "meenemen, doorschuiven",
    "percent": "procent, percentage",
    "of": "van, referentie, referentiebedrag",
    "at_most": "ten hoogste, hooguit, maximaal, maximum",
    "within_months_of_accident": "maanden na ongeval, binnen maanden na ongeval",
    "first_of_the_day": "een per dag, een behandeling per dag, eerste van de dag",
    "part_year": "naar rato, pro rata, deel van het jaar",
    "by": "per, naar, naar rato van",
    "rounds": "afronding, afgerond, rondt af",
    "days": "dagen, per dag",
    "whole_months": "hele maanden, maanden, per maand",
    "begun_months": "begonnen maanden, aangevangen maanden",
    "up": "naar boven, omhoog",
    "down": "naar beneden, omlaag",
    "nearest": "dichtstbij, rekenkundig",
    "copayment": "eigen bijdrage, bijbetaling, eigen bijdrage per behandeling",
    "from_session": "vanaf behandeling, vanaf zitting",
    "min_age": "minimumleeftijd, minimale leeftijd, vanaf leeftijd",
    "max_age": "maximumleeftijd, maximale leeftijd, tot leeftijd",
    "min_months_insured": "wachttijd",
    "outcome": "uitkomst, uitslag",
    "payer": "betaler",
    "amounts": "bedragen, bedrag",
    "entitlement_code": "aanspraakcode, csi, csi code",
    "missing": "ontbreekt, ontbrekend, mist",
    "reasons": "redenen, reden",
    "deductible": "eigen risico",
    # outcomes and payers
    "covered": "vergoed, gedekt",
    "covered_if": "vergoed als, vergoed mits, gedekt als",
    "not_covered": "niet vergoed, niet gedekt, onvergoed",
    "undetermined": "onbepaald, onbekend, onzeker",
    "nobody": "niemand",
    "none": "geen, niets, leeg",
    # professions
    "physiotherapist": "fysiotherapeut, fysio, physio, ft, pt, physical therapist",
    "exercise_therapist": "oefentherapeut, cesar, mensendieck, oefentherapeut cesar, oefentherapeut mensendieck",
    "acupuncturist": "acupuncturiste",
    "skin_therapist": "huidtherapeut",
    "physician": "arts, dokter, huisarts, doctor",
    "other": "anders, ander, andere, andere behandelaar, overig",
    # techniques
    "dry_needling": "dry needle, naaldjes, needling, dryneedling, dn",
    "exercise_therapy": "oefentherapie, oefeningen, oef",
    "manual_therapy": "manuele therapie, mt",
    "massage": "masseren",
    "physical_agents": "fysische prikkels, fysische therapie, fysiotechniek, elektrotherapie, ultrageluid",
    "advice": "advies",
    "taping": "tapen, tape",
    "echography": "echografie, echo, ultrasound",
    "acupuncture": "acupunctuur",
    "surgical_act": "heelkundige handeling, operatie",
    "obstetric_act": "verloskundige handeling",
    "endoscopy": "endoscopie",
    "catheterisation": "katheterisatie, catheterisatie",
    "injection": "injectie, prik",
    "puncture": "punctie",
    "general_anaesthesia": "narcose",
    "ionising_radiation": "ioniserende straling, röntgen",
    "cardioversion": "cardioversie",
    "defibrillation": "defibrillatie",
    "electroconvulsive_therapy": "elektroconvulsietherapie, ect",
    "lithotripsy": "steenvergruizing",
    "artificial_reproduction": "kunstmatige voortplanting, ivf",
    "prescribing": "voorschrijven, voorschrijven van geneesmiddelen",
    # classes of care
    "physiotherapy": "fysiotherapie, fysio, physio, dry needling, dryneedling, needling",
    "pelvic_physiotherapy": "bekkenfysiotherapie, bekkenfysio, bekken, bekkentherapie",
    "oedema_therapy": "oedeemtherapie, oedeemfysiotherapie, oedeem, edema",
    "child_physiotherapy": "kinderfysiotherapie, kinderfysio, kinder, kind",
    "geriatric_physiotherapy": "geriatriefysiotherapie, geriatrie",
    "psychosomatic_physiotherapy": "psychosomatische fysiotherapie, psychosomatiek",
    "other_alternative": "andere alternatieve zorg, alternatieve zorg, alternatief, alternative",
    # kinds of condition
    "not_listed": "gewone klacht, een gewone klacht, geen, niet op de lijst, geen bijlage 1, nekpijn, rugpijn, "
    "lage rugpijn, schouderpijn, kniepijn, heuppijn, hoofdpijn, neck pain, back pain, shoulder pain, knee pain",
    "urinary_incontinence": "urine-incontinentie, incontinentie, urineverlies",
    "peripheral_arterial_disease_fontaine_2": "etalagebenen, perifeer arterieel vaatlijden, pav, pad, vaatlijden, "
    "claudicatio",
    "osteoarthritis_hip_knee": "artrose, heupartrose, knieartrose, coxartrose, gonartrose, "
    "artrose van heup- of kniegewricht",
    "fall_risk": "valrisico, valpreventie, vallen, verhoogd valrisico",
    "rheumatoid_arthritis_severe": "ernstige reumatoïde artritis, ra, "
    "reumatoïde artritis met ernstige functionele beperkingen",
    "axial_spondyloarthritis_severe": "ernstige axiale spondyloartritis, axiale spondyloartritis, axspa, "
    "spondyloartritis",
    "covid_recovery": "covid, corona, covid-19, herstelzorg, long covid",
    "stroke": "beroerte, cva, cerebrovasculair accident, hersenbloeding, herseninfarct",
    "spinal_cord_disorder": "ruggemergaandoening, ruggenmergaandoening, dwarslaesie",
    "multiple_sclerosis": "multipele sclerose, ms",
    "peripheral_nerve_motor_loss": "perifere zenuwaandoening, zenuwaandoening",
    "extrapyramidal_disorder": "extrapyramidale aandoening, parkinson, ziekte van parkinson",
    "motor_developmental_delay": "motorische retardatie, ontwikkelingsstoornis",
    "cerebellar_disorder": "cerebellaire aandoening",
    "deficits_tumour_or_brain_injury": "hersenletsel, nah, hersentumor",
    "radicular_syndrome_motor_loss": "radiculair syndroom, hernia, hnp",
    "muscle_disease": "spierziekte",
    "congenital_locomotor_anomaly": "aangeboren afwijking van het bewegingsapparaat",
    "congenital_cns_anomaly": "aangeboren afwijking van het centraal zenuwstelsel, spina bifida",
    "progressive_scoliosis": "scoliose, progressieve scoliose",
    "juvenile_osteochondrosis": "juveniele osteochondrose, scheuermann",
    "reflex_dystrophy": "reflexdystrofie, dystrofie, crps, posttraumatische dystrofie",
    "osteoporotic_vertebral_fracture": "wervelfractuur, osteoporose",
    "pathological_fracture": "pathologische fractuur, botmetastase, kahler, paget",
    "frozen_shoulder": "capsulitis adhaesiva, bevroren schouder",
    "rheumatoid_arthritis_or_chronic_rheumatism": "reumatoïde artritis, reuma, ra, chronische reuma",
    "chronic_arthritides": "chronische artritiden",
    "ankylosing_spondylitis": "bechterew, spondylitis ankylopoetica, ziekte van bechterew",
    "reactive_arthritis": "reactieve artritis",
    "juvenile_chronic_arthritis": "juveniele chronische artritis, jeugdreuma",
    "hyperostotic_spondylosis": "hyperostotische spondylose, forestier",
    "collagen_diseases": "collageenziekten",
    "after_amputation": "amputatie, status na amputatie",
    "postpartum_pelvic_instability": "bekkeninstabiliteit, postpartum bekkeninstabiliteit",
    "conservative_fracture": "botbreuk, fractuur, breuk",
    "myocardial_infarction": "hartinfarct, myocardinfarct, ami",
    "after_cabg": "cabg, bypass",
    "after_ptca": "ptca, dotter, dotteren",
    "after_heart_valve_surgery": "hartklepoperatie, hartklep",
    "after_congenital_heart_surgery": "aangeboren hartafwijking, congenitale afwijkingen",
    "congenital_respiratory_anomaly": "aangeboren afwijking van de tractus respiratorius",
    "copd_fev": "fev1, fev1/vc",
    "copd_gold2": "gold, gold ii, gold classificatie",
    "claudication_fontaine_2_3": "claudicatio intermittens",
    "claudication_fontaine_3": "stadium 3 fontaine, fontaine 3",
    "lymphoedema": "lymfoedeem, lymfe-oedeem, oedeem",
    "skin_scar_tissue": "littekenweefsel, litteken, brandwonden",
    "after_inpatient_stay": "opname, ziekenhuisopname, na opname, na ontslag",
    "soft_tissue_tumours": "weke delen tumoren, weke delen tumor",
    "diffuse_interstitial_lung_disease": "longfibrose, diffuse interstitiële longaandoening, ild",
    # other codes
    "annex_1": "bijlage 1, chronische lijst, lijst borst, chronisch",
    "under_18": "onder de 18, jonger dan 18, minderjarig, kind",
    "left": "links",
    "right": "rechts",
    "euros": "euro, eur, bedrag",
    "calendar_year": "kalenderjaar, jaar, per jaar, year, per year",
    "day": "dag, per dag",
    "insurance_lifetime": "eenmalig, looptijd",
    "unlimited": "onbeperkt",
}
"""The words that people write for each key and code, by commas."""


def plainly(word: str) -> str:
    """Write a word as keys are written: small letters without accents, and one kind of hyphen."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(each))
    return "_".join(bare.replace("-", " ").replace("_", " ").split())


def _by_word() -> Mapping[str, tuple[str, ...]]:
    meant: dict[str, tuple[str, ...]] = {}
    for code, words in _WORDS.items():
        for word in map(plainly, words.split(",")):
            meant[word] = (*meant.get(word, ()), code)
    return meant


MEANT: Final[Mapping[str, tuple[str, ...]]] = _by_word()
"""What each such word may stand for."""


def meant_by(written: str, known: Collection[str]) -> str | None:
    """Return what is meant, of what can stand there.

    That is what the table says of it; the only word that begins so; or what the table says of the longest word in it.
    """
    for code in MEANT.get(written, ()):
        if code in known:
            return code
    beginning = [each for each in known if len(written) >= _ENOUGH and each.startswith(written)]
    if len(beginning) == 1:
        return beginning[0]
    within = (word for word in MEANT if len(word) >= _ENOUGH and f"_{word}_" in f"_{written}_")
    codes = (code for word in sorted(within, key=len, reverse=True) for code in MEANT[word] if code in known)
    return next(codes, None)
