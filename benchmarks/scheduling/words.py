"""Words of a text one after the other, and a refusal that names the line."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(ValueError):
    """A text that is not in its format: file, line, what was found and what belongs there."""


@dataclass(slots=True)
class Words:
    """The words of a text, read from the front."""

    name: str
    words: list[tuple[int, str]]
    at: int = 0

    @classmethod
    def of(cls, name: str, lines: list[tuple[int, str]]) -> Words:
        """Return the words of numbered lines."""
        return cls(name, [(number, word) for number, line in lines for word in line.split()])

    @property
    def line(self) -> int:
        """The line of the next word, or the last line."""
        if not self.words:
            return 1
        return self.words[min(self.at, len(self.words) - 1)][0]

    @property
    def over(self) -> bool:
        """Whether everything is read."""
        return self.at >= len(self.words)

    def refuse(self, what: str) -> Unreadable:
        """Return the refusal of what stands here."""
        return Unreadable(f"{self.name}, line {self.line}: {what}")

    def number(self, what: str, *, least: int = 0, most: int = 1_000_000) -> int:
        """Return the next word, which has to be a whole number."""
        if self.over:
            raise self.refuse(f"the text ends where {what} belongs")
        word = self.words[self.at][1]
        if not (word.isascii() and word.isdigit() and len(word) <= 9):
            raise self.refuse(f"{word[:20]!r} stands where {what} belongs, a whole number")
        value = int(word)
        if not least <= value <= most:
            raise self.refuse(f"{what} is {value}; it has to be {least} to {most}")
        self.at += 1
        return value

    def numbers(self, count: int, what: str, *, least: int = 0, most: int = 1_000_000) -> list[int]:
        """Return so many of the next words."""
        return [self.number(what, least=least, most=most) for _ in range(count)]

    def end(self) -> None:
        """Refuse anything that is left over."""
        if not self.over:
            raise self.refuse(f"{self.words[self.at][1][:20]!r} stands where nothing more belongs")
