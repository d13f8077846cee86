"""Eén zin voor elke uitkomst van een regel; de volste vorm eerst."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import Variants
from fysiodekking.model.reasons import Reason

SENTENCES: Final[Mapping[Reason, Variants]] = {
    # the law of the day
    Reason.LAW_UNCHANGED: ("Er is van uitgegaan dat het recht van {date} niet veranderd is.",),
    Reason.LAW_NOT_CHECKED: ("Het recht van {date} is niet nagekeken.",),
    Reason.NOT_EVERYTHING_TRIED: ("Er ontbreekt zo veel dat niet elk mogelijk antwoord is geprobeerd.",),
    # what is certain of a payer whatever is missing
    Reason.REFUSED_EITHER_WAY: (
        "Pakket {package} betaalt dit in geen geval; waarom niet, hangt af van {facts}. Dat kan zijn: {possible}.",
        "Het basispakket betaalt dit in geen geval; waarom niet, hangt af van {facts}. Dat kan zijn: {possible}.",
        "Wat er ook ontbreekt: dit wordt hier in geen geval betaald.",
    ),
    Reason.PAYS_EITHER_WAY: (
        "Het basispakket betaalt dit in elk geval; waarom, hangt af van {facts}. Dat kan zijn: {possible}.",
        "Wat er ook ontbreekt: het basispakket betaalt dit in elk geval.",
    ),
    # gates
    Reason.REGISTERED: ("De fysiotherapeut staat in het BIG-register.",),
    Reason.NOT_REGISTERED: ("De therapeut staat niet in het BIG-register en mag zich geen fysiotherapeut noemen.",),
    Reason.REGISTRATION_NOT_GIVEN: ("Er is niet opgegeven of de fysiotherapeut in het BIG-register staat.",),
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
        (
            "Dit beroep mag deze voorbehouden handeling niet zelfstandig doen: {techniques}. Dat mag alleen "
            "in opdracht van een arts, door iemand die bekwaam is en de aanwijzingen volgt."
        ),
        (
            "Er is een voorbehouden handeling gedaan die dit beroep niet zelfstandig mag doen. Dat mag "
            "alleen in opdracht van een arts, door iemand die bekwaam is en de aanwijzingen volgt."
        ),
    ),
    Reason.RESERVED_ACT_ON_ORDER: (
        "Deze voorbehouden handeling is gedaan in opdracht, door iemand die bekwaam is: {techniques}.",
        "De voorbehouden handeling is gedaan in opdracht, door iemand die bekwaam is.",
    ),
    Reason.NOT_COMPETENT_FOR_ACT: ("De voorbehouden handeling was in opdracht, maar de therapeut is niet bekwaam.",),
    Reason.COMPETENCE_NOT_GIVEN: ("Er is niet opgegeven of de therapeut bekwaam is in deze voorbehouden handeling.",),
    Reason.PHYSICIAN_AUTHORITY_NOT_MODELLED: ("Wat een arts mag doen, wordt hier niet beoordeeld.",),
    Reason.NO_DRY_NEEDLING: ("Er is geen dry needling gedaan.",),
    Reason.NEEDLING_BY_PHYSIOTHERAPIST: ("De dry needling is gedaan door een fysiotherapeut.",),
    Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST: (
        "De dry needling is niet gedaan door een fysiotherapeut, maar door {profession}.",
        "De dry needling is niet gedaan door een fysiotherapeut.",
    ),
    Reason.NEEDLING_TRAINED: ("De therapeut is opgeleid in dry needling.",),
    Reason.NEEDLING_NOT_TRAINED: ("De therapeut is niet opgeleid in dry needling.",),
    Reason.NEEDLING_TRAINING_NOT_GIVEN: ("Er is niet opgegeven of de therapeut is opgeleid in dry needling.",),
    Reason.NEEDLING_IN_TREATMENT_PLAN: ("De dry needling hoort bij een behandelplan voor fysiotherapie.",),
    Reason.NEEDLING_OUTSIDE_TREATMENT_PLAN: ("De dry needling hoort niet bij een behandelplan voor fysiotherapie.",),
    Reason.TREATMENT_PLAN_NOT_GIVEN: ("Er is niet opgegeven of de dry needling bij een behandelplan hoort.",),
    Reason.NO_ACUPUNCTURE: ("Er is geen acupunctuur gedaan.",),
    Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY: (
        "Acupunctuur is geen fysiotherapie of oefentherapie, ook niet als {profession} die geeft.",
        "Acupunctuur is geen fysiotherapie of oefentherapie.",
    ),
    Reason.LISTED_PERFORMANCE: (
        "{code} staat op de lijst van dit beroep.",
        "De prestatie staat op de lijst van dit beroep.",
    ),
    Reason.NO_LISTED_PERFORMANCE: (
        "{code} staat op {date} niet op de lijst; zonder prestatie mag er geen tarief worden gerekend.",
        "De prestatie staat niet op de lijst; zonder prestatie mag er geen tarief worden gerekend.",
    ),
    Reason.LIST_OF_THE_DAY_NOT_READ: (
        "{code} staat niet op de lijst van 2019; of zij op {date} op de lijst staat, was niet na te gaan.",
        "De prestatie staat niet op de lijst van 2019; of zij op {date} op de lijst staat, was niet na te gaan.",
    ),
    Reason.PERFORMANCE_OF_OTHER_PROFESSION: (
        "{code} hoort bij een ander beroep en mag hier niet worden gerekend.",
        "De prestatie hoort bij een ander beroep en mag hier niet worden gerekend.",
    ),
    Reason.PERFORMANCE_NOT_NEEDED: ("Dit beroep heeft hier geen prestatiecode nodig.",),
    Reason.AGREEMENT_NEEDED: (
        "{code} mag alleen na een schriftelijke afspraak met de verzekeraar.",
        "Deze prestatie mag alleen na een schriftelijke afspraak met de verzekeraar.",
    ),
    Reason.INSURED_KIND_OF_PERFORMANCE: (
        "{code} kan verzekerde zorg zijn.",
        "De prestatie kan verzekerde zorg zijn.",
    ),
    Reason.NEVER_INSURED: (
        "{code} staat op de lijst, maar is nooit verzekerde zorg.",
        "De prestatie staat op de lijst, maar is nooit verzekerde zorg.",
    ),
    Reason.NO_SCREENING: ("Het gaat niet om een screening.",),
    Reason.SCREENING_WITHOUT_REFERRAL: ("Er is geen verwijzing, dus een screening mag worden gerekend.",),
    Reason.SCREENING_WITH_REFERRAL: ("Er is een verwijzing, en dan mag een screening niet worden gerekend.",),
    Reason.SCREENING_REFERRAL_NOT_GIVEN: (
        "Er is niet opgegeven of er een verwijzing is; met een verwijzing mag een screening niet worden gerekend.",
    ),
    Reason.DESCRIPTION_ASKS_NOTHING: ("De omschrijving van deze prestatie vraagt hier niets.",),
    Reason.FITS_ITS_DESCRIPTION: (
        "Wat is opgegeven, past bij de omschrijving van {code}.",
        "Wat is opgegeven, past bij de omschrijving van de prestatie.",
    ),
    Reason.CODE_FOR_CHILDREN: (
        "{code} is voor kinderen; de patiënt is {age} jaar.",
        "De prestatie is voor kinderen, en de patiënt is geen kind.",
    ),
    Reason.CODE_AFTER_REFERRAL: (
        "{code} mag alleen worden gerekend na een verwijzing, en die is er niet.",
        "De prestatie mag alleen worden gerekend na een verwijzing, en die is er niet.",
    ),
    Reason.CODE_WITHOUT_REFERRAL: (
        "{code} mag alleen worden gerekend zonder verwijzing, en er is een verwijzing.",
        "De prestatie mag alleen worden gerekend zonder verwijzing, en er is een verwijzing.",
    ),
    Reason.CODE_FOR_OTHER_CONDITIONS: (
        "{code} is voor andere aandoeningen dan {condition}.",
        "De prestatie is voor andere aandoeningen dan deze.",
    ),
    Reason.CODE_FOR_THE_FIRST_YEAR: (
        "{code} is er alleen in het eerste jaar van {condition}, en dat is voorbij.",
        "De prestatie is er alleen in het eerste jaar van deze aandoening, en dat is voorbij.",
    ),
    Reason.CODE_CONDITIONS_NOT_READ: (
        "{code} is voor een vaste lijst van aandoeningen; of {condition} daarop staat, was niet na te gaan.",
        "De prestatie is voor een vaste lijst van aandoeningen; of deze daarop staat, was niet na te gaan.",
    ),
    Reason.CODE_OF_A_SPECIALISM: (
        "Voor {code} vragen verzekeraars de kwalificatie {qualifications_needed}, en die heeft deze therapeut niet.",
        "Voor {code} vragen verzekeraars een specialisme dat deze therapeut niet heeft.",
        "Voor deze prestatie vragen verzekeraars een specialisme dat deze therapeut niet heeft.",
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
    Reason.SECOND_NOT_PAID: (
        (
            "Er was op deze dag al een behandeling. Een tweede mag worden gerekend als zij medisch noodzakelijk is, "
            "maar deze verzekeraar betaalt haar dan niet."
        ),
    ),
    Reason.SECOND_PAID_IF_CHARGEABLE: (
        "De verzekeraar betaalt een tweede behandeling op deze dag als die mag worden gerekend.",
    ),
    Reason.NECESSITY_NOT_GIVEN: (
        "Er is niet opgegeven of een tweede behandeling op deze dag medisch noodzakelijk was.",
    ),
    # packages
    Reason.PACKAGE_PAYS: (
        "Pakket {package} betaalt dit. Al gebruikt {per}: {used}; het maximum is {maximum}.",
        "Pakket {package} betaalt dit. Al gebruikt: {used}; het maximum is {maximum}.",
        "Pakket {package} betaalt dit.",
        "Een aanvullend pakket betaalt dit.",
    ),
    Reason.PACKAGE_RENEWED: (
        "Er is van uitgegaan dat pakket {package} doorloopt met dezelfde voorwaarden.",
        "Er is van uitgegaan dat het pakket doorloopt met dezelfde voorwaarden.",
    ),
    Reason.PACKAGE_OF_OTHER_YEAR: (
        "Pakket {package} geldt voor {year_needed}, en de behandeling is in {year}.",
        "Het pakket geldt voor een ander jaar.",
    ),
    Reason.PACKAGE_NOT_BEGUN: (
        "De patiënt heeft pakket {package} pas vanaf {since}.",
        "De patiënt heeft het pakket pas vanaf een latere dag.",
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
    Reason.CONTRACT_NOT_GIVEN: ("Er is niet opgegeven of de therapeut een contract met de verzekeraar heeft.",),
    Reason.PACKAGE_AGE: (
        "De patiënt is {age} jaar, en pakket {package} is voor een andere leeftijd: {age_needed}.",
        "Het pakket is niet voor deze leeftijd.",
    ),
    Reason.PACKAGE_ACCIDENT: (
        "Pakket {package} betaalt dit deel {accident}.",
        "Pakket {package} betaalt dit deel alleen na een ongeval, en dat was pas op {start}.",
        "Pakket {package} vraagt of er een ongeval was, en dat past hier niet.",
        "Het pakket vraagt of er een ongeval was, en dat past hier niet.",
    ),
    Reason.ACCIDENT_NOT_GIVEN: ("Er is niet opgegeven of de klacht door een ongeval komt.",),
    Reason.PACKAGE_ACCIDENT_TOO_LONG_AGO: (
        (
            "Dit deel van pakket {package} betaalt een aantal maanden na een ongeval; dat was op {start}, dus tot en "
            "met {last}."
        ),
        "Dit deel van het pakket betaalt een aantal maanden na een ongeval, en die zijn voorbij.",
    ),
    Reason.ACCIDENT_DAY_NOT_GIVEN: ("Er is niet opgegeven wanneer het ongeval was.",),
    Reason.PACKAGE_ONE_A_DAY: (
        (
            "Dit deel van pakket {package} betaalt één behandeling per dag, bij welke behandelaar ook. "
            "Er was die dag al een andere."
        ),
        (
            "Dit deel van het pakket betaalt één behandeling per dag, bij welke behandelaar ook. "
            "Er was die dag al een andere."
        ),
    ),
    Reason.OTHER_THAT_DAY_NOT_GIVEN: ("Er is niet opgegeven of er die dag nog een behandeling was.",),
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
        "Pakket {package} vraagt lidmaatschap van {associations_needed}, en dat is er niet.",
        "Pakket {package} vraagt lidmaatschap van een vereniging, en dat is er niet.",
        "Het pakket vraagt lidmaatschap van een vereniging, en dat is er niet.",
    ),
    Reason.ASSOCIATION_NOT_GIVEN: ("Er is niet opgegeven van welke verenigingen de therapeut lid is.",),
    Reason.PACKAGE_NEEDS_QUALIFICATION: (
        (
            "Pakket {package} betaalt alleen bij een therapeut met deze kwalificatie: {qualifications_needed}; "
            "deze therapeut heeft: {qualifications}."
        ),
        (
            "Pakket {package} betaalt alleen bij een therapeut met deze kwalificatie: {qualifications_needed}; "
            "die heeft deze therapeut niet."
        ),
        "Pakket {package} vraagt een kwalificatie die deze therapeut niet heeft.",
        "Het pakket vraagt een kwalificatie die deze therapeut niet heeft.",
    ),
    Reason.QUALIFICATION_NOT_GIVEN: (
        "Er is niet opgegeven of de therapeut de kwalificatie {qualifications_needed} heeft.",
        "Er is niet opgegeven of de therapeut de gevraagde kwalificatie heeft.",
    ),
    Reason.PACKAGE_NOT_AFTER_MAXIMUM: (
        "Deze regel van pakket {package} betaalt hiervoor niets meer als het maximum van het basispakket op is.",
        "Deze regel van het pakket betaalt hiervoor niets meer als het maximum van het basispakket op is.",
    ),
    Reason.PACKAGE_WAITING_TIME: (
        "Pakket {package} loopt sinds {since}, en de wachttijd is nog niet voorbij.",
        "De wachttijd van het pakket is nog niet voorbij.",
    ),
    Reason.PACKAGE_SINCE_NOT_GIVEN: ("Er is niet opgegeven sinds wanneer de patiënt het pakket heeft.",),
    Reason.PACKAGE_USED_UP: (
        (
            "Pakket {package} is op. Gebruikt {per}: {used}; het maximum is {maximum}, want het begon op "
            "{since} (in een heel jaar: {whole})."
        ),
        "Het deel van pakket {package} voor {part} is op. Gebruikt {per}: {used}; het maximum is {maximum}.",
        "Pakket {package} is op. Gebruikt {per}: {used}; het maximum is {maximum}.",
        "Pakket {package} is op: gebruikt zijn {used}, en het maximum is {maximum}.",
        "Pakket {package} is op.",
        "Het pakket is op.",
    ),
    Reason.PACKAGE_PAYS_NOTHING_HERE: (
        "Pakket {package} betaalt niets {contract}, en zo is het hier.",
        "Pakket {package} betaalt hier niets.",
        "Het pakket betaalt hier niets.",
    ),
    Reason.PACKAGE_TERMS_UNKNOWN: (
        "De bron geeft niet alle voorwaarden van pakket {package}.",
        "De bron geeft niet alle voorwaarden van het pakket.",
    ),
    Reason.PACKAGE_PAYMENT_UNKNOWN: (
        "Het is niet bekend wat pakket {package} betaalt {contract}.",
        "Het is niet bekend wat pakket {package} hier betaalt.",
        "Het is niet bekend wat het pakket hier betaalt.",
    ),
    Reason.NO_PACKAGE: ("Er is geen aanvullend pakket opgegeven.",),
    # charges
    Reason.NO_DEDUCTIBLE_UNDER_18: ("Onder de 18 jaar is er geen eigen risico.",),
    Reason.NO_DEDUCTIBLE_ON_PACKAGE: ("Het eigen risico geldt niet voor wat een aanvullend pakket betaalt.",),
    Reason.NO_BASIC_PART: ("Het basispakket betaalt hiervan niets, dus er is geen eigen risico.",),
    Reason.DEDUCTIBLE_APPLIES: (
        (
            "Het eigen risico is dit jaar {total}: {mandatory} verplicht en {voluntary} vrijwillig. Vóór deze "
            "behandeling was daarvan {used} gebruikt."
        ),
        "Het eigen risico is dit jaar {total}; vóór deze behandeling was daarvan {used} gebruikt.",
        "Het eigen risico geldt voor deze behandeling.",
    ),
    Reason.DEDUCTIBLE_USED_UP: (
        "Het eigen risico van dit jaar is op: {total} was al gebruikt.",
        "Het eigen risico van dit jaar is op.",
    ),
    Reason.DEDUCTIBLE_WAIVED: ("Deze basispolis rekent geen eigen risico voor deze aandoening.",),
    Reason.ONLY_VOLUNTARY_DEDUCTIBLE: (
        "Deze basispolis rekent hier geen verplicht eigen risico. Het vrijwillige eigen risico geldt wel.",
    ),
    Reason.DEDUCTIBLE_PAID_BACK: (
        "Het eigen risico geldt eerst. Deze basispolis betaalt het verplichte deel, {back}, later terug.",
        "Het eigen risico geldt eerst. Deze basispolis betaalt het verplichte deel later terug.",
    ),
    Reason.MANDATORY_ABOVE_ACT: (
        "Het verplichte eigen risico dat voor deze polis is opgegeven, is hoger dan dat van de wet. Dat kan niet.",
    ),
    Reason.DEDUCTIBLE_NOT_BEGUN: ("Het eigen risico is voor deze patiënt nog niet begonnen.",),
    Reason.DEDUCTIBLE_NOT_KNOWN: ("Het is niet bekend hoeveel eigen risico er dit jaar nog over is.",),
    Reason.PAYER_NOT_SETTLED: ("Wie betaalt, staat nog niet vast. Daarom is het eigen risico nog niet bekeken.",),
    Reason.DEDUCTIBLE_NOT_ESTABLISHED: ("Het eigen risico van dat jaar staat niet vast.",),
    Reason.PACKAGE_TAKES_DEDUCTIBLE: (
        "Pakket {package} neemt het eigen risico over.",
        "Een aanvullend pakket neemt het eigen risico over.",
    ),
    Reason.REST_ABOVE_REFERENCE: (
        "{where} rekent {who} met een tarief van {of}. De prijs is {price}, dus {part} betaalt u zelf.",
        "De prijs is hoger dan het tarief waarmee de verzekeraar rekent. Het verschil betaalt u zelf.",
    ),
    Reason.REST_BY_PERCENTAGE: (
        "{where} betaalt {who} {percent}% van het tarief van {of}. Daardoor betaalt u {part} zelf.",
        "{where} betaalt {who} {percent}% van de prijs. Daardoor betaalt u {part} zelf.",
        "De verzekeraar betaalt een deel van de prijs. De rest betaalt u zelf.",
    ),
    Reason.REST_ABOVE_MAXIMUM: (
        "{where} betaalt {who} ten hoogste {most} voor een behandeling. Wat daarboven komt, {part}, betaalt u zelf.",
        "De verzekeraar betaalt voor een behandeling een hoogste bedrag. Wat daarboven komt, betaalt u zelf.",
    ),
    Reason.REST_BY_COPAYMENT: (
        (
            "Vanaf behandeling {from_session} van het jaar vraagt {who} een eigen bijdrage van {copayment} per "
            "behandeling. Van deze behandeling betaalt u {part} zelf."
        ),
        "Per behandeling vraagt {who} een eigen bijdrage van {copayment}. Van deze behandeling betaalt u {part} zelf.",
        "Het pakket vraagt per behandeling een eigen bijdrage. Die betaalt u zelf.",
    ),
    Reason.REST_ABOVE_DAY_CAP: (
        (
            "{where} betaalt {who} ten hoogste {maximum} op een dag, en daarvan was {left} over. Wat daarboven komt, "
            "{part}, betaalt u zelf."
        ),
        "{where} betaalt {who} ten hoogste {maximum} op een dag. Wat daarboven komt, {part}, betaalt u zelf.",
        "Het pakket betaalt op een dag een hoogste bedrag. Wat daarboven komt, betaalt u zelf.",
    ),
    Reason.REST_OF_BUDGET: (
        (
            "{where} betaalt {who} {per} ten hoogste {maximum}, en daarvan was {left} over. Wat daarboven komt, "
            "{part}, betaalt u zelf."
        ),
        "{where} betaalt {who} {per} ten hoogste {maximum}. Wat daarboven komt, {part}, betaalt u zelf.",
        "Van het bedrag dat het pakket betaalt, was minder over dan de prijs. De rest betaalt u zelf.",
    ),
    Reason.REST_EITHER_WAY: (
        "Wat u zelf betaalt, is in alle gevallen even veel: {part}.",
        "Wat u zelf betaalt, is in alle gevallen even veel.",
    ),
    # extra lines
    Reason.NO_SEPARATE_PERFORMANCE: (
        "Hiervoor bestaat geen eigen prestatie, en zonder prestatie mag er geen tarief worden gerekend.",
    ),
    Reason.MAY_STAND_BESIDE: (
        "{code} mag naast de behandeling staan.",
        "Deze prestatie mag naast de behandeling staan.",
    ),
    Reason.PLACE_SURCHARGE: (
        "Een toeslag voor behandeling aan huis, in een instelling of op de werkplek mag naast deze zitting staan.",
    ),
    Reason.PLACE_IN_THE_CODE: (
        "Een prestatie van dit bezoek is al buiten de praktijk; daarnaast is er geen toeslag voor de plaats.",
    ),
    Reason.SURCHARGE_ONCE: ("Een toeslag voor de plaats mag één keer per bezoek worden gerekend.",),
    Reason.NOT_BESIDE_THIS_SESSION: (
        "{code} mag niet naast deze behandeling staan.",
        "Deze prestatie mag niet naast deze behandeling staan.",
    ),
    # conditions
    Reason.INSURER_ACCEPTS_ORDERED_ACT: ("De verzekeraar keurt de handeling in opdracht goed als verzekerde zorg.",),
    Reason.INSURER_ACCEPTS_NEEDLING: ("De verzekeraar keurt de dry needling goed als verzekerde zorg.",),
}
"""Eén zin voor elke uitkomst van een regel; de volste vorm eerst."""
