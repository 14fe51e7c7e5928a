"""One language of a report: words of the pack, names of the mission, numbers and days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from drawdown.progress.telling.words import Language, day_words
from drawdown.register.network import HOME
from drawdown.reports.figure import Figure
from drawdown.reports.material import Material
from drawdown.reports.rules import Unit
from drawdown.statements.language import speech
from drawdown.statements.speech import Speech, Unsayable

ESTIMATE, RECONSTRUCTED = "ᵉ", "†"
MINUS = "−"


@dataclass(frozen=True)
class Voice:
    """How things are said in one language."""

    material: Material = field(repr=False)
    language: Language
    speech: Speech = field(repr=False)

    def word(self, name: str, **values: str) -> str:
        """Return a word of the pack; raises `KeyError` for one that is not there."""
        rule = self.material.rules.by_word[name]
        said = rule.fr if self.language is Language.FRENCH else rule.en
        return said.format(**values) if values else said

    def either(self, name: str, other: str) -> str:
        """Return a word of the pack, else another one."""
        return self.word(name if name in self.material.rules.by_word else other)

    def pair(self, english: str, french: str) -> str:
        """Return the one of two texts that is of this language."""
        return french if self.language is Language.FRENCH else english

    def day(self, value: date) -> str:
        """Return a day in words."""
        return day_words(self.language, value, year=True)

    def number(self, value: int) -> str:
        """Return a number, with a true minus."""
        return (MINUS if value < 0 else "") + self.speech.number(abs(value))

    def state(self, state: str) -> str:
        """Return what a state is called."""
        english, french = self.material.state_names.get(state, (state, state))
        return self.pair(english, french)

    def site(self, site: str, part: str | None = None) -> str:
        """Return what a site, an annex or a waypoint is called."""
        name = part or site
        if name == HOME:
            return name
        own = {point.id: point.name for point in self.material.register.waypoints}
        said = self.speech.sites.get(name) or own.get(name, name)
        return said[:1].upper() + said[1:]

    def phrase(self, said: str | None) -> str:
        """Return a name or title of the mission; one without words in this language says so."""
        if said is None:
            return self.word("not-recorded")
        known = self.speech.phrases.get(said)
        if known is None and self.language is Language.FRENCH:
            return self.word("not-said")
        name = known or said
        return name[:1].upper() + name[1:]

    def value(self, figure: Figure) -> str:
        """Return a value without its marks."""
        if figure.value is None:
            return self.word("not-recorded")
        if isinstance(figure.value, date):
            return self.day(figure.value)
        if isinstance(figure.value, str):
            return self.state(figure.value)
        if self.material.rules.by_figure[figure.rule].unit is Unit.MONEY:
            return self._money(figure.value, figure.currency)
        return self.number(figure.value)

    def about(self, figure: Figure) -> str:
        """Return how a value is rounded, in words; nothing where it is not."""
        return self.word(f"about.{figure.about}") if figure.about else ""

    def marks(self, figure: Figure) -> str:
        """Return the signs behind a value: an estimate, reconstructed evidence."""
        if figure.value is None:
            return ""
        estimate = ESTIMATE if figure.estimated else ""
        return estimate + (RECONSTRUCTED if figure.reconstructed else "")

    def shown(self, figure: Figure) -> str:
        """Return a value as it stands in a report: rounding before, marks behind."""
        said = f"{self.about(figure)} {self.value(figure)}" if figure.about else self.value(figure)
        return said + self.marks(figure)

    def _money(self, value: int, currency: str) -> str:
        try:
            return self.speech.money(value, currency)
        except Unsayable:
            return f"{self.number(value)} {currency}"


def voice_of(material: Material, language: Language) -> Voice:
    """Return the voice of a mission in a language."""
    spoken = speech(language, material.register, material.history)
    return Voice(material, language, spoken)
