"""The hasty exit of a site: its order, its steps, its destruction register, as page and table."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.leaving.file import ExitFile
from drawdown.web.closing.exits.page import HEAD, exit_section, register_row
from drawdown.web.closing.queries import exit_of, file_of, rules
from drawdown.web.closing.sites.boards import part_name
from drawdown.web.closing.views.site import found_site
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.ui.table_file import table_file


def site_exit(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show how the exit stands, and what was destroyed, carried and left."""
    site = found_site(site_id)
    names = names_of(request.who.standing)
    sections = [
        exit_section(
            rules(),
            exit_,
            file_of(site.id, exit_.part),
            part_name(site, exit_.part) if exit_.part else site.name,
            names,
        )
        for exit_ in _exits(site.id)
    ]
    context = {
        "page": "closing",
        "site_id": site.id,
        "site": site,
        "sections": sections,
        "reconstructed": any(section.reconstructed for section in sections),
    }
    return render(request, "closing/exit.html", context)


def exit_file(request: AskingRequest, site_id: str) -> HttpResponse:
    """Return the destruction register as a table."""
    site = found_site(site_id)
    rows = [register_row(file, item) for file in _exits(site.id) for item in file.items.values()]
    return table_file(f"destruction-{site.id}.csv", HEAD, rows)


def _exits(site: str) -> list[ExitFile]:
    """Return the exit of the site, then those of its parts that have one."""
    parts = [exit_of(site, part) for part in sorted(file_of(site).parts)]
    return [exit_of(site), *(each for each in parts if each.order or each.earlier or each.items)]
