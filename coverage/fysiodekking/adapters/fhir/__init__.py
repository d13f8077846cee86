"""FHIR: decisions out, insurances in; `docs/fhir.md` says what it is not for."""
