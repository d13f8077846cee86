"""The public names, each told once, here: `fysiodekking` hands them on when the first of them is used."""

from fysiodekking.adapters.as_data import as_dict as as_dict
from fysiodekking.adapters.as_data import json_line as json_line
from fysiodekking.adapters.case_files import case_from as case_from
from fysiodekking.adapters.case_files import load_case as load_case
from fysiodekking.adapters.stored import decision_from as decision_from
from fysiodekking.claims.check import check_claim as check_claim
from fysiodekking.deciding import decide as decide
from fysiodekking.explain import explain as explain
from fysiodekking.explain.claims import explain_claim as explain_claim
from fysiodekking.explain.contrast import compare_decisions as compare_decisions
from fysiodekking.model.case import Case as Case
from fysiodekking.model.claim import Claimed as Claimed
from fysiodekking.model.decision import Decision as Decision
from fysiodekking.model.decision import Outcome as Outcome
from fysiodekking.model.decision import Payer as Payer
from fysiodekking.model.decision import Verdict as Verdict
from fysiodekking.model.errors import InvalidCase as InvalidCase
from fysiodekking.model.errors import InvalidDecision as InvalidDecision
from fysiodekking.model.errors import InvalidLaw as InvalidLaw
from fysiodekking.model.errors import InvalidPackage as InvalidPackage
from fysiodekking.model.money import Money as Money
from fysiodekking.model.reasons import Reason as Reason
from fysiodekking.receipts import receipt as receipt
from fysiodekking.what_if import what_would_change as what_would_change
