"""What drawn items are called, and the rules they stand under, in English and in French.

What a person typed stays as it was typed, and so does what no pattern here recognises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from drawdown.liquidation.item import OpenItem
from drawdown.movement.file import Status

Said = tuple[str, str]

RULES: Mapping[str, str] = {
    "closing rules, states": "règles de fermeture, états",
    "undertaking of the receiver": "engagement du repreneur",
    "notice and minimum charge of the contract": "préavis et facturation minimale du contrat",
    "resolution 52/247, paragraphs 8 and 9": "résolution 52/247, paragraphes 8 et 9",
    "environmental clearance certificate": "certificat de libération environnementale",
    "Financial Regulation 5.14": "article 5.14 du Règlement financier",
    "rule 105.22; a decision is carried out with its proof": (
        "règle 105.22 ; une décision est exécutée avec sa preuve"
    ),
    "part of the disposal plan, approved as one": "partie du plan de cession, approuvée en bloc",
    "sale: listed, published, sold and collected": "vente : inscrite, publiée, conclue et enlevée",
    "Financial Regulation 5.14 (e); approval of the Assembly": (
        "article 5.14 e) du Règlement financier ; approbation de l’Assemblée"
    ),
    "destroyed before witnesses, with its record": "détruit devant témoins, avec procès-verbal",
    "what leaves is checked in; days at a port run until then": (
        "ce qui part est pointé à l’arrivée ; les jours au port courent jusque-là"
    ),
}
"""The rule of each drawn item, in French."""
STATUSES: Mapping[str, Said] = {
    Status.UNDER_WAY: ("under way", "en route"),
    Status.ARRIVED: ("arrived", "arrivé"),
}
LINES = re.compile(r"(\d+) lines, (\d+) pieces")
MOVED = re.compile(r"(.+) to (.+): (\w+), (\d+) containers")


def rule_said(item: OpenItem) -> Said:
    """Return the rule of an item in both languages; of one that was entered, as it was typed."""
    return item.rule, RULES.get(item.rule, item.rule) if item.drawn else item.rule


def title_said(item: OpenItem, places: Mapping[str, str], states: Mapping[str, Said]) -> Said:
    """Return the title of an item in both languages, with places and states by their names."""
    if not item.drawn:
        return item.title, item.title
    if item.kind == "site":
        state = item.title.rpartition(": ")[2]
        english, french = states.get(state, (state, state))
        place = places.get(item.site, item.site)
        return f"{place}: {english}", f"{place} : {french}"
    if found := LINES.fullmatch(item.title):
        lines, pieces = found.groups()
        return item.title, f"{lines} lignes, {pieces} pièces"
    if found := MOVED.fullmatch(item.title):
        origin, destination, status, boxes = found.groups()
        way = (places.get(origin, origin), places.get(destination, destination))
        english, french = STATUSES.get(status, (status, status))
        return (
            f"{way[0]} to {way[1]}: {english}, {boxes} containers",
            f"{way[0]} vers {way[1]} : {french}, {boxes} conteneurs",
        )
    return item.title, item.title
