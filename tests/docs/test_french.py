"""The French pages of the guide: the steps of their English twins, the words of the screens."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import DOCS
from tools import docs
from tools.hours.walking import HEADING
from tools.messages import catalogues, forms, read

GUIDE = DOCS / "guide"
TWINS = {
    "premiere-heure-environnement.md": "first-hour-environment.md",
    "premiere-heure-remise.md": "first-hour-handing.md",
}
WORDS = re.compile(r"\*\*([^*]+)\*\*")
"""What stands on a screen, in bold in these pages."""


@pytest.mark.parametrize("french", TWINS)
def test_a_first_hour_has_the_steps_of_its_english_twin(french: str) -> None:
    pages = [(GUIDE / name).read_text(encoding="utf-8") for name in (french, TWINS[french])]
    assert len({len(HEADING.findall(page)) for page in pages}) == 1
    assert all(other in page for other, page in zip((TWINS[french], french), pages, strict=True))


@pytest.mark.parametrize("french", TWINS)
def test_words_of_a_screen_are_those_of_the_screen(french: str) -> None:
    (path,) = (each for each in catalogues() if each.parts[-3] == "fr")
    shown = {plain(form) for message in read(path) for form in forms(message.string)}
    said = WORDS.findall((GUIDE / french).read_text(encoding="utf-8"))
    assert [words for words in said if plain(words) not in shown] == []
    assert len(said) > 5


def plain(words: str) -> str:
    """Return words with one kind of white."""
    return " ".join(words.replace("\u202f", " ").replace("\u00a0", " ").split())


def test_every_french_page_is_built_as_french() -> None:
    french = {f"docs/guide/{name}" for name in (*TWINS, "remettre-un-camp.md")}
    assert french <= docs.FRENCH
