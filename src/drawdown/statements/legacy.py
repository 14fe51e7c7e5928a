"""How an item of the legacy is said: a noun phrase, and in brackets what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drawdown.progress.telling.words import MONTHS
from drawdown.register.legacy import LegacyItem
from drawdown.statements.fact import Fact, Value
from drawdown.statements.sentences import Piece
from drawdown.statements.speech import Speech, read_number

LEGACY = "legacy"


def fact_of(item: LegacyItem) -> Fact:
    """Return what may be said of an item: nothing that is an estimate."""
    marked = {name: getattr(item, name) for name in ("date", "about", "donor", "unit", "currency")}
    marked |= {name: getattr(item, name) for name in ("count", "amount")}
    known = {n: str(v) for n, v in marked.items() if v is not None and not item.estimated(n)}
    sources = dict.fromkeys(item.provenance_of().source)
    for name in known:
        sources |= dict.fromkeys(item.provenance_of(name).source)
    return Fact(LEGACY, {"item": item.id, **known}, tuple(sources))


def pieces(fact: Fact, speech: Speech) -> tuple[Piece, ...]:
    """Return the item as a phrase in pieces; raises `Unsayable` for a currency without a name."""
    said = [Piece(speech.legacy[str(fact.values["item"])])]
    details = list(_details(fact, speech))
    for place, detail in enumerate(details):
        said += [Piece(", " if place else " ("), *detail]
    return (*said, Piece(")")) if details else tuple(said)


def _details(fact: Fact, speech: Speech) -> Iterator[tuple[Piece, ...]]:
    values = {name: str(value) for name, value in fact.values.items()}
    about = speech.words.about[values["about"]] + " " if "about" in values else ""
    if "count" in values:
        rounded = about if "amount" not in values else ""
        unit = speech.words.units[values["unit"]]
        count = Piece(speech.number(int(values["count"])), "count")
        yield (Piece(rounded), count, Piece(f" {unit}"))
    if "amount" in values:
        amount = speech.money(int(values["amount"]), values["currency"])
        yield (Piece(about), Piece(amount, "amount"))
    if "date" in values:
        yield (Piece(say_partial_day(values["date"], speech), "date"),)
    if "donor" in values:
        donor = Piece(speech.phrases[values["donor"]], "donor")
        yield (Piece(f"{speech.words.funded_by} "), donor)


def say_partial_day(written: str, speech: Speech) -> str:
    """Return a year, a month or a day in words."""
    parts = written.split("-")
    if len(parts) == 1:
        return written
    if len(parts) == 2:
        return f"{MONTHS[speech.language][int(parts[1]) - 1]} {parts[0]}"
    return speech.types["day"].write(date.fromisoformat(written).isoformat())


def found(text: str, speech: Speech) -> Iterator[tuple[int, int, Fact]]:
    """Find the items that a text names, each with what stands in brackets behind it."""
    for item, phrase in speech.legacy.items():
        spaced = r"\s+".join(re.escape(word) for word in phrase.replace("’", "'").split())
        wanted = spaced.replace("'", "['’]")
        for match in re.finditer(rf"{wanted}(?:\s+\((?P<details>[^()]*)\))?", text):
            details = [_understood(d.strip(), speech) for d in _split(match["details"] or "")]
            whole = all(details)  # brackets that say something else are left for a person to see
            end = match.end() if whole else match.start("details") - 1
            values: dict[str, Value] = {"item": item}
            for detail in details if whole else ():
                values |= detail
            yield match.start(), end, Fact(LEGACY, values)


def _split(details: str) -> list[str]:
    """Part at commas that are not inside a number."""
    return [part for part in re.split(r",(?!\d)", details) if part.strip()]


def _understood(detail: str, speech: Speech) -> dict[str, str]:
    """Return what a detail says; nothing for one that is no number, day or name of ours."""
    try:
        return _read_detail(detail, speech)
    except ValueError:
        return {}


def _read_detail(detail: str, speech: Speech) -> dict[str, str]:
    about: dict[str, str] = {}
    for key, word in speech.words.about.items():
        if detail.startswith(word + " "):
            about, detail = {"about": key}, detail[len(word) + 1 :]
    money = speech.read_money(detail)
    if money is not None:
        return about | {"amount": money[0], "currency": money[1]}
    for unit, word in speech.words.units.items():
        if detail.endswith(" " + word):
            return about | {"count": read_number(detail[: -len(word) - 1]), "unit": unit}
    funded = speech.words.funded_by + " "
    if detail.startswith(funded):
        names = {name: key for key, name in speech.phrases.items()}
        name = detail.removeprefix(funded)
        return {"donor": names[name]} if name in names else {}
    return _read_partial_day(detail, speech)


def _read_partial_day(detail: str, speech: Speech) -> dict[str, str]:
    if re.fullmatch(r"\d{4}", detail):
        return {"date": detail}
    day = speech.types["day"]
    if re.fullmatch(day.pattern, detail):
        return {"date": str(day.read(detail))}
    month, _, year = detail.rpartition(" ")
    if month in MONTHS[speech.language] and re.fullmatch(r"\d{4}", year):
        return {"date": f"{year}-{MONTHS[speech.language].index(month) + 1:02}"}
    return {}
