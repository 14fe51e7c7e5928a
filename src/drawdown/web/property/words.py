"""What a line is searched by: its words without case and accents, as both databases keep them."""

from __future__ import annotations

import re
import unicodedata

from drawdown.property.line import Line

_WORD = re.compile(r"[a-z0-9]+")
LONGEST = 40


def words_of(line: Line) -> str:
    """Return the words that find a line."""
    parts = (line.line, line.description, line.category, line.serial, line.container, line.position)
    return " ".join(dict.fromkeys(word for part in parts for word in words_in(part)))


def words_in(text: str) -> list[str]:
    """Return the words of a text, plain: `Générateur n° 5` is `generateur`, `n`, `5`."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return [word[:LONGEST] for word in _WORD.findall(text.casefold())]
