"""The yards on the board of movements: numbers as the language writes them."""

from __future__ import annotations

from django.template import Context
from django.template.defaulttags import ForNode
from django.template.loader import get_template
from django.utils.translation import override

from drawdown.web.movement.yards import Yard


def _row(holds: int | None) -> str:
    yard = Yard("dakar", port=True, holds_teu=holds, cutoff_days=None, usual_days=None, waiting=())
    page = get_template("movement/board.html").template  # type: ignore[attr-defined]
    loops = [n for n in page.nodelist.get_nodes_by_type(ForNode) if "longest" in n.loopvars]
    context = Context({"yards": [("Dakar", yard, None, None, None)], "rate": None})
    with override("en"), context.bind_template(page):
        return str(loops[0].render(context))


def test_what_a_yard_holds_is_written_with_separators() -> None:
    assert ">1,200<" in _row(1200)


def test_what_is_not_known_of_a_yard_stays_a_question() -> None:
    assert ">?<" in _row(None)
    assert ">0<" in _row(None)
