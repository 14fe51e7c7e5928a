"""The sentences of statements on screen, with what edited ones would say of closed sites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from drawdown.progress.telling.words import Language
from drawdown.statements.gather import facts
from drawdown.statements.read import read
from drawdown.statements.sentence_pack import SentencePack, differences, read_sentences
from drawdown.statements.write import TITLES, write
from drawdown.web.adopted.page import Page
from drawdown.web.statements.drafts import records_now
from drawdown.web.statements.sentences_kept import SENTENCES
from drawdown.web.statements.words import LANGUAGES
from drawdown.web.ui.names import named

BECAME: Mapping[str, str] = {"added": "+", "removed": "−"}


def _changes(before: SentencePack, after: SentencePack) -> list[tuple[str, str, str, str]]:
    return [
        (named(LANGUAGES, language), row, "", f"{BECAME[what]} {says}" if says else what)
        for language, row, says, what in differences(before, after)
    ]


def _tried(pack: SentencePack) -> dict[str, Any]:
    """Write every recorded closure with edited sentences, and read each text back.

    The one of which most is known is shown; of all, what could not be said or read back.
    """
    records = records_now()
    if records is None:
        return {}
    tried, failed = replace(records, sentences=pack), []
    known = [(past.site, facts(tried, past.site)) for _, past in records.closings]
    fullest = max(known, key=lambda pair: len(pair[1]), default=("", ()))[0]
    shown = []
    for site, told in known:
        for language in Language:
            text = write(tried, told, language)
            back = {fact.kind for fact in read(text.text, tried, language).facts}
            lost = sorted({fact.kind for fact in text.facts} - back - TITLES)
            unsaid = sorted({each.fact.kind for each in text.unsaid})
            if lost or unsaid:
                name = records.speech(language).sites.get(site, site)
                failed.append({"site": name, "kinds": [*unsaid, *lost], "lang": language.value})
            if site == fullest:
                shown.append((language.value, text.text))
    return {"trial": shown, "failed": failed, "count": len(known) * len(Language)}


def _further(_: object) -> dict[str, Any]:
    force = SENTENCES.in_force()
    rows = [
        (language.value, named(LANGUAGES, language.value), force.of(language).sentences)
        for language in Language
    ]
    return {"by_language": rows}


PAGE = Page[SentencePack](
    kept=SENTENCES,
    route="sentences",
    place="statements",
    template="statements/sentences.html",
    heading=lazy("Sentences of statements"),
    changes=_changes,
    read=read_sentences,
    printed=lambda pack: pack.model_dump_json(indent=1).encode(),
    further=_further,
    tried=_tried,
)
