"""Findings of the pure packages in the reader's language, whatever catalogue they come from.

The texts are those of the catalogues: `tools/messages.py` takes them from there, and a language
has a translation of each. Names within them are left to whoever shows the finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from drawdown.core.findings import Finding
from drawdown.web.ui.facts import FACTS
from drawdown.web.ui.formats import number
from drawdown.web.ui.phrases import fitting

Say = Callable[[str, str], str]
"""What a fact is called: by the name of its place, and as it is written."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?) MB")
_PLACE = re.compile(r"\{(\w+)\}")


def in_words(findings: Iterable[Finding], say: Say | None = None) -> tuple[Finding, ...]:
    """Return findings in the reader's language; `say` knows what names are called."""
    return tuple(spoken(each, say) for each in findings)


def spoken(finding: Finding, say: Say | None = None) -> Finding:
    """Return a finding in the reader's language; one without a catalogue keeps its words."""
    words = finding.words
    if words is None:
        return finding
    facts = {name: fact(name, value, say) for name, value in words.facts.items()}
    found, remedy = (gettext(as_text(text)) % facts for text in (words.found, words.remedy))
    return replace(finding, found=found, remedy=remedy, words=None)


def fact(name: str, text: str, say: Say | None = None) -> str:
    """Return a fact in the reader's language: a size, a sentence of ours, or a name."""
    if (size := _SIZE.fullmatch(text)) is not None:
        return _("%(amount)s MB") % {"amount": number(float(size[1]), 1)}
    for phrase in FACTS:
        if (values := fitting(phrase, text)) is not None:
            return str(phrase) % {part: fact(part, each, say) for part, each in values.items()}
    return text if say is None else say(name, text)


def as_text(template: str) -> str:
    """Return a text of a catalogue as its translations know it."""
    return _PLACE.sub(r"%(\1)s", template).replace("{{", "{").replace("}}", "}")
