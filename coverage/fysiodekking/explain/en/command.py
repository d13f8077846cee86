"""What the command itself says: what is wrong with a question, and what was counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMAND: Final[Mapping[str, str]] = {
    # what a command line holds that cannot be used
    "usage.no_command": "{given}: is no command{near} ({help} shows all of them)",
    "usage.no_option": "{given}: is no option{near} ({help} shows all of them)",
    "usage.near": "; did you mean {those}?",
    "usage.or": "or",
    "usage.missing": "{name} is missing ({help} shows an example)",
    "usage.extra": "{given}: is too much on the line ({help} shows what can stand there)",
    "usage.option_value": "{name}: nothing stands behind it ({help} shows what can stand there)",
    "usage.option_no_value": "{name}: nothing goes behind it (write {name} alone)",
    "usage.not_one_of": "{name}: {given} cannot be used here (write {choices})",
    "usage.no_day": "{name}: {given} is not a day (write one as 2026-03-12)",
    "usage.no_number": "{name}: {given} is not a whole number (write one as 12)",
    "usage.out_of_range": "{name}: {given} does not lie from {first} to {last} (write a number between them)",
    "usage.is_folder": "{given}: is a directory (name a file)",
    "usage.days_turned": "{before}: lies after {after} (write the earlier day first)",
    "usage.no_file": "{given}: does not exist (write a path that is there)",
    # what does not go together
    "belongs": "{option} belongs to {to} (write it as well)",
    "belongs.not_compare": "{option} belongs to {to}, without --compare",
    "compare.form": "--compare is written as text or json, not as {form}",
    "map.alone": "--map goes with one FILE, and without --fields, --explain, --for and --jobs",
    "is_table": "{file}: is a table (write --map MAP; `fysiodekking map new {file}` proposes one)",
    "plan.days": "say how many --sessions, or the days with --date, and not both",
    "prove.both": "write --on DATE or --all, not both",
    "verify.what": "name a FILE with the text of an act, or --own-words",
    "gaps.none": "--gaps names no folder (write one, as --gaps gaps)",
    # what cannot be read or written
    "unreadable": "{file}: cannot be read: {why}",
    "unusable_name": "no file can have that name",
    "unlistable": "{file}: cannot be read: {why} (give yourself the right to list and to enter it)",
    "is_folder": "{file}: is a directory (name a file)",
    "is_file": "{file}: is a file, not a folder (name another one)",
    "out.text": "--out {file}: answers are written as CSV (let the name end in .csv; a spreadsheet opens it)",
    "unwritable": "{file}: cannot be written: {why}",
    "overwrites": "{option} {file}: would be written over {other} (name another file)",
    "unwritable.no_folder": "{file}: there is no such folder (make it, or name another one)",
    "unwritable.folder": "{file}: {why} (name a folder that can be written to)",
    "passed_over": "{file}: passed over (it holds no table, so no case)",
    "ignored": "{file}: {count} elements or records are not known here and were passed over",
    "same_message": "{file}: is the same message as {other}, and counts once",
    "serve.needs": "serve needs {module}: in a clone: pip install '.[http]'",
    "serve.address": "{address}: cannot be listened at: {why} (name another --host or --port)",
    "answer.line": "line {number}: {name}: {problem}",
    # what was asked is not there
    "unchecked": "{day}: the law of that day is not in the library (checked: {first} to {last})",
    "no_claim": "{file}: holds no [claim] (write what is going to be sent, as entitlement_code)",
    "no_code": "{code}: this return code is not known here, so nothing can be said of it ({hint})",
    "no_code.near": "did you mean {code}?",
    "no_code.all": "`fysiodekking return show` prints all codes",
    # check
    "check.right": "{count} as expected",
    "check.different": "{count} different",
    "check.invalid": "{count} invalid",
    "check.faults": "{count} not answered by a fault of the library",
    "check.nothing": "no case file with [expect] found",
    "check.because": "expected because of: {source}",
    "check.difference": "{key}: expected {expected}, got {actual}",
    "check.among": "among them {those}",
    "check.no_value": "nothing",
    # decide
    "ask.no_input": "standard input is closed (open it, or answer at a terminal)",
    "decide.no_input": "standard input is closed (open it, or name a file)",
    "decide.count": "{read} read, {answered} answered, {bad} bad",
    "decide.count.paid": "{read} read, {answered} answered, {paid} known who paid, {bad} bad",
    "table.no_rows": "{file}: has no row below its headers",
    "table.no_headers": "has the table no header row? (its first line holds the names of the columns)",
    "table.personal": "columns personal data, never read: {columns}",
    "table.left_out": "kept columns with cells that look like personal data, which are left out: {columns}",
    "table.part": "broken off: what was answered so far is in {file}",
    "table.unread": "columns not in the map, not read: {columns}",
}
