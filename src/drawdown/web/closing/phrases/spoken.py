"""Sentences of the pure packages in the reader's language: why evidence is not there yet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.rules.closing import Rating
from drawdown.web.closing.phrases.closing import REFUSALS
from drawdown.web.closing.phrases.liquidation import LIQUIDATION
from drawdown.web.closing.phrases.movement import MOVEMENT
from drawdown.web.closing.phrases.packs import PACK_REFUSALS
from drawdown.web.closing.phrases.signing import SIGNING
from drawdown.web.closing.phrases.vocabulary import vocabulary
from drawdown.web.property.readings import READINGS
from drawdown.web.ui.formats import day_short
from drawdown.web.ui.phrases import fitting

ASK = "ask "
DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A day as the pure packages write it."""
ONLY = {"rating": "|".join(Rating)}
"""What may stand in a place: a rating is one of a few words."""

REASONS: tuple[Promise, ...] = (
    lazy("no receiver is named"),
    lazy("it is not a civilian authority"),
    lazy("nobody is named to sign"),
    lazy("nobody is named to keep the site"),
    lazy("named"),
    lazy("no assessment was opened"),
    lazy("not answered: %(lines)s"),
    lazy("the assessment is not closed"),
    lazy("assessment %(name)s"),
    lazy("nobody has looked yet"),
    lazy("%(count)s findings, all settled"),
    lazy("%(name)s is %(rating)s, neither remedied nor accepted by both sides"),
    lazy("%(name)s is %(rating)s and has no owner and day"),
    lazy("on the way: %(names)s"),
    lazy("weights differ: %(names)s"),
    lazy("nobody has looked for waste yet"),
    lazy("%(count)s manifests of %(streams)s streams"),
    lazy("%(count)s not proved empty: %(names)s"),
    lazy("nobody has listed the containers yet"),
    lazy("%(count)s containers"),
    lazy("no certificate was asked for"),
    lazy("no contract or lease is recorded"),
    lazy("not released: %(names)s"),
    lazy("%(count)s contracts and leases"),
    lazy("open claims: %(names)s"),
    lazy("%(count)s claims, none open"),
    lazy("due on %(day)s"),
    lazy("looked at on %(day)s"),
    lazy("the site is not handed over"),
    lazy("no hasty exit is ordered"),
    lazy("no fate: %(names)s"),
    lazy("%(count)s things on the list, each with its fate"),
    lazy("the departure is not recorded"),
    lazy("recorded"),
    lazy("not notified: %(names)s"),
    lazy("%(count)s losses, all notified"),
    lazy("no receiver"),
    lazy("no day of occupation"),
    lazy("no use is named"),
    lazy("nobody is trained to run the plants"),
    lazy("fuel for a day is not known"),
    lazy("missing: %(missing)s"),
    lazy("all evidence is there: pass it"),
    lazy("complete the file, or refuse the certificate"),
    lazy("a refusal gives its reason"),
    lazy("write it"),
    lazy("no condition is named"),
    lazy("name them"),
    lazy("accepted, not remedied: %(names)s"),
    lazy("issue it with conditions that name them"),
    lazy("%(name)s is %(rating)s"),
    lazy("reconstructed"),
    lazy("failed, and not settled: %(lines)s"),
    lazy("failed, and no finding says why: %(lines)s"),
    lazy("looked at: %(lines)s"),
    lazy("waste was found, and no manifest carries it away: %(lines)s"),
    *READINGS,
    lazy("%(count)s lines of the property register are still here"),
    lazy("no line of the property register is left here"),
)


def spoken(text: str) -> str:
    """Return a sentence in the reader's language; one that is not known here stays as it is.

    Names of evidence, gates, states and offices within it are those of the rules.
    """
    for phrase in (*REASONS, *REFUSALS, *PACK_REFUSALS, *LIQUIDATION, *MOVEMENT, *SIGNING):
        if (found := fitting(phrase, text, ONLY)) is not None:
            named = {name: _in_words(value) for name, value in found.items()}
            return str(phrase) % named
    return _in_words(text)


def _in_words(text: str) -> str:
    """Return names of the rules in the reader's language; several stand in one text."""
    words = vocabulary()
    if text in words:
        return words[text]
    if DAY.fullmatch(text) is not None:
        return _day(text)
    if "; " in text:
        return "; ".join(spoken(part) for part in _parts(text.split("; "), words))
    if ", " in text:
        return ", ".join(_in_words(part) for part in text.split(", "))
    if text.startswith(ASK):
        return spoken(text)
    return text


def _day(text: str) -> str:
    """Return a day as the reader's language writes it; what is no day of the calendar as it is."""
    try:
        return day_short(date.fromisoformat(text))
    except ValueError:
        return text


def _parts(pieces: Sequence[str], words: Container[str]) -> Iterator[str]:
    """Yield what was joined by semicolons; a name of the rules may hold some itself."""
    here = 0
    while here < len(pieces):
        ends = range(len(pieces), here + 1, -1)
        end = next((to for to in ends if "; ".join(pieces[here:to]) in words), here + 1)
        yield "; ".join(pieces[here:end])
        here = end
