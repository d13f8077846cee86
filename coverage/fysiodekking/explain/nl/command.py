"""Wat het commando zelf zegt: wat er mis is met de vraag, en wat er is geteld."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMAND: Final[Mapping[str, str]] = {
    # what a command line holds that cannot be used
    "usage.no_command": "{given}: dat commando is er niet{near} ({help} toont ze alle)",
    "usage.no_option": "{given}: die optie is er niet{near} ({help} toont ze alle)",
    "usage.near": "; bedoelde u {those}?",
    "usage.or": "of",
    "usage.missing": "{name} ontbreekt ({help} toont een voorbeeld)",
    "usage.extra": "{given}: dat staat te veel op de regel ({help} toont wat er kan staan)",
    "usage.option_value": "{name}: er staat niets achter ({help} toont wat er kan staan)",
    "usage.option_no_value": "{name}: daar hoort niets achter (schrijf alleen {name})",
    "usage.not_one_of": "{name}: {given} kan hier niet (schrijf {choices})",
    "usage.no_day": "{name}: {given} is geen dag (schrijf een dag als 2026-03-12)",
    "usage.no_number": "{name}: {given} is geen heel getal (schrijf een getal als 12)",
    "usage.out_of_range": "{name}: {given} ligt niet van {first} tot en met {last} (schrijf een getal daartussen)",
    "usage.is_folder": "{given}: is een map (noem een bestand)",
    "usage.days_turned": "{before}: ligt na {after} (schrijf de vroegste dag eerst)",
    "usage.no_file": "{given}: bestaat niet (schrijf een pad dat er is)",
    # what does not go together
    "belongs": "{option} hoort bij {to} (schrijf dat er ook bij)",
    "belongs.not_compare": "{option} hoort bij {to}, zonder --compare",
    "compare.form": "--compare wordt geschreven als text of json, niet als {form}",
    "map.alone": "--map gaat met één FILE, en zonder --fields, --explain, --for en --jobs",
    "is_table": "{file}: is een tabel (schrijf --map MAP; `fysiodekking map new {file}` stelt er een voor)",
    "plan.days": "zeg met --sessions hoeveel, of met --date welke dagen, en niet allebei",
    "prove.both": "schrijf --on DATE of --all, niet allebei",
    "verify.what": "noem een FILE met de tekst van een wet, of --own-words",
    "gaps.none": "--gaps noemt geen map (schrijf er een, als --gaps gaps)",
    # what cannot be read or written
    "unreadable": "{file}: kan niet worden gelezen: {why}",
    "unusable_name": "die naam kan geen bestand hebben",
    "unlistable": (
        "{file}: kan niet worden gelezen: {why} (geef uzelf het recht om de inhoud te zien en de map in te gaan)"
    ),
    "is_folder": "{file}: is een map (noem een bestand)",
    "is_file": "{file}: is een bestand en geen map (noem een andere)",
    "out.text": ("--out {file}: de antwoorden zijn CSV (laat de naam eindigen op .csv; een rekenblad opent dat)"),
    "unwritable": "{file}: kan niet worden geschreven: {why}",
    "overwrites": "{option} {file}: zou {other} overschrijven (noem een ander bestand)",
    "unwritable.no_folder": "{file}: die map is er niet (maak die, of noem een andere)",
    "unwritable.folder": "{file}: {why} (noem een map waarin geschreven kan worden)",
    "passed_over": "{file}: overgeslagen (er staat geen tabel in, dus geen geval)",
    "ignored": "{file}: {count} elementen of records zijn hier niet bekend en zijn overgeslagen",
    "same_message": "{file}: is hetzelfde bericht als {other}, en telt een keer mee",
    "serve.needs": "serve vraagt {module}: in een kloon: pip install '.[http]'",
    "serve.address": "{address}: daar kan niet worden geluisterd: {why} (noem een andere --host of --port)",
    "answer.line": "regel {number}: {name}: {problem}",
    # what was asked is not there
    "unchecked": "{day}: het recht van die dag staat niet in de bibliotheek (nagekeken: {first} tot en met {last})",
    "no_claim": "{file}: bevat geen [claim] (schrijf wat er verzonden gaat worden, als entitlement_code)",
    "no_code": "{code}: deze retourcode is hier niet bekend, dus er is niets over te zeggen ({hint})",
    "no_code.near": "bedoelde u {code}?",
    "no_code.all": "`fysiodekking return show` toont alle codes",
    # check
    "check.right": "{count} zoals verwacht",
    "check.different": "{count} anders",
    "check.invalid": "{count} ongeldig",
    "check.faults": "{count} niet beantwoord door een fout van de bibliotheek",
    "check.nothing": "geen geval met [expect] gevonden",
    "check.because": "verwacht vanwege: {source}",
    "check.difference": "{key}: verwacht {expected}, gekregen {actual}",
    "check.among": "daaronder {those}",
    "check.no_value": "niets",
    # decide
    "ask.no_input": "de standaardinvoer is gesloten (open die, of antwoord op een scherm)",
    "decide.no_input": "de standaardinvoer is gesloten (open die, of noem een bestand)",
    "decide.count": "{read} gelezen, {answered} beantwoord, {bad} fout",
    "decide.count.paid": "{read} gelezen, {answered} beantwoord, van {paid} bekend wie betaalde, {bad} fout",
    "table.no_rows": "{file}: heeft geen regel onder de kopregel",
    "table.no_headers": "heeft de tabel geen kopregel? (de eerste regel noemt de kolommen)",
    "table.personal": "kolommen met persoonsgegevens, nooit gelezen: {columns}",
    "table.left_out": "bewaarde kolommen met cellen die op persoonsgegevens lijken; die zijn weggelaten: {columns}",
    "table.part": "afgebroken: wat tot dan toe beantwoord is, staat in {file}",
    "table.unread": "kolommen die niet in de map staan, niet gelezen: {columns}",
}
