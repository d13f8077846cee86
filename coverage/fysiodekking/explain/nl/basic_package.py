"""De woorden van het basispakket: aandoeningen en gronden, wat die vragen, en wat hun regels vinden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import FactWords, Variants
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground

KINDS: Final[Mapping[ConditionKind, str]] = {
    ConditionKind.NOT_LISTED: "een gewone klacht",
    ConditionKind.URINARY_INCONTINENCE: "urine-incontinentie",
    ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: (
        "etalagebenen (perifeer arterieel vaatlijden, stadium 2 Fontaine)"
    ),
    ConditionKind.OSTEOARTHRITIS_HIP_KNEE: "artrose van heup- of kniegewricht",
    ConditionKind.COPD: "COPD",
    ConditionKind.FALL_RISK: "een verhoogd valrisico",
    ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE: "reumatoïde artritis met ernstige functionele beperkingen",
    ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE: "axiale spondyloartritis met ernstige functionele beperkingen",
    ConditionKind.COVID_RECOVERY: "herstel na ernstige COVID-19",
    ConditionKind.STROKE: "beroerte (cerebrovasculair accident)",
    ConditionKind.SPINAL_CORD_DISORDER: "ruggemergaandoening",
    ConditionKind.MULTIPLE_SCLEROSIS: "multipele sclerose",
    ConditionKind.PERIPHERAL_NERVE_MOTOR_LOSS: "perifere zenuwaandoening met motorische uitval",
    ConditionKind.EXTRAPYRAMIDAL_DISORDER: "extrapyramidale aandoening",
    ConditionKind.MOTOR_DEVELOPMENTAL_DELAY: (
        "motorische retardatie of een ontwikkelingsstoornis van het zenuwstelsel"
    ),
    ConditionKind.CONGENITAL_CNS_ANOMALY: "aangeboren afwijking van het centraal zenuwstelsel",
    ConditionKind.CEREBELLAR_DISORDER: "cerebellaire aandoening",
    ConditionKind.DEFICITS_TUMOUR_OR_BRAIN_INJURY: (
        "uitvalsverschijnselen als gevolg van een tumor in hersenen of ruggenmerg, of van hersenletsel"
    ),
    ConditionKind.RADICULAR_SYNDROME_MOTOR_LOSS: "radiculair syndroom met motorische uitval",
    ConditionKind.MUSCLE_DISEASE: "spierziekte",
    ConditionKind.MYASTHENIA_GRAVIS: "myasthenia gravis",
    ConditionKind.CONGENITAL_LOCOMOTOR_ANOMALY: "aangeboren afwijking van het bewegingsapparaat",
    ConditionKind.PROGRESSIVE_SCOLIOSIS: "progressieve scoliose",
    ConditionKind.JUVENILE_OSTEOCHONDROSIS: "juveniele osteochondrose",
    ConditionKind.REFLEX_DYSTROPHY: "reflexdystrofie",
    ConditionKind.OSTEOPOROTIC_VERTEBRAL_FRACTURE: "wervelfractuur als gevolg van osteoporose",
    ConditionKind.PATHOLOGICAL_FRACTURE: "fractuur als gevolg van morbus Kahler, botmetastase of morbus Paget",
    ConditionKind.FROZEN_SHOULDER: "frozen shoulder (capsulitis adhaesiva)",
    ConditionKind.RHEUMATOID_ARTHRITIS_OR_CHRONIC_RHEUMATISM: "reumatoïde artritis of chronische reuma",
    ConditionKind.CHRONIC_ARTHRITIDES: "chronische artritiden",
    ConditionKind.ANKYLOSING_SPONDYLITIS: "spondylitis ankylopoetica (morbus Bechterew)",
    ConditionKind.REACTIVE_ARTHRITIS: "reactieve artritis",
    ConditionKind.JUVENILE_CHRONIC_ARTHRITIS: "juveniele chronische artritis",
    ConditionKind.HYPEROSTOTIC_SPONDYLOSIS: "hyperostotische spondylose (morbus Forestier)",
    ConditionKind.COLLAGEN_DISEASES: "collageenziekten",
    ConditionKind.AFTER_AMPUTATION: "status na amputatie",
    ConditionKind.WHIPLASH: "whiplash",
    ConditionKind.POSTPARTUM_PELVIC_INSTABILITY: "postpartum bekkeninstabiliteit",
    ConditionKind.CONSERVATIVE_FRACTURE: "botbreuk zonder operatie (fractuur die conservatief wordt behandeld)",
    ConditionKind.MYOCARDIAL_INFARCTION: "hartinfarct (myocard-infarct, AMI)",
    ConditionKind.AFTER_CABG: "status na coronary artery bypass-operatie (CABG)",
    ConditionKind.AFTER_PTCA: "status na percutane transluminale coronair angioplastiek (PTCA)",
    ConditionKind.AFTER_HEART_VALVE_SURGERY: "status na hartklepoperatie",
    ConditionKind.AFTER_CONGENITAL_HEART_SURGERY: "status na operatief gecorrigeerde congenitale afwijkingen",
    ConditionKind.COPD_FEV: "COPD met een FEV1/VC kleiner dan 60%",
    ConditionKind.COPD_GOLD2: "COPD van stadium II of hoger van de GOLD-classificatie",
    ConditionKind.CONGENITAL_RESPIRATORY_ANOMALY: "aangeboren afwijking van de tractus respiratorius",
    ConditionKind.LYMPHOEDEMA: "lymfoedeem",
    ConditionKind.SKIN_SCAR_TISSUE: "littekenweefsel van de huid",
    ConditionKind.AFTER_INPATIENT_STAY: (
        "herstel na een opname (status na opname in een ziekenhuis, verpleeg- of revalidatie-instelling)"
    ),
    ConditionKind.CLAUDICATION_FONTAINE_2_3: "claudicatio intermittens (vasculair), graad 2 of 3 Fontaine",
    ConditionKind.CLAUDICATION_FONTAINE_3: "perifeer arterieel vaatlijden, stadium 3 Fontaine",
    ConditionKind.SOFT_TISSUE_TUMOURS: "weke delen tumoren",
    ConditionKind.DIFFUSE_INTERSTITIAL_LUNG_DISEASE: "diffuse interstitiële longaandoening",
}

GROUNDS: Final[Mapping[Ground, str]] = {
    Ground.ANNEX_1: "een chronische aandoening (bijlage 1)",
    Ground.URINARY_INCONTINENCE: "bekkenfysiotherapie bij urine-incontinentie",
    Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: "looptraining bij etalagebenen (Fontaine 2)",
    Ground.OSTEOARTHRITIS_HIP_KNEE: "oefentherapie bij artrose van heup of knie",
    Ground.COPD: "oefentherapie bij COPD",
    Ground.FALL_RISK: "valpreventie",
    Ground.RHEUMATOID_ARTHRITIS_SEVERE: "oefentherapie bij ernstige reumatoïde artritis",
    Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE: "oefentherapie bij ernstige axiale spondyloartritis",
    Ground.RHEUMATOID_ARTHRITIS_IN_STUDY: "zorg binnen het onderzoek naar ernstige reumatoïde artritis",
    Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY: "zorg binnen het onderzoek naar ernstige axiale spondyloartritis",
    Ground.UNDER_18: "zorg onder de 18",
    Ground.COVID_RECOVERY: "herstelzorg na COVID-19",
}

FACTS: Final[Mapping[str, FactWords]] = {
    "conditions.*.kind": FactWords(label="aandoening"),
    "conditions.*.first_session": FactWords(
        label="de eerste behandeling van deze aandoening",
        question="Wanneer was de eerste behandeling van de aandoening “{key}”?",
    ),
    "conditions.*.discharged": FactWords(
        label="de dag van ontslag", question="Wanneer kwam de patiënt thuis na de opname (aandoening “{key}”)?"
    ),
    "conditions.*.day_surgery": FactWords(
        label="een dagopname",
        question="Was het een dagopname, zonder nacht (aandoening “{key}”)?",
        clause="het een dagopname was",
        otherwise="het geen dagopname was",
    ),
    "conditions.*.conservative_treatment_ended": FactWords(
        label="het einde van de behandeling van de breuk",
        question="Wanneer eindigde de behandeling van de breuk zonder operatie (aandoening “{key}”)?",
    ),
    "conditions.*.irradiation_ended": FactWords(
        label="het einde van de bestraling", question="Wanneer eindigde de bestraling (aandoening “{key}”)?"
    ),
    "conditions.*.triad": FactWords(
        label="de drie klachten van de whiplash",
        question="Zijn bewegingsverlies, conditieverlies en denkstoornissen er alle drie nog (aandoening “{key}”)?",
        clause="bewegingsverlies, conditieverlies en denkstoornissen er alle drie nog zijn",
        otherwise="bewegingsverlies, conditieverlies en denkstoornissen er niet alle drie nog zijn",
    ),
    "conditions.*.gold_stage": FactWords(
        label="het GOLD-stadium",
        question="Welk GOLD-stadium heeft de COPD (aandoening “{key}”)?",
        clause="de COPD GOLD-stadium {value} heeft",
    ),
    "conditions.*.fev1_vc_below_60": FactWords(
        label="een FEV1/VC lager dan 60%",
        question="Was de FEV1/VC lager dan 60% (aandoening “{key}”)?",
        clause="de FEV1/VC lager was dan 60%",
        otherwise="de FEV1/VC niet lager was dan 60%",
    ),
    "conditions.*.copd_class": FactWords(
        label="de COPD-klasse",
        question="Welke klasse heeft de COPD: A, B, B1, B2, C of D (aandoening “{key}”)?",
        clause="de COPD in klasse {value} valt",
    ),
    "conditions.*.high_burden": FactWords(
        label="een hoge ziektelast",
        question="Is de ziektelast van de COPD hoog (aandoening “{key}”)?",
        clause="de ziektelast hoog is",
        otherwise="de ziektelast niet hoog is",
    ),
    "conditions.*.limited_capacity": FactWords(
        label="een beperkte fysieke capaciteit",
        question="Is de fysieke capaciteit beperkt (aandoening “{key}”)?",
        clause="de fysieke capaciteit beperkt is",
        otherwise="de fysieke capaciteit niet beperkt is",
    ),
    "conditions.*.severe_limitations": FactWords(
        label="ernstige beperkingen",
        question="Zijn de beperkingen in het dagelijks leven ernstig (aandoening “{key}”)?",
        clause="de beperkingen in het dagelijks leven ernstig zijn",
        otherwise="de beperkingen in het dagelijks leven niet ernstig zijn",
    ),
    "conditions.*.in_study": FactWords(
        label="deelname aan het onderzoek",
        question="Doet de patiënt mee aan het onderzoek (aandoening “{key}”)?",
        clause="de patiënt meedoet aan het onderzoek",
        otherwise="de patiënt niet meedoet aan het onderzoek",
    ),
    "conditions.*.study_ended": FactWords(
        label="de afronding van het onderzoek",
        question="Is het onderzoek voltooid, en wacht de wet op de beoordeling (aandoening “{key}”)?",
        clause="het onderzoek voltooid is",
        otherwise="het onderzoek niet voltooid is",
    ),
    "conditions.*.high_fall_risk": FactWords(
        label="een hoog valrisico",
        question="Is het risico om te vallen hoog (aandoening “{key}”)?",
        clause="het risico om te vallen hoog is",
        otherwise="het risico om te vallen niet hoog is",
    ),
    "conditions.*.somatic_or_psychological_ground": FactWords(
        label="een lichamelijke of psychische reden voor begeleiding",
        question="Is begeleiding op het niveau van een fysiotherapeut nodig (aandoening “{key}”)?",
        clause="begeleiding op het niveau van een fysiotherapeut nodig is",
        otherwise="begeleiding op het niveau van een fysiotherapeut niet nodig is",
    ),
}
"""Hoe een gegeven van een aandoening heet, wat er te vragen is, en het gegeven als bijzin."""

QUESTIONS: Final[Mapping[str, str]] = {
    "condition_is_on_annex_1_past_its_first_sessions": (
        "Staat de aandoening op bijlage 1, en zijn de eerste behandelingen voorbij?"
    ),
    "pelvic_physiotherapy_for_urinary_incontinence": "Is het bekkenfysiotherapie bij urine-incontinentie?",
    "supervised_exercise_for_peripheral_arterial_disease": "Is het looptraining bij etalagebenen (Fontaine 2)?",
    "supervised_exercise_for_osteoarthritis_of_hip_or_knee": "Is het oefentherapie bij artrose van heup of knie?",
    "supervised_exercise_for_copd": "Is het oefentherapie bij COPD?",
    "fall_prevention_for_a_high_risk": "Is het valpreventie bij een hoog risico?",
    "study_care_for_severe_rheumatoid_arthritis": "Is het zorg binnen het onderzoek naar reumatoïde artritis?",
    "study_care_for_severe_axial_spondyloarthritis": "Is het zorg binnen het onderzoek naar axiale spondyloartritis?",
    "exercise_for_severe_rheumatoid_arthritis": "Is het oefentherapie bij ernstige reumatoïde artritis?",
    "exercise_for_severe_axial_spondyloarthritis": "Is het oefentherapie bij ernstige axiale spondyloartritis?",
    "other_condition_under_18": "Is de patiënt jonger dan 18, en zijn er dit jaar nog behandelingen over?",
    "recovery_care_after_covid_19": "Is het herstelzorg na COVID-19?",
}
"""De vraag die elke regel van het basispakket stelt."""

SENTENCES: Final[Mapping[Reason, Variants]] = {
    Reason.ASKED_AND_FITS: ("Wat hier wordt gevraagd, klopt.",),
    Reason.PROFESSION_NAMED: ("Het basispakket noemt de zorg van dit beroep.",),
    Reason.PROFESSION_READ_IN: (
        "Het basispakket noemt dit beroep niet, maar beschrijft de zorg; deze zorg geeft ook {profession}.",
        "Het basispakket noemt dit beroep niet, maar beschrijft de zorg; deze zorg geeft ook dit beroep.",
    ),
    Reason.CONTRACT_STATUS_FITS: ("Of er een contract is, staat vergoeding uit het basispakket niet in de weg.",),
    Reason.BASIC_INSURED: ("De patiënt heeft een Nederlandse basisverzekering.",),
    Reason.NOT_BASIC_INSURED: ("De patiënt heeft geen Nederlandse basisverzekering.",),
    Reason.BASIC_INSURANCE_NOT_GIVEN: ("Er is niet opgegeven of de patiënt een basisverzekering heeft.",),
    Reason.OTHER_CONDITION: (
        "De aandoening valt niet onder: {ground}.",
        "De aandoening valt hier niet onder.",
    ),
    Reason.GROUND_NOT_IN_FORCE: (
        "Het basispakket kende op {date} geen vergoeding voor {ground}.",
        "Het basispakket kende deze vergoeding op die dag niet.",
    ),
    Reason.GROUND_DATE_NOT_ESTABLISHED: (
        "Het staat niet vast of {condition} op {date} in het basispakket zat.",
        "Het staat niet vast of deze aandoening toen in het basispakket zat.",
    ),
    Reason.NOT_ON_ANNEX_1: (
        "De aandoening staat niet op de lijst van chronische aandoeningen (bijlage 1): {condition}.",
        "De aandoening staat niet op de lijst van chronische aandoeningen (bijlage 1).",
    ),
    Reason.ANNEX_ROW_NOT_IN_FORCE: (
        (
            "Op {date} stond {condition} niet op de lijst van chronische aandoeningen (bijlage 1), maar het basispakket"
            " noemde wel {condition_needed}: is het dat, geef dat dan op en vraag opnieuw."
        ),
        "De aandoening stond op {date} niet op de lijst van chronische aandoeningen (bijlage 1): {condition}.",
        "De aandoening stond op die dag niet op de lijst van chronische aandoeningen (bijlage 1).",
    ),
    Reason.ANNEX_1_FROM_THE_FIRST: (
        "De patiënt is {age} jaar; onder de {adult} betaalt het basispakket dit vanaf de eerste keer (bijlage 1).",
        "Onder de 18 betaalt het basispakket dit vanaf de eerste keer (bijlage 1).",
    ),
    Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS: (
        "Dit is behandeling {number} van deze aandoening; het basispakket betaalt na de eerste {bound}.",
        "Eerdere behandelingen van deze aandoening: {before}; het basispakket betaalt na de eerste {bound}.",
        "De eerste behandelingen van deze aandoening zijn voorbij; daarna betaalt het basispakket.",
    ),
    Reason.ANNEX_1_FIRST_SESSIONS: (
        "Dit is behandeling {number} van deze aandoening; de eerste {bound} vergoedt het basispakket niet.",
        "Eerdere behandelingen van deze aandoening: {before}; de eerste {bound} vergoedt het basispakket niet.",
        "De eerste behandelingen van deze aandoening vergoedt het basispakket niet.",
    ),
    Reason.TERM_OVER: (
        "De termijn voor deze aandoening is voorbij: die begon op {start} en liep tot en met {last}.",
        "De termijn voor deze aandoening is voorbij.",
    ),
    Reason.TERM_NOT_BEGUN: (
        "De termijn voor deze aandoening begint pas op {start}.",
        "De termijn voor deze aandoening is nog niet begonnen.",
    ),
    Reason.TERM_START_NOT_GIVEN: ("Er is niet opgegeven wanneer de termijn voor deze aandoening begon.",),
    Reason.TERM_NOT_ESTABLISHED: (
        "Het staat niet vast of deze termijn liep vanaf het ontslag of vanaf de eerste behandeling erna.",
    ),
    Reason.STARTED_TOO_LONG_AFTER_DISCHARGE: (
        "De eerste behandeling na het ontslag kwam op {start}, later dan deze verzekeraar toestaat.",
        "De eerste behandeling kwam later na het ontslag dan deze verzekeraar toestaat.",
    ),
    Reason.DAY_SURGERY_IS_NO_STAY: ("Het was een dagopname, en die telt bij deze verzekeraar niet als opname.",),
    Reason.LUNG_FUNCTION_NOT_GIVEN: ("Er is niet opgegeven of de FEV1/VC lager was dan 60%.",),
    Reason.LUNG_FUNCTION_TOO_GOOD: ("De FEV1/VC was niet lager dan 60%, wat de lijst (bijlage 1) toen vroeg.",),
    Reason.AGE_LIMIT_OF_ROW: (
        "De patiënt is {age} jaar; deze aandoening telt alleen onder de {below} jaar.",
        "De patiënt is te oud voor deze aandoening op de lijst (bijlage 1).",
    ),
    Reason.TRIAD_NOT_GIVEN: ("Er is niet opgegeven of alle drie de klachten van de whiplash er nog zijn.",),
    Reason.USE_NOT_KNOWN: (
        "Gebruikt van pakket {package}: {used}. Niet zeker is wat het maximum is ({open_maximum}).",
        "Het is niet zeker hoeveel van pakket {package} al is gebruikt ({open_use}); het maximum is {maximum}.",
        "Het is niet zeker hoeveel van pakket {package} al is gebruikt; het maximum is {maximum}.",
        "Het is niet zeker hoeveel behandelingen er eerder waren ({before}); de grens ligt bij {bound}.",
        "Het is niet zeker hoeveel behandelingen er eerder waren; de grens ligt bij {bound}.",
        "Het is niet zeker hoeveel behandelingen er eerder waren.",
    ),
    Reason.READING_NOT_GIVEN: (
        "Er is niet opgegeven hoe deze verzekeraar dit toepast. {reading}",
        "Er is niet opgegeven hoe deze verzekeraar een punt toepast waarover verzekeraars verschillen.",
    ),
    Reason.NOT_PHYSIOTHERAPIST_FOR_GROUND: (
        "Het basispakket noemt hier alleen fysiotherapie, en de zorg is van {profession}.",
        "Het basispakket noemt hier alleen fysiotherapie.",
    ),
    Reason.NOT_EXERCISE_THERAPY: (
        "Het basispakket betaalt hier alleen oefentherapie; gedaan is: {techniques}.",
        "Het basispakket betaalt hier alleen oefentherapie, en die is niet gegeven.",
    ),
    Reason.TECHNIQUES_NEEDED: (
        "Het basispakket betaalt hier alleen oefentherapie; er is niet opgegeven wat er is gedaan.",
    ),
    Reason.NOT_PELVIC_PHYSIOTHERAPY: ("Het basispakket betaalt hier alleen bekkenfysiotherapie.",),
    Reason.SPECIALISM_NOT_GIVEN: ("Er is niet opgegeven of de therapeut bekkenfysiotherapeut is.",),
    Reason.WITHIN_MAXIMUM: (
        "Dit is behandeling {number} van hoogstens {bound} uit het basispakket.",
        "Eerdere behandelingen die meetellen: {before}; het maximum van het basispakket is {bound}.",
        "Eerdere behandelingen die meetellen: {before}; het maximum van het basispakket is {open_bound}.",
        "De behandeling valt binnen het maximum van het basispakket.",
    ),
    Reason.MAXIMUM_REACHED: (
        "Het maximum is bereikt: het basispakket betaalt hoogstens {bound} behandelingen, en er waren er al {before}.",
        "Het maximum van het basispakket ({open_bound}) is bereikt: er waren er al {before}.",
        "Het maximum van het basispakket is bereikt.",
    ),
    Reason.NO_MAXIMUM: ("Het basispakket betaalt deze zorg zonder maximum.",),
    Reason.GOLD_STAGE_TOO_LOW: (
        "COPD van GOLD-stadium {stage} zit niet in het basispakket; dat begint bij stadium {lowest}.",
        "COPD van dit GOLD-stadium zit niet in het basispakket.",
    ),
    Reason.GOLD_STAGE_NOT_GIVEN: ("Er is niet opgegeven welk GOLD-stadium de COPD heeft.",),
    Reason.COPD_CLASS_NOT_GIVEN: ("Er is niet opgegeven welke klasse de COPD heeft.",),
    Reason.COPD_BURDEN_NOT_GIVEN: (
        "Er is niet opgegeven of de COPD van klasse B zowel een hoge ziektelast als een beperkte capaciteit heeft.",
    ),
    Reason.ONLY_FROM_18: (
        "De patiënt is {age} jaar; deze vergoeding is er pas vanaf {adult} jaar.",
        "Deze vergoeding is er pas vanaf 18 jaar.",
    ),
    Reason.LIMITATIONS_NOT_SEVERE: ("De beperkingen in het dagelijks leven zijn niet ernstig.",),
    Reason.LIMITATIONS_NOT_GIVEN: ("Er is niet opgegeven of de beperkingen ernstig zijn.",),
    Reason.STUDY_FIRST_SESSIONS: (
        "Dit is behandeling {number} van deze aandoening; de zorg binnen het onderzoek begint na de eerste {bound}.",
        "Eerdere behandelingen van deze aandoening: {before}; de zorg van het onderzoek begint na de eerste {bound}.",
        "De zorg binnen het onderzoek omvat de eerste behandelingen van deze aandoening niet.",
    ),
    Reason.STUDY_CARE: ("Het basispakket betaalt deze zorg tijdelijk, vanwege het onderzoek ernaar.",),
    Reason.NOT_IN_STUDY: (
        "Het basispakket betaalde deze zorg tijdelijk, alleen binnen een onderzoek; daar zit de patiënt niet in.",
    ),
    Reason.STUDY_NOT_GIVEN: (
        "Het basispakket betaalde deze zorg tijdelijk vanwege een onderzoek; hoe het daarmee staat, is niet opgegeven.",
    ),
    Reason.FALL_RISK_NOT_HIGH: ("Het risico om te vallen is niet hoog.",),
    Reason.FALL_RISK_NOT_GIVEN: ("Er is niet opgegeven of het risico om te vallen hoog is.",),
    Reason.NO_SOMATIC_OR_PSYCHOLOGICAL_GROUND: (
        "Begeleiding op het niveau van een fysiotherapeut is niet nodig (geen lichamelijke of psychische reden).",
    ),
    Reason.SOMATIC_GROUND_NOT_GIVEN: (
        "Er is niet opgegeven of begeleiding op het niveau van een fysiotherapeut nodig is.",
    ),
    Reason.YOUNGER_THAN_INSURER_ASKS: (
        "De patiënt is {age} jaar; deze verzekeraar vergoedt valpreventie vanaf {lowest} jaar.",
        "De patiënt is jonger dan deze verzekeraar voor valpreventie vraagt.",
    ),
    Reason.INTERVENTION_WITHIN_TWELVE_MONTHS: (
        "Een eerdere beweeginterventie begon op {start}, minder dan twaalf maanden voor deze.",
        "Een eerdere beweeginterventie begon minder dan twaalf maanden voor deze.",
    ),
    Reason.FALL_PREVENTION: ("Het basispakket betaalt de beweeginterventie tegen vallen.",),
    Reason.STARTED_TOO_LATE: (
        "De zorg begon op {start}; na {latest} kon niemand meer beginnen.",
        "De zorg begon toen niemand meer kon beginnen.",
    ),
    Reason.NOT_UNDER_18: (
        "De patiënt is {age} jaar; vanaf {adult} jaar betaalt het basispakket {complaint} niet.",
        "De patiënt is {age} jaar; vanaf {adult} jaar betaalt het basispakket alleen aandoeningen die de wet noemt.",
        "Vanaf 18 jaar betaalt het basispakket alleen aandoeningen die de wet noemt.",
    ),
    Reason.ANNEX_1_GOES_FIRST: ("Het basispakket betaalt deze aandoening al als chronische aandoening (bijlage 1).",),
    Reason.FIRST_NINE: (
        "Dit is behandeling {number} van deze aandoening dit jaar; onder de 18 jaar worden de eerste {bound} vergoed.",
        "Dit is een van de eerste negen behandelingen van dit jaar; onder de 18 betaalt het basispakket die.",
    ),
    Reason.SECOND_NINE: (
        "Dit is behandeling {number} van deze aandoening dit jaar; onder de 18 jaar worden er {bound} vergoed.",
        "Dit is een van de tweede negen behandelingen van dit jaar; onder de 18 betaalt het basispakket die.",
    ),
    Reason.SECOND_NINE_NOT_NEEDED: (
        "Dit is behandeling {number} van deze aandoening dit jaar, en de eerste negen hadden genoeg resultaat.",
        "De eerste negen behandelingen van dit jaar hadden genoeg resultaat.",
    ),
    Reason.RESULT_NOT_GIVEN: (
        "Dit is behandeling {number} dit jaar; er is niet opgegeven of de eerste negen te weinig resultaat hadden.",
        "Er is niet opgegeven of de eerste negen behandelingen van dit jaar te weinig resultaat hadden.",
    ),
    Reason.EIGHTEEN_USED: (
        "Onder de 18 betaalt het basispakket {bound} behandelingen per aandoening per jaar; er waren er al {before}.",
        "De behandelingen die het basispakket onder de 18 per jaar betaalt, zijn op.",
    ),
    Reason.POLICY_ASKS_REFERRAL: ("De basispolis vraagt een verwijzing, en die is er niet.",),
    Reason.POLICY_ASKS_CONSENT: ("De basispolis vraagt vooraf toestemming (machtiging), en die is er niet.",),
    Reason.POLICY_ASKS_QUALIFICATION: (
        (
            "De basispolis betaalt alleen bij een therapeut met deze kwalificatie: {qualifications_needed}; "
            "deze therapeut heeft: {qualifications}."
        ),
        (
            "De basispolis betaalt alleen bij een therapeut met deze kwalificatie: {qualifications_needed}; "
            "die heeft deze therapeut niet."
        ),
        "De basispolis vraagt een kwalificatie die deze therapeut niet heeft.",
    ),
    Reason.REFERRAL_NOT_GIVEN: ("De polis vraagt een verwijzing; er is niet opgegeven of die er is.",),
    Reason.CONSENT_NOT_GIVEN: ("De polis vraagt vooraf toestemming (machtiging); er is niet opgegeven of die er is.",),
    Reason.NOT_A_THERAPIST: (
        "Het basispakket betaalt hier alleen fysiotherapeuten en oefentherapeuten, en dit was {profession}.",
        "Het basispakket betaalt hier alleen fysiotherapeuten en oefentherapeuten.",
    ),
    Reason.NO_OTHER_PAYER_STATED: ("Er is niet opgegeven dat iemand anders betaalt.",),
    Reason.OTHER_PAYER_GOES_FIRST: (
        "Deze behandeling wordt betaald door {other_payer}. De Nederlandse zorgverzekering betaalt haar dan niet.",
        "Deze behandeling wordt door iemand anders betaald. De Nederlandse zorgverzekering betaalt haar dan niet.",
    ),
    Reason.BASIC_PAYS_NOTHING_UNCONTRACTED: (
        "De basispolis betaalt niets als er geen contract is met de verzekeraar.",
    ),
}
"""Zinnen voor wat die regels vinden, de volste eerst."""
