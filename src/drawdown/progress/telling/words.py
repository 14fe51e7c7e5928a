"""The words of chains and comparisons, English and French, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from drawdown.plan.schedule import Movement, MovementKind, Plan
from drawdown.register.network import HOME


class Language(StrEnum):
    """The languages that words are kept in."""

    ENGLISH = "en"
    FRENCH = "fr"


MONTHS: Mapping[Language, tuple[str, ...]] = {
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    Language.FRENCH: (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ),
}  # fmt: skip

CREWS_IN_FRENCH: Mapping[str, str] = {
    "site_closure_team": "de fermeture de site",
    "engineering": "du génie",
    "environment": "environnement",
    "property_count": "d’inventaire",
    "packing": "d’emballage",
    "disposal": "de liquidation des biens",
    "coe_verification": "de vérification du matériel des contingents",
    "eod": "de neutralisation des explosifs",
    "waste_contractor": "du prestataire déchets",
    "fuel": "carburant",
    "field_technology": "informatique",
    "medical": "médicale",
    "movement_control": "de contrôle des mouvements",
    "legal_and_claims": "juridique",
}

PHRASES: Mapping[str, tuple[str, str]] = {
    "headline_signed": (
        "{site} cannot sign before {day}: {cause}",
        "{site} ne peut pas signer avant le {day} : {cause}",
    ),
    "headline_ended": (
        "{site} cannot end before {day}: {cause}",
        "{site} ne peut pas être achevé avant le {day} : {cause}",
    ),
    "no_cause": (
        "nothing but the planner’s choice holds it",
        "seul le choix du planificateur le retient",
    ),
    "length": (
        "its tasks follow each other without a gap from {day} on",
        "ses tâches se suivent sans interruption depuis le {day}",
    ),
    "start": (
        "begins on the first day",
        "commence le premier jour",
    ),
    "task": (
        "waits for {other}, done on {day}",
        "attend {other}, terminé le {day}",
    ),
    "movement": (
        "waits for {other}, which leaves on {day}",
        "attend {other}, qui part le {day}",
    ),
    "crew": (
        "waits for a team of kind {crew}",
        "attend une équipe {crew}",
    ),
    "crew_at": (
        "waits for a team of kind {crew}, which is in {place} until {day}",
        "attend une équipe {crew}, qui est à {place} jusqu’au {day}",
    ),
    "leg": (
        "waits for the road {leg}: shut, or taken",
        "attend la route {leg} : fermée, ou occupée",
    ),
    "escorts": (
        "waits for an escort",
        "attend une escorte",
    ),
    "escorts_at": (
        "waits for an escort, which is bound by {other} until {day}",
        "attend une escorte, engagée par {other} jusqu’au {day}",
    ),
    "trucks": (
        "waits for trucks",
        "attend des camions",
    ),
    "trucks_at": (
        "waits for trucks, which are bound by {other} until {day}",
        "attend des camions, engagés par {other} jusqu’au {day}",
    ),
    "hub": (
        "waits for room at {place}",
        "attend de la place à {place}",
    ),
    "port": (
        "waits for a vessel at {place}",
        "attend un navire à {place}",
    ),
    "seats": (
        "waits for seats on {craft}",
        "attend des places à bord de {craft}",
    ),
    "release": (
        "waits for the cap on early departures, or the guard",
        "attend la limite des départs anticipés, ou la garde",
    ),
    "choice": (
        "could begin earlier without gain",
        "pourrait commencer plus tôt sans gain",
    ),
    "convoy": (
        "convoy {way}",
        "convoi {way}",
    ),
    "barge": (
        "barge {way}",
        "barge {way}",
    ),
    "flight": (
        "flight {way}",
        "vol {way}",
    ),
    "rotation": (
        "rotation {way}",
        "relève {way}",
    ),
    "home": (
        "home",
        "pays d’origine",
    ),
}


def say(language: Language, phrase: str, **names: str) -> str:
    """Return a phrase in a language; raises `KeyError` for one that does not exist."""
    return PHRASES[phrase][language is Language.FRENCH].format(**names)


def day_words(language: Language, day: date, *, year: bool) -> str:
    """Return a date in words; the first of a month is `1er` in French."""
    number = "1er" if language is Language.FRENCH and day.day == 1 else str(day.day)
    month = MONTHS[language][day.month - 1]
    return f"{number} {month} {day.year}" if year else f"{number} {month}"


def place_name(language: Language, plan: Plan, place: str) -> str:
    """Return the name of a site, a port or a waypoint."""
    if place == HOME:
        return say(language, "home")
    register = plan.register_
    names = {site.id: site.name for site in register.sites}
    names |= {point.id: point.name for point in register.waypoints}
    return names.get(place, place)


def task_name(language: Language, plan: Plan, task: str) -> str:
    """Return number and name of a task."""
    for rule in plan.register_.pack.tasks:
        if rule.id == task:
            return f"{task} {rule.task_fr if language is Language.FRENCH else rule.task}"
    return task


def crew_name(language: Language, kind: str) -> str:
    """Return what teams of a kind are called."""
    if language is Language.FRENCH and kind in CREWS_IN_FRENCH:
        return CREWS_IN_FRENCH[kind]
    return kind.replace("_", " ")


def movement_name(language: Language, plan: Plan, movement: Movement) -> str:
    """Return kind and way of a movement."""
    ends = (movement.origin, movement.destination)
    way = "–".join(place_name(language, plan, end) for end in ends)
    phrase = {
        MovementKind.CONVOY: "convoy",
        MovementKind.BARGE: "barge",
        MovementKind.FLIGHT: "flight",
        MovementKind.ROTATION: "rotation",
    }[movement.kind]
    return say(language, phrase, way=way)
