"""What drawn items are called, in both languages."""

from __future__ import annotations

import inspect
import re

from drawdown.liquidation import drawn
from drawdown.liquidation.drawn import FILES
from drawdown.liquidation.item import OpenItem
from drawdown.liquidation.words import RULES, STATUSES, rule_said, title_said
from drawdown.movement.file import ON_THE_ROAD

PLACES = {"gao": "Gao", "bamako": "Bamako"}
STATES = {"operating": ("operating", "en activité")}


def item(kind: str, title: str, *, drawn: bool = True, rule: str = "") -> OpenItem:
    return OpenItem(id="x", kind=kind, title=title, site="gao", rule=rule, drawn=drawn)


def said(held: OpenItem) -> tuple[str, str]:
    english, french = title_said(held, PLACES, STATES)
    return english, french.replace("\u202f", " ")


def test_a_site_is_called_by_its_name_and_its_state() -> None:
    held = item("site", "gao: operating")
    assert said(held) == ("Gao: operating", "Gao : en activité")


def test_lines_and_movements_are_said_in_both_languages() -> None:
    assert said(item("asset_lines", "3 lines, 40 pieces"))[1] == "3 lignes, 40 pièces"
    assert said(item("container", "gao to bamako: under_way, 7 containers")) == (
        "Gao to Bamako: under way, 7 containers",
        "Gao vers Bamako : en route, 7 conteneurs",
    )


def test_what_somebody_typed_stays_as_it_was_typed() -> None:
    held = item("site", "gao: operating", drawn=False, rule="closing rules, states")
    assert said(held) == ("gao: operating", "gao: operating")
    assert rule_said(held)[0] == rule_said(held)[1]


def test_every_rule_of_a_drawn_item_and_every_status_has_french() -> None:
    literal = set(re.findall(r'rule="([^"]+)"', inspect.getsource(drawn)))
    assert literal | {rule for _, rule in FILES.values()} == set(RULES)
    assert set(STATUSES) == ON_THE_ROAD
