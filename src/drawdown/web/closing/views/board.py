"""The gate board of all sites."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.people.rights import Sight
from drawdown.web.closing.days import day_of
from drawdown.web.closing.queries import rules
from drawdown.web.closing.sites.boards import board_of
from drawdown.web.closing.words import said
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot


def board(request: AskingRequest) -> HttpResponse:
    """Show how the gates of every site stand, as far as the reader may see them."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    who = request.who
    rows = board_of(lambda site: who.sees(Sight.CLOSURE, sites=frozenset({site})), day_of(who))
    gates = [
        {
            "id": gate.id,
            "name": said(gate.name, gate.name_fr),
            "blocks": said(gate.blocks, gate.blocks_fr),
        }
        for gate in rules().gates
    ]
    context = {
        "page": "closing",
        "rows": rows,
        "gates": gates,
        "reconstructed": any(row.reconstructed for row in rows),
        "unasked": any(cell.mark == "unasked" for row in rows for cell in row.cells),
    }
    return render(request, "closing/board.html", context)
