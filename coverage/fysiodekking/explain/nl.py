"""De zinnen in het Nederlands: gewone woorden, korte zinnen, het wettelijke woord één keer tussen haakjes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import Catalogue, FactWords, ReadingWords, Variants
from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground, Profession, Technique
from fysiodekking.model.what_if import Act

SENTENCES: Final[Mapping[Reason, Variants]] = {
    # the law of the day
    Reason.LAW_NOT_CHECKED: ("Het recht van {date} is niet nagekeken.",),
    # gates
    Reason.REGISTERED: ("De fysiotherapeut staat in het BIG-register.",),
    Reason.NOT_REGISTERED: ("De therapeut staat niet in het BIG-register en mag zich geen fysiotherapeut noemen.",),
    Reason.REGISTRATION_NOT_GIVEN: ("Niet opgegeven is of de fysiotherapeut in het BIG-register staat.",),
    Reason.TITLE_NEEDS_NO_REGISTER: (
        "Een oefentherapeut heeft een beschermde opleidingstitel en hoeft niet in het BIG-register te staan.",
    ),
    Reason.PROFESSION_NOT_ASKED: ("Deze vraag geldt niet voor dit beroep of deze prestatie.",),
    Reason.TECHNIQUES_NOT_STATED: ("Er is niet opgegeven wat er is gedaan, dus deze vraag speelt niet.",),
    Reason.NO_RESERVED_ACT: (
        "Wat er is gedaan, staat niet op de lijst van voorbehouden handelingen: {techniques}.",
        "Er is geen handeling gedaan die op de lijst van voorbehouden handelingen staat.",
    ),
    Reason.RESERVED_ACT: (
        "Dit beroep mag deze voorbehouden handeling niet doen: {techniques}.",
        "Er is een voorbehouden handeling gedaan die dit beroep niet mag doen.",
    ),
    Reason.PHYSICIAN_AUTHORITY_NOT_MODELLED: ("Wat een arts mag doen, wordt hier niet beoordeeld.",),
    Reason.NO_DRY_NEEDLING: ("Er is geen dry needling gedaan.",),
    Reason.NEEDLING_BY_PHYSIOTHERAPIST: ("De dry needling is gedaan door een fysiotherapeut.",),
    Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST: (
        "De dry needling is niet gedaan door een fysiotherapeut, maar door {profession}.",
        "De dry needling is niet gedaan door een fysiotherapeut.",
    ),
    Reason.NEEDLING_TRAINED: ("De therapeut is opgeleid in dry needling.",),
    Reason.NEEDLING_NOT_TRAINED: ("De therapeut is niet opgeleid in dry needling.",),
    Reason.NEEDLING_TRAINING_NOT_GIVEN: ("Niet opgegeven is of de therapeut is opgeleid in dry needling.",),
    Reason.NEEDLING_IN_TREATMENT_PLAN: ("De dry needling hoort bij een behandelplan voor fysiotherapie.",),
    Reason.NEEDLING_OUTSIDE_TREATMENT_PLAN: ("De dry needling hoort niet bij een behandelplan voor fysiotherapie.",),
    Reason.TREATMENT_PLAN_NOT_GIVEN: ("Niet opgegeven is of de dry needling bij een behandelplan hoort.",),
    Reason.NO_ACUPUNCTURE: ("Er is geen acupunctuur gedaan.",),
    Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY: (
        "Acupunctuur is geen fysiotherapie of oefentherapie, ook niet als {profession} het doet.",
        "Acupunctuur is geen fysiotherapie of oefentherapie.",
    ),
    Reason.LISTED_PERFORMANCE: (
        "Prestatie {code} staat op de lijst van dit beroep.",
        "De prestatie staat op de lijst van dit beroep.",
    ),
    Reason.NO_LISTED_PERFORMANCE: (
        "Prestatie {code} staat op {date} niet op de lijst; zonder prestatie mag er geen tarief worden gerekend.",
        "De prestatie staat niet op de lijst; zonder prestatie mag er geen tarief worden gerekend.",
    ),
    Reason.PERFORMANCE_OF_OTHER_PROFESSION: (
        "Prestatie {code} hoort bij een ander beroep en mag hier niet worden gerekend.",
        "De prestatie hoort bij een ander beroep en mag hier niet worden gerekend.",
    ),
    Reason.PERFORMANCE_NOT_NEEDED: ("Dit beroep heeft hier geen prestatiecode nodig.",),
    Reason.AGREEMENT_NEEDED: (
        "Prestatie {code} mag alleen na een schriftelijke afspraak met de verzekeraar.",
        "Deze prestatie mag alleen na een schriftelijke afspraak met de verzekeraar.",
    ),
    Reason.INSURED_KIND_OF_PERFORMANCE: (
        "Prestatie {code} kan verzekerde zorg zijn.",
        "De prestatie kan verzekerde zorg zijn.",
    ),
    Reason.NEVER_INSURED: (
        "Prestatie {code} staat op de lijst, maar is nooit verzekerde zorg.",
        "De prestatie staat op de lijst, maar is nooit verzekerde zorg.",
    ),
    Reason.NO_SCREENING: ("Het gaat niet om een screening.",),
    Reason.SCREENING_WITHOUT_REFERRAL: ("Er is geen verwijzing, dus een screening mag worden gerekend.",),
    Reason.SCREENING_WITH_REFERRAL: ("Er is een verwijzing, en dan mag een screening niet worden gerekend.",),
    Reason.SCREENING_REFERRAL_NOT_GIVEN: (
        "Niet opgegeven is of er een verwijzing is; met een verwijzing mag een screening niet worden gerekend.",
    ),
    Reason.FIRST_OF_THE_DAY: ("Er is op deze dag geen andere behandeling van deze soort.",),
    Reason.SAME_DAY_NOT_KNOWN: ("Eerdere behandelingen zijn niet opgegeven, dus deze vraag speelt niet.",),
    Reason.SECOND_MEDICALLY_NECESSARY: ("Een tweede behandeling op deze dag was medisch noodzakelijk.",),
    Reason.SECOND_OF_THE_DAY: (
        (
            "Er was op deze dag al een behandeling van deze soort, en een tweede mag alleen worden gerekend bij "
            "medische noodzaak."
        ),
    ),
    Reason.NECESSITY_NOT_GIVEN: ("Niet opgegeven is of een tweede behandeling op deze dag medisch noodzakelijk was.",),
    # the basic package
    Reason.ASKED_AND_FITS: ("Wat hier wordt gevraagd, klopt.",),
    Reason.PROFESSION_NAMED: ("Het basispakket noemt de zorg van dit beroep.",),
    Reason.CONTRACT_STATUS_FITS: ("Of er een contract is, staat betaling uit het basispakket niet in de weg.",),
    Reason.BASIC_INSURED: ("De patiënt heeft een Nederlandse basisverzekering.",),
    Reason.NOT_BASIC_INSURED: ("De patiënt heeft geen Nederlandse basisverzekering.",),
    Reason.BASIC_INSURANCE_NOT_GIVEN: ("Niet opgegeven is of de patiënt een basisverzekering heeft.",),
    Reason.OTHER_CONDITION: (
        "Dit gaat over een andere aandoening: {ground}.",
        "Dit gaat over een andere aandoening.",
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
        "De aandoening stond op {date} niet op de lijst van chronische aandoeningen (bijlage 1): {condition}.",
        "De aandoening stond op die dag niet op de lijst van chronische aandoeningen (bijlage 1).",
    ),
    Reason.ANNEX_1_FROM_THE_FIRST: (
        "De patiënt is {age} jaar; onder de {adult} betaalt het basispakket bijlage 1 vanaf de eerste behandeling.",
        "Onder de 18 betaalt het basispakket bijlage 1 vanaf de eerste behandeling.",
    ),
    Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS: (
        "Dit is behandeling {number} van deze aandoening; het basispakket betaalt na de eerste {bound}.",
        "Vóór deze waren er {before} van deze aandoening; het basispakket betaalt na de eerste {bound}.",
        "De eerste behandelingen van deze aandoening zijn voorbij; daarna betaalt het basispakket.",
    ),
    Reason.ANNEX_1_FIRST_SESSIONS: (
        "Dit is behandeling {number} van deze aandoening; de eerste {bound} vergoedt het basispakket niet.",
        "Vóór deze waren er {before} van deze aandoening; de eerste {bound} vergoedt het basispakket niet.",
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
    Reason.TERM_START_NOT_GIVEN: ("Niet opgegeven is wanneer de termijn voor deze aandoening begon.",),
    Reason.AGE_LIMIT_OF_ROW: (
        "De patiënt is {age} jaar; deze aandoening telt alleen onder de {below} jaar.",
        "De patiënt is te oud voor deze aandoening op bijlage 1.",
    ),
    Reason.TRIAD_NOT_GIVEN: ("Niet opgegeven is of alle drie de klachten van de whiplash er nog zijn.",),
    Reason.USE_NOT_KNOWN: (
        "Het is niet zeker hoeveel van pakket {package} al is gebruikt ({used}); het maximum is {maximum}.",
        "Het is niet zeker hoeveel behandelingen er eerder waren ({before}); de grens ligt bij {bound}.",
        "Het is niet zeker hoeveel behandelingen er eerder waren.",
    ),
    Reason.READING_NOT_GIVEN: (
        "Niet opgegeven is hoe deze verzekeraar dit toepast: {reading}",
        "Niet opgegeven is hoe deze verzekeraar een punt toepast waarover verzekeraars verschillen.",
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
        "Het basispakket betaalt hier alleen oefentherapie; niet opgegeven is wat er is gedaan.",
    ),
    Reason.NOT_PELVIC_PHYSIOTHERAPY: ("Het basispakket betaalt hier alleen bekkenfysiotherapie.",),
    Reason.SPECIALISM_NOT_GIVEN: ("Niet opgegeven is of de therapeut bekkenfysiotherapeut is.",),
    Reason.WITHIN_MAXIMUM: (
        "Dit is behandeling {number} van hoogstens {bound} uit het basispakket.",
        "Vóór deze waren er {before} behandelingen; het maximum van het basispakket is {bound}.",
        "De behandeling valt binnen het maximum van het basispakket.",
    ),
    Reason.MAXIMUM_REACHED: (
        "Het maximum is bereikt: het basispakket betaalt hoogstens {bound} behandelingen, en er waren er al {before}.",
        "Het maximum van het basispakket is bereikt.",
    ),
    Reason.NO_MAXIMUM: ("Het basispakket betaalt deze zorg zonder maximum.",),
    Reason.GOLD_STAGE_TOO_LOW: (
        "COPD van GOLD-stadium {stage} zit niet in het basispakket; dat begint bij stadium {lowest}.",
        "COPD van dit GOLD-stadium zit niet in het basispakket.",
    ),
    Reason.GOLD_STAGE_NOT_GIVEN: ("Niet opgegeven is welk GOLD-stadium de COPD heeft.",),
    Reason.COPD_CLASS_NOT_GIVEN: ("Niet opgegeven is welke klasse de COPD heeft.",),
    Reason.COPD_NUMBERS_NOT_ESTABLISHED: ("Het staat niet vast of er op {date} een maximum gold voor COPD.",),
    Reason.ONLY_FROM_18: (
        "De patiënt is {age} jaar; deze vergoeding is er pas vanaf {adult} jaar.",
        "Deze vergoeding is er pas vanaf 18 jaar.",
    ),
    Reason.LIMITATIONS_NOT_SEVERE: ("De beperkingen in het dagelijks leven zijn niet ernstig.",),
    Reason.LIMITATIONS_NOT_GIVEN: ("Niet opgegeven is of de beperkingen ernstig zijn.",),
    Reason.FALL_RISK_NOT_HIGH: ("Het risico om te vallen is niet hoog.",),
    Reason.FALL_RISK_NOT_GIVEN: ("Niet opgegeven is of het risico om te vallen hoog is.",),
    Reason.NO_SOMATIC_OR_PSYCHOLOGICAL_GROUND: (
        "Begeleiding op het niveau van een fysiotherapeut is niet nodig (geen lichamelijke of psychische reden).",
    ),
    Reason.SOMATIC_GROUND_NOT_GIVEN: (
        "Niet opgegeven is of begeleiding op het niveau van een fysiotherapeut nodig is.",
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
        "De patiënt is {age} jaar; vanaf {adult} jaar betaalt het basispakket een gewone klacht niet.",
        "Vanaf 18 jaar betaalt het basispakket een gewone klacht niet.",
    ),
    Reason.ANNEX_1_GOES_FIRST: ("Het basispakket betaalt deze aandoening al op grond van bijlage 1.",),
    Reason.FIRST_NINE: (
        "Dit is behandeling {number} van deze aandoening dit jaar; onder de 18 jaar zijn de eerste {bound} vergoed.",
        "Dit is een van de eerste negen behandelingen van dit jaar; onder de 18 betaalt het basispakket die.",
    ),
    Reason.SECOND_NINE: (
        "Dit is behandeling {number} van deze aandoening dit jaar; onder de 18 jaar zijn er {bound} vergoed.",
        "Dit is een van de tweede negen behandelingen van dit jaar; onder de 18 betaalt het basispakket die.",
    ),
    Reason.SECOND_NINE_NOT_NEEDED: (
        "Dit is behandeling {number} van deze aandoening dit jaar, en de eerste negen hadden genoeg resultaat.",
        "De eerste negen behandelingen van dit jaar hadden genoeg resultaat.",
    ),
    Reason.RESULT_NOT_GIVEN: (
        "Dit is behandeling {number} dit jaar; niet opgegeven is of de eerste negen te weinig resultaat hadden.",
        "Niet opgegeven is of de eerste negen behandelingen van dit jaar te weinig resultaat hadden.",
    ),
    Reason.EIGHTEEN_USED: (
        "Onder de 18 betaalt het basispakket {bound} behandelingen per aandoening per jaar; er waren er al {before}.",
        "De behandelingen die het basispakket onder de 18 per jaar betaalt, zijn op.",
    ),
    Reason.POLICY_ASKS_REFERRAL: ("De basispolis vraagt een verwijzing, en die is er niet.",),
    Reason.POLICY_ASKS_CONSENT: ("De basispolis vraagt vooraf toestemming (machtiging), en die is er niet.",),
    Reason.REFERRAL_NOT_GIVEN: ("De polis vraagt een verwijzing; niet opgegeven is of die er is.",),
    Reason.CONSENT_NOT_GIVEN: ("De polis vraagt vooraf toestemming (machtiging); niet opgegeven is of die er is.",),
    Reason.NOT_A_THERAPIST: (
        "Het basispakket betaalt hier alleen fysiotherapeuten en oefentherapeuten, en dit was {profession}.",
        "Het basispakket betaalt hier alleen fysiotherapeuten en oefentherapeuten.",
    ),
    Reason.BASIC_PAYS_NOTHING_UNCONTRACTED: (
        "De basispolis betaalt niets als er geen contract is met de verzekeraar.",
    ),
    # packages
    Reason.PACKAGE_PAYS: (
        "Pakket {package} betaalt deze behandeling. Eerder gebruikt {per}: {used}; het maximum is {maximum}.",
        "Pakket {package} betaalt deze behandeling; hiervoor gebruikt: {used}, het maximum is {maximum}.",
        "Pakket {package} betaalt deze behandeling.",
        "Een aanvullend pakket betaalt deze behandeling.",
    ),
    Reason.PACKAGE_OF_OTHER_YEAR: (
        "Pakket {package} geldt voor {year_needed}, en de behandeling was in {year}.",
        "Het pakket geldt voor een ander jaar.",
    ),
    Reason.CLASS_NOT_COVERED: (
        "Pakket {package} vergoedt deze soort zorg niet: {care}.",
        "Het pakket vergoedt deze soort zorg niet.",
    ),
    Reason.PACKAGE_NEEDS_CONTRACT: (
        "Pakket {package} betaalt alleen als er een contract is met de verzekeraar, en dat is er niet.",
        "Het pakket betaalt alleen als er een contract is met de verzekeraar.",
    ),
    Reason.PACKAGE_NEEDS_NO_CONTRACT: (
        "Pakket {package} betaalt alleen als er geen contract is met de verzekeraar, en dat is er wel.",
        "Het pakket betaalt alleen als er geen contract is met de verzekeraar.",
    ),
    Reason.CONTRACT_NOT_GIVEN: ("Niet opgegeven is of de therapeut een contract met de verzekeraar heeft.",),
    Reason.PACKAGE_AGE: (
        "De patiënt is {age} jaar, en pakket {package} is voor de leeftijd {age_needed}.",
        "Het pakket is niet voor deze leeftijd.",
    ),
    Reason.PACKAGE_ACCIDENT: (
        "Pakket {package} vraagt of er een ongeval was, en dat past hier niet.",
        "Het pakket vraagt of er een ongeval was, en dat past hier niet.",
    ),
    Reason.ACCIDENT_NOT_GIVEN: ("Niet opgegeven is of de klacht door een ongeval komt.",),
    Reason.PACKAGE_CONDITION: (
        "Pakket {package} betaalt dit deel alleen voor: {condition_needed}.",
        "Het pakket betaalt hier alleen een andere aandoening.",
    ),
    Reason.PACKAGE_NEEDS_REFERRAL: (
        "Pakket {package} vraagt een verwijzing, en die is er niet.",
        "Het pakket vraagt een verwijzing, en die is er niet.",
    ),
    Reason.PACKAGE_NEEDS_CONSENT: (
        "Pakket {package} vraagt vooraf toestemming van de verzekeraar (machtiging), en die is er niet.",
        "Het pakket vraagt vooraf toestemming van de verzekeraar (machtiging), en die is er niet.",
    ),
    Reason.PACKAGE_NEEDS_ASSOCIATION: (
        "Pakket {package} vraagt lidmaatschap van {associations_needed}; de therapeut is lid van: {associations}.",
        "Pakket {package} vraagt lidmaatschap van een vereniging, en dat is er niet.",
        "Het pakket vraagt lidmaatschap van een vereniging, en dat is er niet.",
    ),
    Reason.ASSOCIATION_NOT_GIVEN: ("Niet opgegeven is van welke verenigingen de therapeut lid is.",),
    Reason.PACKAGE_WAITING_TIME: (
        "Pakket {package} loopt sinds {since}, en de wachttijd is nog niet voorbij.",
        "De wachttijd van het pakket is nog niet voorbij.",
    ),
    Reason.PACKAGE_SINCE_NOT_GIVEN: ("Niet opgegeven is sinds wanneer de patiënt het pakket heeft.",),
    Reason.PACKAGE_USED_UP: (
        "Het deel van pakket {package} voor {part} is op. Gebruikt {per}: {used}; het maximum is {maximum}.",
        "Het pakket {package} is op. Gebruikt {per}: {used}; het maximum is {maximum}.",
        "Het pakket {package} is op: gebruikt zijn {used}, en het maximum is {maximum}.",
        "Het pakket {package} is op.",
        "Het pakket is op.",
    ),
    Reason.PACKAGE_PAYS_NOTHING_HERE: (
        "Pakket {package} betaalt niets bij deze contractstatus van de therapeut.",
        "Het pakket betaalt niets bij deze contractstatus van de therapeut.",
    ),
    Reason.PACKAGE_TERMS_UNKNOWN: (
        "De bron geeft niet alle voorwaarden van pakket {package}.",
        "De bron geeft niet alle voorwaarden van het pakket.",
    ),
    Reason.PACKAGE_PAYMENT_UNKNOWN: (
        "Het is niet bekend wat pakket {package} bij deze contractstatus van de therapeut betaalt.",
        "Het is niet bekend wat het pakket bij deze contractstatus van de therapeut betaalt.",
    ),
    Reason.NO_PACKAGE: ("Er is geen aanvullend pakket opgegeven.",),
    # charges
    Reason.NO_DEDUCTIBLE_UNDER_18: ("Onder de 18 jaar is er geen eigen risico.",),
    Reason.NO_DEDUCTIBLE_ON_PACKAGE: ("Het eigen risico geldt niet voor wat een aanvullend pakket betaalt.",),
    Reason.NO_BASIC_PART: ("Het basispakket betaalt hiervan niets, dus er gaat geen eigen risico af.",),
    Reason.DEDUCTIBLE_APPLIES: (
        "Het eigen risico is dit jaar {total}; vóór deze behandeling was {used} gebruikt.",
        "Het eigen risico geldt voor deze behandeling.",
    ),
    Reason.DEDUCTIBLE_USED_UP: (
        "Het eigen risico van dit jaar is op: van {total} was {used} al gebruikt.",
        "Het eigen risico van dit jaar is op.",
    ),
    Reason.DEDUCTIBLE_WAIVED: ("Deze basispolis rekent geen eigen risico voor deze aandoening.",),
    Reason.DEDUCTIBLE_NOT_BEGUN: ("Het eigen risico is voor deze patiënt nog niet begonnen.",),
    Reason.DEDUCTIBLE_NOT_KNOWN: ("Het is niet bekend hoeveel eigen risico er dit jaar nog over is.",),
    Reason.PAYER_NOT_SETTLED: ("Wie betaalt staat nog niet vast. Daarom is het eigen risico nog niet bekeken.",),
    Reason.DEDUCTIBLE_NOT_ESTABLISHED: ("Het eigen risico van dat jaar staat niet vast.",),
    Reason.PACKAGE_TAKES_DEDUCTIBLE: (
        "Pakket {package} neemt het eigen risico over.",
        "Een aanvullend pakket neemt het eigen risico over.",
    ),
    # extra lines
    Reason.NO_SEPARATE_PERFORMANCE: (
        "Hiervoor bestaat geen eigen prestatie, en zonder prestatie mag er geen tarief worden gerekend.",
    ),
    Reason.MAY_STAND_BESIDE: (
        "Prestatie {code} mag naast de behandeling staan.",
        "Deze prestatie mag naast de behandeling staan.",
    ),
    Reason.NOT_BESIDE_THIS_SESSION: (
        "Prestatie {code} mag niet naast deze behandeling staan.",
        "Deze prestatie mag niet naast deze behandeling staan.",
    ),
    # conditions
    Reason.INSURER_ACCEPTS_NEEDLING: ("De verzekeraar keurt de dry needling goed als verzekerde zorg.",),
}
"""Eén zin voor elke uitkomst van een regel; de volste vorm eerst."""

QUESTIONS: Final[Mapping[str, str]] = {
    "law_of_the_day_was_checked": "Is het recht van deze dag nagekeken?",
    "therapist_is_registered": "Mag de therapeut dit beroep uitoefenen?",
    "no_technique_is_a_reserved_act": "Blijft de behandeling buiten de voorbehouden handelingen?",
    "needling_is_done_by_a_physiotherapist": "Is de dry needling gedaan door een fysiotherapeut?",
    "needling_is_done_by_somebody_trained_in_it": "Is de therapeut opgeleid in dry needling?",
    "needling_is_part_of_a_treatment_plan": "Hoort de dry needling bij een behandelplan?",
    "acupuncture_is_not_physiotherapy": "Blijft acupunctuur buiten deze behandeling?",
    "line_carries_a_listed_performance": "Staat de prestatie op de lijst van dit beroep?",
    "performance_can_be_insured_care": "Kan deze prestatie verzekerde zorg zijn?",
    "screening_only_without_a_referral": "Mag een screening hier worden gerekend?",
    "one_line_of_a_kind_of_care_a_day": "Mag deze behandeling op deze dag worden gerekend?",
    "insured_has_the_basic_insurance": "Heeft de patiënt een Nederlandse basisverzekering?",
    "basic_package_names_the_profession": "Noemt het basispakket dit beroep?",
    "basic_policy_pays_for_this_contract_status": "Betaalt de basispolis met dit contract, of zonder contract?",
    "condition_is_on_annex_1_past_its_first_sessions": (
        "Staat de aandoening op bijlage 1, en zijn de eerste behandelingen voorbij?"
    ),
    "pelvic_physiotherapy_for_urinary_incontinence": "Is het bekkenfysiotherapie bij urine-incontinentie?",
    "supervised_exercise_for_peripheral_arterial_disease": "Is het looptraining bij etalagebenen (Fontaine 2)?",
    "supervised_exercise_for_osteoarthritis_of_hip_or_knee": "Is het oefentherapie bij artrose van heup of knie?",
    "supervised_exercise_for_copd": "Is het oefentherapie bij COPD?",
    "fall_prevention_for_a_high_risk": "Is het valpreventie bij een hoog risico?",
    "exercise_for_severe_rheumatoid_arthritis": "Is het oefentherapie bij ernstige reumatoïde artritis?",
    "exercise_for_severe_axial_spondyloarthritis": "Is het oefentherapie bij ernstige axiale spondyloartritis?",
    "other_condition_under_18": "Is de patiënt jonger dan 18, met behandelingen over dit jaar?",
    "recovery_care_after_covid_19": "Is het herstelzorg na COVID-19?",
    "package_takes_the_session": "Betaalt een aanvullend pakket deze behandeling?",
    "deductible_comes_first": "Is bekend hoeveel eigen risico er af gaat?",
    "extra_line_has_a_performance_of_its_own": "Heeft de extra regel een eigen prestatie?",
}
"""De vraag die elke regel stelt; "voldaan" is telkens het goede antwoord."""

HEADINGS: Final[Mapping[str, str]] = {
    "why": "Waarom",
    "others": "Andere redenen",
    "others.covered": "Wie verder niet betaalt, en waarom",
    "missing": "Wat nog ontbreekt",
    "lines": "Extra regels op de rekening",
    "deductible": "Eigen risico",
    "doable": "Wat een volgende keer anders kan",
    "fixed": "Wat niemand kan kiezen, maar wel verschil maakt",
    "hangs": "Waar dit antwoord aan hangt",
    "left": "Wat er na deze behandeling over is",
    "claim": "Declaratie",
    "sure": "Hoe zeker dit is",
    "rest": "Wat verder is nagegaan",
    "needling": "Wat is dry needling?",
}

PHRASES: Final[Mapping[str, str]] = {
    # the answer
    "answer.law": "Hier is geen antwoord op: het recht van {date} is niet nagekeken.",
    "answer.missing": "Er is nog geen antwoord, want dit is niet opgegeven: {facts}.",
    "answer.open": "Er is geen antwoord: het recht van die dag staat op een punt niet vast.",
    "answer.nobody": "Nee: voor deze behandeling mag aan niemand iets in rekening worden gebracht.",
    "answer.insured": "Nee, deze behandeling wordt niet vergoed: u betaalt {amount} zelf.",
    "answer.insured.unknown": "Nee, deze behandeling wordt niet vergoed: u betaalt zelf, {why}.",
    "answer.insured.open": "Nee, deze behandeling wordt niet vergoed; of u moet betalen, is nog niet bekend.",
    "answer.payer.missing": "{yes}: de behandeling wordt vergoed, maar wie betaalt, hangt af van: {facts}.",
    "answer.payer.open": "{yes}: de behandeling wordt vergoed, maar wie betaalt, staat niet vast.",
    "answer.covered.unknown": "{yes}: {payer} vergoedt deze behandeling, {why}.",
    "answer.covered.whole": "{yes}: {payer} betaalt deze behandeling helemaal, {amount}.",
    "answer.covered.split": "{yes}: {parts}.",
    "answer.covered.nothing_left": "{yes}: deze behandeling valt onder {payer}, maar {parts}.",
    "yes": "Ja",
    "yes.if": "Ja, als de verzekeraar de dry needling goedkeurt",
    "pays.basic": "het basispakket betaalt {amount}",
    "pays.package": "{package} betaalt {amount}",
    "pays.package.deductible": "een aanvullend pakket betaalt {amount} eigen risico",
    "pays.deductible": "u betaalt {amount} eigen risico",
    "pays.insured": "u betaalt {amount} zelf",
    "payer.package": "pakket {package}",
    "amount.no_price": "maar het bedrag is niet bekend omdat er geen prijs is opgegeven",
    "amount.missing": "maar het bedrag is nog niet bekend, want dit is niet opgegeven: {facts}",
    "amount.open": "maar het bedrag staat niet vast",
    "more_facts": "{count} andere gegevens",
    # behind the answer
    "condition.insurer": (
        "De verzekeraar toetst of dry needling hier past bij de stand van de wetenschap en praktijk "
        "(artikel 2.1 lid 2 Besluit zorgverzekering). "
        "Hij toetst ook of u er redelijkerwijs op bent aangewezen (lid 3). "
        "Dat oordeel is aan de verzekeraar, niet aan de therapeut. "
        "Keurt hij het niet goed, dan betaalt het basispakket niet."
    ),
    "law.later": "De bronnen zijn nagekeken tot en met {through}. Het antwoord van vorig jaar geldt niet vanzelf.",
    "law.earlier": "De nagekeken periode begint later dan deze dag, en loopt tot en met {through}.",
    "package.open": "Welk pakket betaalt, is nog niet bekend.",
    "about.code": "Het gaat om prestatie {code} op {date}, door {profession}.",
    "about": "Het gaat om een behandeling op {date}, door {profession}.",
    "about.done": "Gedaan is: {techniques}.",
    "about.patient": "De patiënt is {age} jaar; de aandoening is: {condition}.",
    "about.price": "De prijs is {price}.",
    "title": "Wordt deze behandeling van {date} vergoed?",
    # facts
    "session": "{count} behandeling",
    "sessions": "{count} behandelingen",
    "at_least": "{low} of meer",
    "from": "{low} en ouder",
    "to": "{low} tot en met {high}",
    "two": "{low} of {high}",
    "up_to": "tot en met {high}",
    "unlimited": "onbeperkt",
    "none": "geen",
    "annex_1_first_twenty": "de eerste twintig behandelingen van een aandoening van bijlage 1",
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
    "possible": "Afhankelijk van wat nog ontbreekt, kan dit gelden: {sentence}",
    "mark.possible": "mogelijk",
    # what is missing
    "missing.amounts": "Wie betaalt, staat vast. Alleen voor de bedragen is nog nodig:",
    "missing.payer": "De uitkomst staat vast. Alleen om te weten wie betaalt, is nog nodig:",
    "missing.package": "Dat een pakket betaalt, staat vast. Om te weten welk, is nog nodig:",
    "reading_label": "hoe de verzekeraar omgaat met {topic}",
    "reading_question": "Niet elke verzekeraar past dit hetzelfde toe. {question}",
    "history.used.elsewhere": "Hoeveel behandelingen betaalde het pakket dit jaar al?",
    "history.used.condition_elsewhere": "Hoeveel behandelingen waren er al voor deze aandoening, wie ze ook betaalde?",
    "history.used.condition_elsewhere_this_year": "Hoeveel behandelingen waren er dit jaar al voor deze aandoening?",
    "what_is": "Wat moet er staan bij {path}?",
    # lines, deductible, what is left
    "line": "De regel “{line}”",
    "quoted": "“{line}”",
    "line.bare": "De regel zonder omschrijving",
    "line.yes": "{line} mag in rekening worden gebracht.",
    "line.no": "{line} mag aan niemand in rekening worden gebracht; u hoeft dit bedrag niet te betalen.",
    "line.open": "{line}: nog niet bekend is of die in rekening mag worden gebracht.",
    "deductible.part": "Van deze behandeling betaalt u {amount} als eigen risico.",
    "deductible.package": "Een aanvullend pakket neemt {amount} eigen risico over.",
    "turns_at": "Het antwoord hangt ervan af of het er meer dan {numbers} zijn.",
    "left.basic": "Basispakket, {ground}",
    "left.package": "Pakket {package}, {per}",
    "left.basic.per": "Basispakket, {ground}, {per}",
    "per.calendar_year": "in dit kalenderjaar",
    "per.condition": "voor deze aandoening",
    "per.calendar_year_and_condition": "voor deze aandoening in dit kalenderjaar",
    "per.day": "op deze dag",
    "per.accident": "na dit ongeval",
    "per.insurance_lifetime": "in de hele verzekering",
    "left": "{of}: nog {left}.",
    "left.limit": "{of} (“{limit}”)",
    "left.part": "{of}, voor {care}",
    "left.open": "{of}: niet bekend hoeveel er over is.",
    "left.unlimited": "{of}: onbeperkt.",
    "resets.calendar_year": "Op 1 januari begint deze telling opnieuw.",
    "resets.package": "Op 1 januari begint deze telling opnieuw, als u dan nog zo'n pakket hebt.",
    "resets.condition": "Deze telling loopt door zolang het dezelfde aandoening is.",
    "resets.lifetime": "Deze telling begint niet opnieuw.",
    "resets.deductible": "Op 1 januari begint een nieuw eigen risico.",
    # what would change it
    "if": "Als {clauses}",
    "and.if": "en als",
    "then.pays": "{condition}, dan betaalt {payer} de behandeling.",
    "then.pays.if": "{condition}, dan valt de behandeling onder {payer}, als de verzekeraar de dry needling goedkeurt.",
    "then.somebody": "{condition}, dan wordt de behandeling vergoed.",
    "then.falls_under": "{condition}, dan valt de behandeling onder {payer}.",
    "then.from": "Vanaf behandeling {number} van deze aandoening valt de behandeling onder {payer}.",
    "then.costs": "U betaalt dan {amount}.",
    "then.deductible": "U betaalt dan {amount} eigen risico.",
    "then.cheaper": "{condition}, dan betaalt u {amount} in plaats van {now}.",
    "nothing": "niets",
    "fact.triad": "de drie klachten van de whiplash er alle drie nog waren",
    "fact.gold_stage": "de COPD GOLD-stadium {value} had",
    "fact.copd_class": "de COPD in klasse {value} viel",
    "fact.severe_limitations": "de beperkingen in het dagelijks leven ernstig waren",
    "fact.high_fall_risk": "het risico om te vallen hoog was",
    "fact.somatic_or_psychological_ground": "begeleiding op het niveau van een fysiotherapeut nodig was",
    "no_change": (
        "Van de veranderingen die zijn geprobeerd, los of twee samen, zorgt er geen voor dat iemand anders betaalt. "
        "Een ander aanvullend pakket is niet geprobeerd."
    ),
    "all_tried": (
        "Dit kan bij een volgende behandeling. Wat is gedaan, mag niet als iets anders worden opgeschreven. "
        "De veranderingen zijn doorgerekend, los en twee samen."
    ),
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
    "reply.day": "van {first} tot en met {last}",
    "reply.day.from": "op {first} of later",
    "reply.day.until": "op {last} of eerder",
    "result.covered": "vergoed uit {payer}",
    "result.covered_if": "vergoed uit {payer}, als de verzekeraar de dry needling goedkeurt",
    "result.somebody": "vergoed",
    "result.not_covered": "niet vergoed",
    "result.nobody": "niemand mag iets rekenen",
    "result.undetermined": "dan is nog nodig: {facts}",
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
    "claim.code": "Prestatiecode op de declaratie: {code}.",
    "claim.entitlement": "Verwachte aanspraakcode: {entitlement}.",
    "claim.entitlement.insured": (
        "Gaat er toch een declaratie naar de verzekeraar, dan met aanspraakcode {entitlement}."
    ),
    "claim.none": "Voor deze behandeling is geen aanspraakcode vastgesteld.",
    "claim.open": "De aanspraakcode is nog niet te bepalen.",
    "claim.to.insurer": "De declaratie gaat naar de verzekeraar.",
    "claim.to.insured": "De rekening gaat naar de patiënt, niet naar de verzekeraar.",
    "claim.uncontracted": "Zonder contract kan de praktijk de rekening naar u sturen; u dient die dan zelf in.",
    "claim.not_this": "Wat is gedaan, is geen prestatie {code} en mag niet onder die code op een rekening staan.",
    "claim.counts": (
        "Sommige verzekeraars willen de declaratie toch, omdat de behandeling meetelt voor de eerste twintig."
    ),
    "rest.uncontracted": "De praktijk heeft geen contract met uw verzekeraar. Daarom wordt niet de hele prijs vergoed.",
    "claim.no_line": "De extra regel {lines} mag niet op de rekening.",
    "claim.nobody": "Deze behandeling kan niet worden gedeclareerd, ook niet bij de patiënt.",
    "claim.needling": "Dry needling heeft geen eigen tarief en hoort bij de behandeling zelf.",
    # how sure
    "sure.law": "Toegepast is het recht van {on}; de bronnen zijn nagekeken tot en met {through}.",
    "sure.reading": (
        "Niet elke verzekeraar past dit hetzelfde toe: {question} Hier is uitgegaan van: {value}. Een ander "
        "antwoord verandert hier niets."
    ),
    "sure.reading.decisive": (
        "Niet elke verzekeraar past dit hetzelfde toe: {question} Hier is uitgegaan van: {value}. "
        "Een ander antwoord verandert hier de uitkomst."
    ),
    "unread": "Niet rechtstreeks gelezen: {source} ({how}).",
    "unread.terms": "De voorwaarden komen uit deze bron: {source} ({how}). Kijk ook in de eigen polis.",
    "sure.condition": (
        "Over dry needling in het basispakket is geen standpunt van het Zorginstituut gevonden, en geen uitspraak. "
        "Vraag het bij twijfel vooraf aan de verzekeraar."
    ),
    "sure.referral": ("Verzekeraars vragen vaak een verwijzing als het basispakket betaalt. Kijk dat na in de polis."),
    "sure.needling": (
        "Dry needling staat niet bij de veertien soorten voorbehouden handelingen van artikel 36 Wet BIG; "
        "die wettekst is gelezen. "
        "Een gezaghebbende uitspraak daarover is niet gevonden. "
        "De beroepsvereniging KNGF rekent dry needling tot het gebied van de fysiotherapeut, binnen een behandelplan."
    ),
    "needling": (
        "Bij dry needling prikt de fysiotherapeut kort met één droge naald, zonder medicijn, in een pijnlijke knoop in "
        "uw spier (triggerpoint), tot de spier ontspant. "
        "Het is geen acupunctuur: daarbij blijven meer naalden een tijd zitten en werkt men met energiebanen "
        "(meridianen)."
    ),
}
"""Alles wat geen uitkomst van een regel is."""

ACTS: Final[Mapping[Act, str]] = {
    Act.TRAINED_THERAPIST: "een fysiotherapeut u behandelt die in dry needling is opgeleid",
    Act.REGISTERED_THERAPIST: "een fysiotherapeut u behandelt die in het BIG-register staat",
    Act.OTHER_PROFESSION: "{profession} u behandelt",
    Act.TRAINED_PHYSIOTHERAPIST: "een fysiotherapeut u behandelt die in dry needling is opgeleid",
    Act.CONTRACT: "u naar een praktijk gaat die een contract heeft met uw verzekeraar",
    Act.WITHOUT_CONTRACT: "u naar een praktijk gaat zonder contract met uw verzekeraar",
    Act.SPECIALIST: "een bekkenfysiotherapeut u behandelt",
    Act.ASSOCIATION: "een behandelaar u behandelt die lid is van {association}",
    Act.TREATMENT_PLAN: "de dry needling vooraf in een behandelplan voor fysiotherapie staat",
    Act.REFERRAL: "u vóór de behandeling een verwijzing hebt",
    Act.CONSENT: "uw verzekeraar vóór de behandeling toestemming geeft",
    Act.ORDINARY_PERFORMANCE: "de praktijk een gewone zitting declareert, met prestatiecode {code}",
    Act.ORDINARY_SESSION: "u gewone fysiotherapie of oefentherapie krijgt, met prestatiecode {code}",
    Act.OTHER_TECHNIQUES: "u in plaats hiervan {techniques} krijgt, en dat bij uw klacht past",
    Act.OTHER_DAY: "u op een andere dag komt",
    Act.LATER_DAY: "u op {date} komt",
    Act.NEXT_YEAR: "u in het nieuwe jaar komt, op {date}",
    Act.AGE: "de patiënt {age} jaar was",
    Act.BASIC_INSURANCE: "u een Nederlandse basisverzekering had",
    Act.ACCIDENT: "de klacht door een ongeval kwam",
    Act.NO_ACCIDENT: "de klacht niet door een ongeval kwam",
    Act.MEDICALLY_NECESSARY: "een tweede behandeling op die dag medisch noodzakelijk was",
    Act.INSUFFICIENT_RESULT: "de eerste negen behandelingen te weinig resultaat hadden",
    Act.CONDITION_FACT: "{fact}",
    Act.MORE_SESSIONS: "er al {count} van deze aandoening waren geweest",
    Act.READING: "uw verzekeraar “{value}” antwoordt op de vraag “{question}”",
    Act.NOT_REGISTERED: "de fysiotherapeut niet in het BIG-register stond",
    Act.NOT_TRAINED: "de therapeut niet in dry needling was opgeleid",
    Act.NO_TREATMENT_PLAN: "de dry needling niet bij een behandelplan hoorde",
    Act.NO_REFERRAL: "u geen verwijzing had",
    Act.NO_CONSENT: "uw verzekeraar vooraf geen toestemming had gegeven",
    Act.NO_BASIC_INSURANCE: "u geen basisverzekering had",
    Act.ENOUGH_RESULT: "de eerste negen behandelingen genoeg resultaat hadden",
    Act.NOT_NECESSARY: "een tweede behandeling op die dag niet medisch noodzakelijk was",
}
"""Wat er anders kan zijn, als bijzin na "als"."""

FACTS: Final[Mapping[str, FactWords]] = {
    "age": FactWords(label="leeftijd"),
    "born": FactWords(label="geboren"),
    "class": FactWords(label="soort zorg"),
    "grant": FactWords(label="regel van het pakket"),
    "year": FactWords(label="jaar"),
    "limit": FactWords(label="grens “{key}” van het pakket, gebruikt"),
    "sessions_before": FactWords(label="eerdere behandelingen"),
    "sessions_before_this_year": FactWords(label="eerdere behandelingen dit jaar"),
    "sessions_of_the_year": FactWords(label="eerdere behandelingen uit het pakket dit jaar"),
    "sessions_allowed": FactWords(label="maximum"),
    "sessions_allowed_this_year": FactWords(label="maximum dit jaar"),
    "limit.covers": FactWords(label="de grens geldt voor"),
    "limit.per": FactWords(label="de grens geldt"),
    "package_takes_deductible": FactWords(label="pakket dat het eigen risico overneemt"),
    "lines_before_that_day": FactWords(label="eerdere behandelingen op deze dag"),
    "deductible_total": FactWords(label="eigen risico dit jaar"),
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
    "session.accident": FactWords(label="het ongeval", question="Komt de klacht door een ongeval?"),
    "session.medically_necessary": FactWords(
        label="de medische noodzaak", question="Was een tweede behandeling op deze dag medisch noodzakelijk?"
    ),
    "session.insufficient_result": FactWords(
        label="te weinig resultaat", question="Hadden de eerste negen behandelingen te weinig resultaat?"
    ),
    "provider.profession": FactWords(label="behandelaar"),
    "provider.big_registered": FactWords(
        label="de inschrijving in het BIG-register", question="Staat de therapeut op die dag in het BIG-register?"
    ),
    "provider.trained_in": FactWords(
        label="de opleiding van de therapeut", question="Is de therapeut opgeleid in dry needling?"
    ),
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
        question="Wie betaalde de eerdere behandelingen (rij {key} van de lijst)?",
    ),
    "history[*].package": FactWords(
        label="het pakket van eerdere behandelingen",
        question="Welk pakket betaalde de eerdere behandelingen (rij {key} van de lijst)?",
    ),
    "history[*].paid": FactWords(
        label="het bedrag van eerdere behandelingen",
        question="Hoeveel is er betaald voor de eerdere behandelingen (rij {key} van de lijst)?",
    ),
    "history[*].until": FactWords(
        label="de dagen van eerdere behandelingen",
        question="Op welke dagen waren de eerdere behandelingen precies (rij {key} van de lijst)?",
    ),
    "used.elsewhere": FactWords(
        label="de behandelingen elders dit jaar",
        question="Hoeveel behandelingen betaalde het pakket dit jaar bij een andere praktijk?",
    ),
    "used.condition_elsewhere": FactWords(
        label="de behandelingen elders voor deze aandoening",
        question="Hoeveel behandelingen waren er voor deze aandoening bij een andere praktijk?",
    ),
    "used.condition_elsewhere_this_year": FactWords(
        label="de behandelingen elders dit jaar voor deze aandoening",
        question="Hoeveel behandelingen waren er dit jaar voor deze aandoening bij een andere praktijk?",
    ),
    "used.left_last_year.*": FactWords(
        label="wat er vorig jaar over was van pakket {key}",
        question="Hoeveel behandelingen waren er vorig jaar over van pakket {key}?",
    ),
    "conditions.*.kind": FactWords(label="aandoening"),
    "conditions.*.first_session": FactWords(
        label="de eerste behandeling van deze aandoening",
        question="Wanneer was de eerste behandeling van de aandoening “{key}”?",
    ),
    "conditions.*.discharged": FactWords(
        label="de dag van ontslag", question="Wanneer kwam de patiënt thuis na de opname (aandoening “{key}”)?"
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
    ),
    "conditions.*.gold_stage": FactWords(
        label="het GOLD-stadium", question="Welk GOLD-stadium heeft de COPD (aandoening “{key}”)?"
    ),
    "conditions.*.copd_class": FactWords(
        label="de COPD-klasse", question="Welke klasse heeft de COPD: A, B, B1, B2, C of D (aandoening “{key}”)?"
    ),
    "conditions.*.severe_limitations": FactWords(
        label="ernstige beperkingen",
        question="Zijn de beperkingen in het dagelijks leven ernstig (aandoening “{key}”)?",
    ),
    "conditions.*.high_fall_risk": FactWords(
        label="een hoog valrisico", question="Is het risico om te vallen hoog (aandoening “{key}”)?"
    ),
    "conditions.*.somatic_or_psychological_ground": FactWords(
        label="een lichamelijke of psychische reden voor begeleiding",
        question="Is begeleiding op het niveau van een fysiotherapeut nodig (aandoening “{key}”)?",
    ),
    "packages.*": FactWords(
        label="alle voorwaarden van pakket {key}", question="Welke voorwaarden heeft pakket {key} nog meer?"
    ),
    "packages.*.since": FactWords(
        label="de begindag van pakket {key}", question="Sinds wanneer heeft de patiënt pakket {key}?"
    ),
    "packages.*.pays": FactWords(label="wat pakket {key} betaalt", question="Hoeveel betaalt pakket {key}?"),
    "packages.*.pays.contracted": FactWords(
        label="wat pakket {key} met een contract betaalt", question="Hoeveel betaalt pakket {key} met een contract?"
    ),
    "packages.*.pays.not_contracted": FactWords(
        label="wat pakket {key} zonder contract betaalt",
        question="Hoeveel betaalt pakket {key} als er geen contract is?",
    ),
}
"""Hoe een gegeven heet, en wat er te vragen is als het ontbreekt."""

READINGS: Final[Mapping[str, ReadingWords]] = {
    "under_18_second_nine": ReadingWords(
        topic="de tweede negen onder de 18",
        question="Krijgt een kind de tweede negen behandelingen vanzelf?",
        values={"on_insufficient_result": "nee, alleen bij te weinig resultaat", "automatic": "ja, vanzelf"},
    ),
    "pelvic_nine": ReadingWords(
        topic="de negen behandelingen bekkenfysiotherapie",
        question="Gelden de negen behandelingen bekkenfysiotherapie per aandoening, of één keer?",
        values={"per_condition": "per aandoening", "once": "één keer"},
    ),
    "pad_37": ReadingWords(
        topic="de 37 behandelingen bij etalagebenen",
        question="Kunnen de 37 behandelingen bij etalagebenen opnieuw beginnen?",
        values={"renewable": "ja, opnieuw", "once": "nee, één keer"},
    ),
    "sessions_before_18": ReadingWords(
        topic="behandelingen van vóór de achttiende verjaardag",
        question="Tellen behandelingen van vóór de achttiende verjaardag mee voor de eerste twintig?",
        values={"count": "ja", "do_not_count": "nee"},
    ),
    "deductible_year_of_18": ReadingWords(
        topic="het eigen risico in het jaar van de achttiende verjaardag",
        question="Over welke dagen wordt het eigen risico berekend in het jaar van de achttiende verjaardag?",
        values={
            "premium_days": "de dagen vanaf de eerste dag met premie",
            "birthday_days": "de dagen vanaf de verjaardag",
        },
    ),
    "supervised_care_by_exercise_therapist": ReadingWords(
        topic="oefentherapeuten waar de wet fysiotherapie zegt",
        question="Mag een oefentherapeut de zorg geven waar de wet fysiotherapie zegt?",
        values={"yes": "ja", "no": "nee"},
    ),
    "intake_counts": ReadingWords(
        topic="de intake",
        question="Telt een intake of screening mee als behandeling?",
        values={"yes": "ja", "no": "nee"},
    ),
    "two_annex_conditions": ReadingWords(
        topic="twee aandoeningen van bijlage 1",
        question="Hebben twee aandoeningen van bijlage 1 elk hun eigen twintig?",
        values={"separate_20": "ja, elk twintig", "shared_20": "nee, samen twintig"},
    ),
    "new_episode_time_limited": ReadingWords(
        topic="een nieuwe periode van dezelfde aandoening",
        question="Begint de telling opnieuw bij een nieuwe periode van een aandoening met een termijn?",
        values={"new_count": "ja, opnieuw", "count_continues": "nee, de telling loopt door"},
    ),
    "whiplash_extension": ReadingWords(
        topic="de verlenging bij whiplash",
        question="Hoe lang loopt de termijn bij whiplash als de drie klachten er nog zijn?",
        values={"three_plus_six": "drie maanden en dan nog zes", "six_in_all": "zes maanden in totaal"},
    ),
    "annex_age_end": ReadingWords(
        topic="de leeftijdsgrens van een aandoening",
        question="Wanneer stopt een aandoening met een leeftijdsgrens?",
        values={"on_birthday": "op de verjaardag", "end_of_running_series": "aan het eind van de lopende reeks"},
    ),
    "tumour_without_irradiation": ReadingWords(
        topic="een wekedelentumor zonder bestraling",
        question="Welke termijn geldt bij een wekedelentumor zonder bestraling?",
        values={
            "no_term": "geen termijn",
            "not_covered": "geen vergoeding",
            "two_years_from_treatment": "twee jaar vanaf de eerste behandeling",
        },
    ),
    "copd_numbers": ReadingWords(
        topic="het maximum bij COPD",
        question="Geldt er een maximum voor COPD?",
        values={"no_cap": "geen maximum", "insurer_numbers": "de aantallen van de verzekeraar"},
    ),
    "copd_b_split_2021": ReadingWords(
        topic="COPD-klasse B",
        question="Is COPD-klasse B sinds 2021 gesplitst in B1 en B2?",
        values={"b1_b2": "ja", "single_b": "nee"},
    ),
    "copd_first_year_2020": ReadingWords(
        topic="het eerste jaar bij COPD",
        question="Wanneer begon het eerste jaar voor wie in 2019 al COPD-zorg had?",
        values={
            "first_treatment_or_2019_01_01": "bij de eerste behandeling, op zijn vroegst 1 januari 2019",
            "2020_01_01": "op 1 januari 2020",
        },
    ),
    "minor_cap_par_3_5": ReadingWords(
        topic="het maximum onder de 18 in lid 3 tot en met 5",
        question="Geldt het maximum van artikel 2.6 lid 3 tot en met 5 ook onder de 18?",
        values={"no_cap": "nee", "same_cap": "ja"},
    ),
    "ra_2012_to_2024": ReadingWords(
        topic="reumatoïde artritis van 2012 tot en met 2024",
        question="Zat reumatoïde artritis van 2012 tot en met 2024 in het basispakket?",
        values={"no": "nee", "from_21st": "ja, vanaf de eenentwintigste behandeling"},
    ),
    "second_session_same_day": ReadingWords(
        topic="een tweede behandeling op één dag",
        question="Aanvaardt de verzekeraar een tweede behandeling op één dag?",
        values={"if_medically_necessary": "ja, bij medische noodzaak", "never": "nee, nooit"},
    ),
    "fall_prevention_min_age": ReadingWords(
        topic="de laagste leeftijd voor valpreventie",
        question="Is er een laagste leeftijd voor valpreventie?",
        values={"none": "geen laagste leeftijd"},
    ),
}
"""Punten die de wet openlaat."""

TECHNIQUES: Final[Mapping[Technique, str]] = {
    Technique.DRY_NEEDLING: "dry needling",
    Technique.EXERCISE_THERAPY: "oefentherapie",
    Technique.MANUAL_THERAPY: "manuele therapie",
    Technique.MASSAGE: "massage",
    Technique.PHYSICAL_AGENTS: "fysische prikkels",
    Technique.ADVICE: "advies",
    Technique.TAPING: "tapen",
    Technique.ECHOGRAPHY: "echografie",
    Technique.SHOCKWAVE: "shockwave",
    Technique.ACUPUNCTURE: "acupunctuur",
    Technique.SURGICAL_ACT: "heelkundige handeling",
    Technique.OBSTETRIC_ACT: "verloskundige handeling",
    Technique.ENDOSCOPY: "endoscopie",
    Technique.CATHETERISATION: "katheterisatie",
    Technique.INJECTION: "injectie",
    Technique.PUNCTURE: "punctie",
    Technique.GENERAL_ANAESTHESIA: "narcose",
    Technique.IONISING_RADIATION: "ioniserende straling",
    Technique.CARDIOVERSION: "cardioversie",
    Technique.DEFIBRILLATION: "defibrillatie",
    Technique.ELECTROCONVULSIVE_THERAPY: "elektroconvulsietherapie",
    Technique.LITHOTRIPSY: "steenvergruizing",
    Technique.ARTIFICIAL_REPRODUCTION: "kunstmatige voortplanting",
    Technique.PRESCRIBING: "voorschrijven van geneesmiddelen",
}

PROFESSIONS: Final[Mapping[Profession, str]] = {
    Profession.PHYSIOTHERAPIST: "een fysiotherapeut",
    Profession.EXERCISE_THERAPIST: "een oefentherapeut",
    Profession.ACUPUNCTURIST: "een acupuncturist",
    Profession.SKIN_THERAPIST: "een huidtherapeut",
    Profession.PHYSICIAN: "een arts",
    Profession.OTHER: "een andere behandelaar",
}

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
    ConditionKind.CLAUDICATION_FONTAINE_3: "claudicatio intermittens (vasculair), graad 3 Fontaine",
    ConditionKind.SOFT_TISSUE_TUMOURS: "weke delen tumoren",
    ConditionKind.DIFFUSE_INTERSTITIAL_LUNG_DISEASE: "diffuse interstitiële longaandoening",
}

GROUNDS: Final[Mapping[Ground, str]] = {
    Ground.ANNEX_1: "een aandoening van bijlage 1",
    Ground.URINARY_INCONTINENCE: "bekkenfysiotherapie bij urine-incontinentie",
    Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: "looptraining bij etalagebenen (Fontaine 2)",
    Ground.OSTEOARTHRITIS_HIP_KNEE: "oefentherapie bij artrose van heup of knie",
    Ground.COPD: "oefentherapie bij COPD",
    Ground.FALL_RISK: "valpreventie",
    Ground.RHEUMATOID_ARTHRITIS_SEVERE: "oefentherapie bij ernstige reumatoïde artritis",
    Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE: "oefentherapie bij ernstige axiale spondyloartritis",
    Ground.UNDER_18: "zorg onder de 18",
    Ground.COVID_RECOVERY: "herstelzorg na COVID-19",
}

CLASSES: Final[Mapping[CoverClass, str]] = {
    CoverClass.PHYSIOTHERAPY: "fysiotherapie",
    CoverClass.MANUAL_THERAPY: "manuele therapie",
    CoverClass.EXERCISE_THERAPY: "oefentherapie",
    CoverClass.PELVIC_PHYSIOTHERAPY: "bekkenfysiotherapie",
    CoverClass.OEDEMA_THERAPY: "oedeemtherapie",
    CoverClass.CHILD_PHYSIOTHERAPY: "kinderfysiotherapie",
    CoverClass.GERIATRIC_PHYSIOTHERAPY: "geriatriefysiotherapie",
    CoverClass.PSYCHOSOMATIC_PHYSIOTHERAPY: "psychosomatische fysiotherapie",
    CoverClass.ACUPUNCTURE: "acupunctuur",
    CoverClass.OTHER_ALTERNATIVE: "andere alternatieve zorg",
}

PAYERS: Final[Mapping[Payer, str]] = {
    Payer.BASIC: "het basispakket",
    Payer.PACKAGE: "een aanvullend pakket",
    Payer.INSURED: "de patiënt",
    Payer.NOBODY: "niemand",
}

MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "voldaan",
    Verdict.MET_IF: "voldaan, mits",
    Verdict.REFUSED: "niet voldaan",
    Verdict.UNKNOWN: "onbekend",
    Verdict.NOT_APPLICABLE: "niet van toepassing",
}

CONFIDENCE: Final[Mapping[str, str]] = {
    "P": "wettekst of ander eerste stuk, zelf gelezen",
    "S": "bron uit de tweede hand",
    "I": "eigen afleiding",
    "M": "uit het hoofd, niet nagekeken",
    "A": "tekst van de verzekeraar, met jaartal",
    "B": "tekst van de verzekeraar, zonder jaartal",
    "C": "vergelijkingssite of pers",
    "D": "website van een praktijk",
}

SOURCES: Final[Mapping[str, str]] = {
    "Bzv": "{article} Besluit zorgverzekering",
    "Bzv bijlage 1": "bijlage 1, onderdeel {article}, Besluit zorgverzekering",
    "Besluit zorgpakket 2012": "{article} van het besluit van 30 september 2011 (zorgpakket 2012)",
    "Besluit fysiotherapeut": "{article} Besluit opleidingseisen en deskundigheidsgebied fysiotherapeut",
    "Wet BIG": "{article} Wet BIG",
    "Zvw": "{article} Zorgverzekeringswet",
    "Wmg": "{article} Wet marktordening gezondheidszorg",
    "Rzv": "{article} Regeling zorgverzekering",
    "KNGF": "beroepsvereniging KNGF: {article}",
    "NZa": "regels van de NZa voor paramedische zorg: {article}",
    "Prestatiecodelijst 012": "prestatiecodelijst 012 van Vektis: {article}",
    "Aanspraakcodes": "lijst van aanspraakcodes van Vektis: {article}",
    "Bronnenonderzoek": "eigen bronnenonderzoek bij artikel {article} Wet BIG",
}

PLACES: Final[Mapping[str, str]] = {
    "KNGF/position": "standpunt van de beroepsvereniging KNGF van 9 februari 2023",
    "KNGF/training": "beroepsvereniging KNGF over de opleiding",
    "NZa/session": "regel van de NZa over de zitting",
    "NZa/same day": "regel van de NZa over meer behandelingen op één dag",
    "NZa/screening": "regel van de NZa over screening",
    "NZa/no-show": "regel van de NZa over prestaties die nooit verzekerd zijn",
    "NZa/TB/REG-21630-01": "tariefbeschikking TB/REG-21630-01 van de NZa",
    "NZa/facultative performance": "regel van de NZa over facultatieve prestaties",
    "Praktijkpagina/training": "pagina van een fysiotherapiepraktijk over de opleiding",
    "Prestatiecodelijst 012/list 012": "prestatiecodelijst 012 van Vektis",
}

CATALOGUE: Final = Catalogue(
    lang="nl",
    euro="€ {amount}",
    thousands=".",
    decimal=",",
    months=(
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    and_="en",
    yes="ja",
    no="nee",
    sentences=SENTENCES,
    questions=QUESTIONS,
    phrases=PHRASES,
    acts=ACTS,
    headings=HEADINGS,
    facts=FACTS,
    readings=READINGS,
    techniques=TECHNIQUES,
    professions=PROFESSIONS,
    kinds=KINDS,
    grounds=GROUNDS,
    classes=CLASSES,
    payers=PAYERS,
    marks=MARKS,
    confidence=CONFIDENCE,
    sources=SOURCES,
    places=PLACES,
    article="artikel {article}",
    paragraph=" lid {paragraph}",
    letter=" onder {letter}",
)
"""Alles wat in het Nederlands wordt gezegd."""
