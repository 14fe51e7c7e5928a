"""A language as the files of forms keep it, joined with the names of a mission."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from drawdown.core.provenance import Frozen
from drawdown.progress.telling.words import Language
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.statements.definitions import definitions
from drawdown.statements.own import NONE, OwnFigures
from drawdown.statements.sentences import Form, Forms
from drawdown.statements.speech import Speech, Words


class _Sentence(Frozen):
    kind: str
    says: str
    reads: bool = False


class _File(Frozen):
    ordinals: tuple[str, ...]
    first_feminine: str
    last_joint: str
    between_items: str
    about: dict[str, str]
    large: tuple[tuple[int, str, str], ...]
    currencies: dict[str, str]
    types: dict[str, str]
    units: dict[str, str]
    sectors: dict[str, str]
    funded_by: str
    sentences: tuple[_Sentence, ...]


@cache
def _file(language: Language) -> _File:
    path = resources.files("drawdown.statements") / "forms" / f"{language.value}.yaml"
    return _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def forms(language: Language) -> Forms:
    """Return every form of a language."""
    return Forms(tuple(Form(s.kind, s.says, s.reads) for s in _file(language).sentences))


def figure_names(language: Language, own: OwnFigures) -> dict[str, str]:
    """Return what every figure counts, shipped or the mission's own, by its id."""
    french = language is Language.FRENCH
    names = {each.id: each.name_fr if french else each.name for each in definitions().figures}
    return names | {each.id: each.name_fr if french else each.name for each in own.figures}


def speech(
    language: Language, register: Register, history: History, defined: OwnFigures = NONE
) -> Speech:
    """Join the words of a language with the names of a mission.

    A name that the mission gives no translation of is said as the folder writes it.
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
    kept = _file(language).model_dump(include=set(Words.__dataclass_fields__))
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
