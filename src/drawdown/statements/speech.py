"""How one language says a value: each type of slot written, recognised and read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drawdown.progress.telling.words import MONTHS, Language
from drawdown.statements.fact import Value

THIN = "\u202f"
SPACES = "[ \u00a0\u202f]"
_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+"
_FIRST = {Language.ENGLISH: "1", Language.FRENCH: "1er"}


class Unsayable(ValueError):
    """A value that the language has no words for."""


@dataclass(frozen=True)
class Words:
    """The words of one language that belong to no mission, from `forms/<language>.yaml`."""

    ordinals: tuple[str, ...]
    first_feminine: str
    about: Mapping[str, str]
    sectors: Mapping[str, str]
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    types: Mapping[str, str]
    large: tuple[tuple[int, str, str], ...]
    """Powers of a thousand with the singular and the plural, the largest first."""
    last_joint: str
    """Between the last two of a list."""
    between_items: str
    funded_by: str


@dataclass(frozen=True)
class SlotType:
    """One type of slot: the expression that recognises it, its writer and its reader."""

    pattern: str
    write: Callable[[Value], str]
    read: Callable[[str], Value]
    listed: Callable[[Value], tuple[tuple[str, int | None], ...]] | None = None
    """For a list: its pieces, each with its place in the list; -1 for what parts two of them."""

    def parts(self, value: Value) -> tuple[tuple[str, int | None], ...]:
        """Return what is written, in pieces."""
        return self.listed(value) if self.listed else ((self.write(value), None),)


@dataclass(frozen=True)
class Speech:
    """A language together with a mission's own names.

    Attributes:
        mission: its short name, with the article that the language asks for.
        sites: what a site or an annex is called, by id.
        regions: what a region is called, by the name the folder writes.
        phrases: titles, documents and names, by what the folder writes.
        legacy: noun phrases of what a mission leaves behind, by id.
    """

    language: Language
    words: Words
    mission: str
    sites: Mapping[str, str]
    regions: Mapping[str, str]
    phrases: Mapping[str, str]
    legacy: Mapping[str, str]
    figures: Mapping[str, str]
    """What a figure counts, by the id of its definition."""

    @cached_property
    def types(self) -> Mapping[str, SlotType]:
        """The types of slots by name."""
        months = "|".join(MONTHS[self.language])
        day = rf"(?:{_FIRST[self.language]}|\d{{1,2}}){SPACES}(?:{months}){SPACES}\d{{4}}"
        site = _one_of(self.sites.values())
        phrase = _one_of(self.phrases.values())
        dated = rf"{site} \({day}\)"
        number = rf"(?:{_GROUPED})"
        counted = rf"{number}{SPACES}{_one_of(self.figures.values())}"
        return {
            "day": SlotType(day, self._write_day, self._read_day),
            "site": _named(self.sites),
            "site_upper": _named({k: v.upper() for k, v in self.sites.items()}),
            "region": _named(self.regions),
            "phrase": _named(self.phrases),
            "type": _named(self.words.types),
            "sector": _named({k: _capital(v) for k, v in self.words.sectors.items()}),
            "about": _named({k: f"{v} " for k, v in self.words.about.items()}),
            "about_first": _named({k: f"{_capital(v)} " for k, v in self.words.about.items()}),
            "ordinal": _ordered(self.words.ordinals),
            "ordinal_feminine": _ordered((self.words.first_feminine, *self.words.ordinals[1:])),
            "count": SlotType(number, lambda value: self.number(int(str(value))), read_number),
            "name": SlotType(r"[A-ZÀ-Þ][^,;()\n]{1,80}?", self._write_names, self._read_names),
            "phrases": self._listed(phrase, _named(self.phrases)),
            "dated": self._listed(dated, SlotType(dated, self._write_dated, self._read_dated)),
            "figure": _named(self.figures),
            "counted": self._listed(
                counted, SlotType(counted, self._write_counted, self._read_counted)
            ),
            "of_region": _named({k: self._of(v) for k, v in self.regions.items()}),
        }

    def number(self, value: int) -> str:
        """Return a whole number with its thousands apart, as the language does it."""
        grouped = f"{value:,}"
        return grouped if self.language is Language.ENGLISH else grouped.replace(",", THIN)

    def money(self, value: int, currency: str) -> str:
        """Return an amount in words that lose nothing of it; raises `Unsayable`."""
        try:
            name = self.words.currencies[currency]
        except KeyError as unknown:
            raise Unsayable(f"no name for the currency {currency}") from unknown
        point = "." if self.language is Language.ENGLISH else ","
        for power, one, many in self.words.large:
            if value >= power and (value * 10) % power == 0:
                whole, tenth = divmod(value * 10 // power, 10)
                digits = self.number(whole) + (f"{point}{tenth}" if tenth else "")
                return f"{digits} {one if whole < 2 else many} {name}"
        return f"{self.number(value)} {name}"

    def read_money(self, text: str) -> tuple[str, str] | None:
        """Return the amount in digits and the currency, or nothing; raises `ValueError`."""
        for code, name in self.words.currencies.items():
            if not text.endswith(f" {name}"):
                continue
            said = text[: -len(name) - 1]
            for power, one, many in self.words.large:
                for word in (one, many):
                    if said.endswith(f" {word}"):
                        tenths = self._tenths(said[: -len(word) - 1])
                        return str(tenths * power // 10), code
            return read_number(said), code
        return None

    def _tenths(self, digits: str) -> int:
        """Return ten times a grouped number that has one decimal at most."""
        point = "." if self.language is Language.ENGLISH else ","
        whole, _, tenth = digits.partition(point)
        if len(tenth) > 1:
            raise ValueError(f"{digits} has more than one decimal")
        return int(read_number(whole)) * 10 + int(tenth or 0)

    def _write_day(self, value: Value) -> str:
        day = date.fromisoformat(str(value))
        number = _FIRST[self.language] if day.day == 1 else str(day.day)
        return f"{number} {MONTHS[self.language][day.month - 1]} {day.year}"

    def _read_day(self, text: str) -> str:
        number, month, year = re.split(SPACES, text)
        months = MONTHS[self.language].index(month) + 1
        return date(int(year), months, int(number.removesuffix("er"))).isoformat()

    def _write_names(self, value: Value) -> str:
        return str(value).replace("; ", self.words.last_joint)

    def _read_names(self, text: str) -> str:
        return text.replace(self.words.last_joint, "; ")

    def _of(self, name: str) -> str:
        if self.language is Language.ENGLISH:
            return name
        return f"d’{name}" if name[0] in "AEIOUYÉÈÊHaeiouyéèêh" else f"de {name}"

    def _write_dated(self, value: Value) -> str:
        site, day = str(value).split("@")
        return f"{self.sites[site]} ({self._write_day(day)})"

    def _read_dated(self, text: str) -> str:
        name, day = text.rstrip(")").rsplit(" (", 1)
        return f"{_named(self.sites).read(name)}@{self._read_day(day)}"

    def _write_counted(self, value: Value) -> str:
        name, count = str(value).split("@")
        return f"{self.number(int(count))} {_named(self.figures).write(name)}"

    def _read_counted(self, text: str) -> str:
        found = re.match(_GROUPED, text)
        if found is None:
            raise ValueError(f"{text} begins with no number")
        name = _named(self.figures).read(text[found.end() + 1 :])
        return f"{name}@{read_number(found[0])}"

    def _listed(self, pattern: str, item: SlotType) -> SlotType:
        joint = self.words.last_joint

        def listed(value: Value) -> tuple[tuple[str, int | None], ...]:
            parts: list[tuple[str, int | None]] = []
            for place, one in enumerate(value, 1):
                if place > 1:
                    parts.append((joint if place == len(value) else ", ", -1))
                parts.append((item.write(one), place))
            return tuple(parts)

        def write(value: Value) -> str:
            return "".join(text for text, _ in listed(value))

        def read(text: str) -> Value:
            return tuple(str(item.read(found)) for found in re.findall(pattern, text))

        return SlotType(
            rf"(?:{pattern})(?:, (?:{pattern}))*(?:{re.escape(joint)}(?:{pattern}))?",
            write,
            read,
            listed,
        )


def _ordered(words: tuple[str, ...]) -> SlotType:
    return _named({str(place): word for place, word in enumerate(words, 1)})


def read_number(text: str) -> str:
    """Return a grouped number in plain digits."""
    return re.sub(r"[,\u00a0\u202f ]", "", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _one_of(names: object) -> str:
    known = sorted({str(n) for n in names}, key=lambda n: (-len(n), n))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(name) for name in known) + ")" if known else "(?!)"


def _named(names: Mapping[str, str]) -> SlotType:
    """Return a type whose values have names; of two with one name the first is read."""
    back: dict[str, str] = {}
    for key, name in names.items():
        back.setdefault(name, key)

    def write(value: Value) -> str:
        try:
            return names[str(value)]
        except KeyError as unknown:
            raise Unsayable(f"no words for {value}") from unknown

    return SlotType(_one_of(back), write, lambda text: back[text])
