"""What would say who somebody is: keys by their stem, in any writing, and words that are themselves personal."""

from __future__ import annotations

import enum

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fysiodekking.adapters.expectations import Expectation
from fysiodekking.adapters.input_data import unknown_key
from fysiodekking.model import vocabulary
from fysiodekking.model.case import Case
from fysiodekking.model.checked import Checked
from fysiodekking.model.personal import IS_PERSONAL, is_birth, is_personal, looks_like_a_name, looks_personal
from fysiodekking.packages import shipped

_STEMS = """
bsn burgerservicenummer sofinummer ssn social_security_number agb agb_code iban bankrekeningnummer
paspoort naam voornaam voornamen achternaam achternamen roepnaam geslachtsnaam patientnaam
tussenvoegsel voorletters initialen name names surname first_name last_name full_name given_names
maiden_name initials patient_name adres woonadres address home_address straat straatnaam street
huisnummer house_number postcode postal_code zip zipcode woonplaats telefoon telefoonnummer phone
phone_number telephone tel mobielnummer e_mail email emailadres mail contact_email polisnummer
policy_number verzekerdennummer insured_number patientnummer patient_number patient_id klantnummer
relatienummer dossiernummer lidnummer big_nummer geboortedatum geboortedag geboorteplaats
date_of_birth birthdate birthday dob geb_datum geboorte_datum d_o_b
tel telnr tel_nr gsm gsmnr mobiel_nr cellphone soc_sec_no polis idnr id_nummer documentnummer
naampatient naam_verzekerde tenaamstelling contactpersoon
"""
STEMS = tuple(_STEMS.split())
"""Each is personal however it is written."""

_WELCOME = """
neck nek left_shoulder weakness_neck na_opname ziekenhuisopname lichaam geboorteletsel na_geboorte
deelname smartphone_thumb text_neck big_toe grote_teen patient code id number no waarneming kind
side born date knee_1 mobility mobiliteit stadium plaats naamloos basic card after_birth
hernia_l5_s1 kniepijn trauma_2025 elleboog covid_no tellen telepathie poliklinisch polish idem documentatie
"""
WELCOME = tuple(_WELCOME.split())
"""Keys that people choose for what is treated, some with a stem within."""


def bsn(*, start: int = 12345678) -> str:
    """Nine digits that pass the test of eleven, worked out so that none stands in a file."""
    for first in range(start, start + 20):
        digits = f"{first:08d}"
        rest = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
        if rest < 10:
            return digits + str(rest)
    raise AssertionError


BSN = bsn()

writings = st.sampled_from(
    [
        str.upper,
        str.title,
        lambda key: key.replace("_", "-"),
        lambda key: key.replace("_", " "),
        lambda key: key.replace("_", ""),
        lambda key: key.replace("_", "."),
        lambda key: f" {key} ",
        lambda key: f"{key}_2",
        ".".join,
        "\u200b".join,
        "\u00ad".join,
        lambda key: "".join(chr(ord(each) + 0xFEE0) if each.isascii() and each.isalpha() else each for each in key),
        lambda key: key.replace("a", "a\u0301").replace("e", "é"),
    ]
)


class TestKeys:
    """A key is judged by what it is made of."""

    @pytest.mark.parametrize("key", STEMS)
    def test_stems(self, key: str) -> None:
        """Every stem."""
        assert is_personal(key)

    @pytest.mark.parametrize("before", ["\u200b", "- ", "weakness "])
    def test_however_far_behind(self, before: str) -> None:
        """All of a key is looked at, and no long one is held."""
        assert is_personal(before * 20_000 + "bsn")
        assert looks_like_a_name("van_der_" + "\u200b" * 20_000) == looks_like_a_name("van_der_")
        assert not is_personal(before * 20_000)

    @given(st.sampled_from(STEMS), st.lists(writings, max_size=3))
    def test_in_any_writing(self, key: str, ways: list[object]) -> None:
        """Signs, blanks, capitals, accents, full-width and invisible letters make no difference."""
        written = key
        for way in ways:
            written = way(written)  # type: ignore[operator]
        assert is_personal(written), ascii(written)

    @pytest.mark.parametrize("key", WELCOME)
    def test_what_is_treated(self, key: str) -> None:
        """A stem within another word is none."""
        assert not is_personal(key)

    def test_the_format_itself(self) -> None:
        """No key, code or shipped id is personal; a package has a name, and nothing else has."""
        classes = [Case, Expectation, *Checked.__subclasses__()]
        keys = {field.alias for cls in classes if attrs.has(cls) for field in attrs.fields(cls)}
        assert {key for key in keys if is_personal(key)} == {"name"}
        words = [each for each in vars(vocabulary).values() if isinstance(each, enum.EnumType)]
        assert not [each.value for word in words for each in word if is_personal(each.value)]
        assert not [id_ for id_ in shipped.ids() if is_personal(id_) or looks_personal(id_)]

    @pytest.mark.parametrize(
        "key",
        [
            *("geboortedatum", "Geboorte-datum", "geboorte_datum", "geb.datum", "geb_datum", "gebdatum", "geboren"),
            *("dateOfBirth", "dob", "d.o.b.", "birthday"),
        ],
    )
    def test_the_day_of_birth(self, key: str) -> None:
        """The library takes it, as `born`, and says so."""
        assert is_birth(key)
        assert unknown_key(key, ["born", "sex"]).message == "is not a key here; did you mean 'born'?"
        assert unknown_key(key, ["kind"]).message == IS_PERSONAL
        assert not is_birth("geboorteplaats")


class TestWords:
    """A word that is itself personal is known by its form."""

    @pytest.mark.parametrize(
        "text",
        [
            BSN,
            f"{BSN[:3]} {BSN[3:6]} {BSN[6:]}",
            f"{BSN[:4]}.{BSN[4:6]}.{BSN[6:]}",
            f"patient-{BSN}",
            "".join(chr(ord(each) + 0xFEE0) for each in BSN),
            "\u200b".join(BSN),
            f"7\t{BSN}",
            f"7\n{BSN}",
            f"7\u200b{BSN[:4]}\u200b{BSN[4:]}",
            "\u200b" * 600 + BSN,
            f"{BSN[:4]}.{BSN[4:6]}.{BSN[6:]} 12-3-2026",
            f"12-3-2026 {BSN[:4]} {BSN[4:6]} {BSN[6:]}",
            f"geb. 1984 bsn {BSN[:4]} {BSN[4:6]} {BSN[6:]}",
            f"bsn {BSN[:4]}/{BSN[4:6]}/{BSN[6:]}",
        ],
        ids=lambda text: ascii(text[-30:]),
    )
    def test_a_citizen_service_number(self, text: str) -> None:
        """Nine digits that pass the test of eleven, apart or together, in whatever digits."""
        assert "BSN" in str(looks_personal(text))

    @pytest.mark.parametrize(
        "text",
        [
            *(f"{int(BSN) + 1:09d}", BSN[:8], f"{BSN}0", "0" * 9, "fysio-9", "2026-03-12"),
            f"from {BSN[:4]}, {BSN[4:6]}, {BSN[6:]}",
            f"a-{BSN[:4]}-{BSN[4:]}0",
            f"0000000a-{BSN[:4]}-{BSN[4:8]}-{BSN[8]}abc-00000000000a",
            *(f"from {day} on, {digit}" for day in ("2026-03-12", "12-03-2026", "1/2/2026") for digit in "0123456789"),
            *(
                f"from {day} {digit} times"
                for day in ("2026-03-12", "12-03-2026", "01.02.2026")
                for digit in "0123456789"
            ),
        ],
    )
    def test_another_number(self, text: str) -> None:
        """One that does not pass, or has more or fewer digits."""
        assert looks_personal(text) is None

    @pytest.mark.parametrize(
        "signs", ["/", "_", "  ", " - ", "\u2013", ",", "\u00b7", "\u2028", "|:|", "\u20ac"], ids=ascii
    )
    def test_any_signs_between(self, signs: str) -> None:
        """Also several in a row, where the text holds nothing else; beside words only the usual ones count."""
        parts = BSN[:4], BSN[4:6], BSN[6:]
        assert "BSN" in str(looks_personal(signs.join(parts)))
        assert "BSN" in str(looks_personal(f"({signs.join(BSN)})"))
        assert looks_personal("_l".join(parts)) is None

    @pytest.mark.parametrize("before", ["\u200b", "x", "1;", "a.", "@", "0-", "12-3-2026 ", "\n"], ids=ascii)
    @pytest.mark.parametrize("text", [BSN, "a@example.org"], ids=["number", "address"])
    def test_however_far_behind(self, before: str, text: str) -> None:
        """All of a text is looked at, in a time that grows with its length."""
        assert looks_personal(f"{before * 30_000} {text}") is not None

    @pytest.mark.parametrize("zero", ["0", "\uff10", "\u0660", "\u200b0", "0\u200b"], ids=ascii)
    @pytest.mark.parametrize("digit", [0, 0xFEE0, 0x0630], ids=hex)
    @pytest.mark.parametrize("times", [1, 2, 40])
    def test_behind_zeros(self, zero: str, digit: int, times: int) -> None:
        """Where a program wrote it, in digits of any writing; where people did such a number is another one."""
        number = zero * times + "".join(chr(ord(each) + digit) for each in BSN)
        for text in (number, f"n{number}", f"no. {number}, of 12-3-2026"):
            assert "BSN" in str(looks_personal(text, is_padded=True))
        assert looks_personal(f"1{number}", is_padded=True) is None or "\u200b" in zero

    @pytest.mark.parametrize(
        "text",
        [
            f"0000000a-{BSN[:4]}-{BSN[4:8]}-{BSN[8]}abc-000000000000",
            f"{BSN}0",
            f"0{BSN}0",
            f"000{int(BSN) + 1}",
            "0" * 20,
        ],
    )
    def test_no_number_behind_zeros(self, text: str) -> None:
        assert looks_personal(text, is_padded=True) is None

    def test_an_address(self) -> None:
        """What has a sign between two words with a dot."""
        assert looks_personal("mail to a.b@example.org now") == "an e-mail address"
        assert looks_personal("fysio@9") is None

    @pytest.mark.parametrize("text", ["Jan de Vries", "J. Jansen", "Jansen, J.", "Anne-Marie van 't Hof", "Él Ö"])
    def test_a_name(self, text: str) -> None:
        """Two words at least that begin large."""
        assert looks_like_a_name(text)

    @pytest.mark.parametrize(
        "text",
        ["jan_de_vries", "Jan_de_Vries", "JanDeVries", "jan-van-der-berg", "dhr Jansen", "mevrouw_jansen", "MrsJansen"],
    )
    def test_a_name_in_any_letters(self, text: str) -> None:
        """A title before a word, or a particle between two that complaints do not have."""
        assert looks_like_a_name(text)

    @pytest.mark.parametrize(
        "text",
        [
            *("ms-2024", "low_back", "left_knee_after_fall", "de_quervain", "tendinitis_de_quervain", "van_der_woude"),
            *("kneuzing_van_de_knie", "ziekte_van_parkinson", "mri_2024", "mr_1", "jan_jansen"),
        ],
    )
    def test_a_complaint_of_the_same_shape(self, text: str) -> None:
        assert not looks_like_a_name(text)

    @pytest.mark.parametrize("text", ["neck", "Neck", "left shoulder", "Left knee", "AV Plus", "Fysio 9", "van de", ""])
    def test_no_name(self, text: str) -> None:
        """One word, small letters, capitals only, or digits."""
        assert not looks_like_a_name(text)
