"""Folding: one spelling per letter, whatever the keyboard, the font or the encoding did."""

import pytest

from matching.scripts import fold_text


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("أَحْمَـــد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("موسى", "موسي"),
        ("کریم", "كريم"),
        ("مؤمنة", "مومنه"),
        ("\u202bسالم\u202c", "سالم"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("Ñoño D'Souza", "nono dsouza"),
        ("AlMutairi", "al mutairi"),
        ("احمدkhan", "احمد khan"),
        ("Al-Mutairi، Ahmad", "al mutairi , ahmad"),
        ("محمد".encode().decode("latin-1"), "محمد"),
        ("12345 ***", ""),
    ],
)
def test_letters_of_one_sound_are_written_in_one_way(typed: str, folded: str) -> None:
    assert fold_text(typed) == folded


def test_a_name_of_three_hundred_letters_is_cut() -> None:
    assert len(fold_text("محمد " * 60)) <= 120
