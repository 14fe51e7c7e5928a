"""A language as a mission has its sentences and words, joined with the names of the mission."""

from __future__ import annotations

from drawdown.progress.telling.words import Language
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.statements.definitions import definitions
from drawdown.statements.own import NONE, OwnFigures
from drawdown.statements.sentence_pack import SentencePack, shipped_sentences
from drawdown.statements.speech import Speech, Words


def figure_names(language: Language, own: OwnFigures) -> dict[str, str]:
    """Return what every figure counts, shipped or the mission's own, by its id."""
    french = language is Language.FRENCH
    names = {each.id: each.name_fr if french else each.name for each in definitions().figures}
    return names | {each.id: each.name_fr if french else each.name for each in own.figures}


def speech(
    language: Language,
    register: Register,
    history: History,
    defined: OwnFigures = NONE,
    pack: SentencePack | None = None,
) -> Speech:
    """Join the words of a language with the names of a mission.

    A name that the mission gives no translation of is said as the folder writes it; without a
    pack the words are those that come with the software.
    """
    french = language is Language.FRENCH
    own = {phrase.says: phrase.fr if french else phrase.en for phrase in history.phrases}
    sites = {site.id: own.get(site.id, site.name) for site in register.sites}
    sites |= {
        annex.id: own.get(annex.id, annex.name) for site in register.sites for annex in site.annexes
    }
    regions = {
        site.region: own.get(site.region, site.region) for site in register.sites if site.region
    }
    acronym = register.mission.acronym or register.mission.id.upper()
    rows = (pack or shipped_sentences()).of(language)
    kept = rows.model_dump(include=set(Words.__dataclass_fields__))
    return Speech(
        language=language,
        words=Words(**kept),
        mission=own.get(acronym, acronym),
        sites=sites,
        regions=regions,
        phrases={says: said for says, said in own.items() if says not in sites},
        figures=figure_names(language, defined),
        legacy={item.id: item.what_fr if french else item.what for item in history.legacy},
    )
