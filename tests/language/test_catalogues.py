"""A catalogue that cannot be trusted is refused when it is read, not when a page needs it."""

from pathlib import Path

import pytest

from language.catalogues import BrokenCatalogueError, Catalogue, MissingWordError


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.ftl").write_text(text, encoding="utf-8")
    return folder


def test_a_key_worded_twice_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, cases="greeting = one\n", queue="greeting = two\n")
    with pytest.raises(BrokenCatalogueError) as caught:
        Catalogue(folder, "en", "latn")
    assert caught.value.params["key"] == "greeting"


def test_a_line_that_is_no_fluent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenCatalogueError):
        Catalogue(write(tmp_path, cases="greeting = { $name\n"), "en", "latn")


def test_a_reference_to_nothing_is_refused(tmp_path: Path) -> None:
    catalogue = Catalogue(write(tmp_path, cases="greeting = hello { nobody }\n"), "en", "latn")
    with pytest.raises(MissingWordError) as caught:
        catalogue.get("greeting")
    assert caught.value.params == {"key": "nobody"}


def test_what_a_sentence_refers_to_asks_for_its_variables_too(tmp_path: Path) -> None:
    text = "tail = { $reason ->\n    [none] .\n   *[other] : { $reason }\n}\nrejected = { $actor } rejected{ tail }\n"
    sentence = Catalogue(write(tmp_path, cases=text), "en", "latn").get("rejected")
    assert sentence.needed == {"actor"}
    assert sentence.optional == {"reason"}


def test_a_message_without_variables_is_kept_as_its_text(tmp_path: Path) -> None:
    assert (
        Catalogue(write(tmp_path, cases="greeting = hello\n"), "en", "latn").get("greeting").plain == "hello"
    )
