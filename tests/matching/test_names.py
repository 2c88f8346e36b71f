"""Slots: where each part of a name lands, and what is no part of a name."""

import pytest

from matching.names import Slots, read_full_name, read_slots


@pytest.mark.parametrize(
    ("typed", "slots"),
    [
        ("سارة", Slots("ساره")),
        ("سارة العنزي", Slots("ساره", "", "", "عنزي")),
        ("سارة خالد العنزي", Slots("ساره", "خالد", "", "عنزي")),
        ("سارة خالد فهد مبارك العنزي", Slots("ساره", "خالد", "فهد", "عنزي")),
        ("العنزي، سارة خالد", Slots("ساره", "خالد", "", "عنزي")),
        ("Al-Shammari, Fahad Ali", Slots("fahad", "ali", "", "shammari")),
        ("محمد بن علي الهاجري", Slots("محمد", "علي", "", "هاجري")),
        ("Dr. Fahad bin Ali", Slots("fahad", "", "", "ali")),
        ("Maria Cristina dela Cruz Santos", Slots("maria", "cristina", "delacruz", "santos")),
        ("العنود سالم", Slots("العنود", "", "", "سالم")),
    ],
)
def test_a_full_name_falls_into_slots(typed: str, slots: Slots) -> None:
    assert read_full_name(typed) == (slots,)


@pytest.mark.parametrize(
    "typed",
    ["عبدالعزيز", "عبد العزيز", "عبد ال عزيز"],
)
def test_abd_and_the_next_word_are_one_name_in_arabic(typed: str) -> None:
    assert read_full_name(typed)[0].given == "عبدعزيز"


@pytest.mark.parametrize(
    "typed", ["Abdul Rahman", "Abdulrahman", "Abd El-Rahman", "Abdurrahman", "Abd ar-Rahman"]
)
def test_abd_and_the_next_word_are_one_name_in_latin(typed: str) -> None:
    assert read_full_name(typed)[0].given == "abdrahman"


def test_a_kunya_after_the_given_name_goes_and_one_in_its_place_stays() -> None:
    assert read_slots("محمد أبو علي", "سالم", "", "")[0].given == "محمد"
    assert read_full_name("أبو خليل")[0].given == "ابوخليل"


@pytest.mark.parametrize("family", ["Al-Shammari", "Ash-Shammari", "Alshammari", "El Shammari", "Shammari"])
def test_a_family_name_has_no_article(family: str) -> None:
    assert read_slots("Ali", "", "", family)[0] == Slots("ali", "", "", "shammari")


@pytest.mark.parametrize("given", ["Ali", "Alanoud", "Elham", "Elias"])
def test_a_given_name_that_looks_like_an_article_keeps_it(given: str) -> None:
    assert read_slots(given, "Salem", "", "")[0].given == given.lower()


def test_a_whole_name_in_the_first_slot_is_read_as_a_full_name() -> None:
    assert read_slots("Rajesh Kumar Nair", "", "", "") == (Slots("rajesh", "kumar", "", "nair"),)


def test_two_scripts_in_one_form_make_two_names() -> None:
    assert read_slots("سارة Sara", "", "", "العنزي Al-Enezi") == (
        Slots("ساره", "", "", "عنزي"),
        Slots("sara", "", "", "enezi"),
    )
