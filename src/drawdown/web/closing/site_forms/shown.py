"""The forms that a reader may fill on the page of a site, with the choices that stand there."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import Any

from drawdown.ledger.act import BadAct
from drawdown.register.site import Site
from drawdown.rules.closing import ClosingRules
from drawdown.web.closing.asking.form import ActForm, Known, Returned, Sheet
from drawdown.web.closing.days import day_of
from drawdown.web.closing.exits.asks import NEEDS_EXIT
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import (
    commitments_of,
    environment_of,
    exit_of,
    file_of,
    register,
    rules,
    works_of_site,
)
from drawdown.web.closing.site_forms.pages import PAGES
from drawdown.web.closing.site_forms.table import SHEETS
from drawdown.web.closing.sites.boards import part_name
from drawdown.web.closing.words import said
from drawdown.web.people.presenting import names_of
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp


def known_of(site: Site, who: Who, part: str | None = None) -> Known:
    """Return what the choices of the forms of a site are made from."""
    whole = file_of(site.id)
    try:
        file = file_of(site.id, part)
    except BadAct:
        file = whole
    files = [file, *(file_of(site.id, each) for each in whole.parts)]
    exits = [exit_of(site.id, each) for each in (None, *whole.parts)]
    environment = environment_of(site.id, file.part)
    commitments = commitments_of(site.id)
    tasks = {rule.id: said(rule.task, rule.task_fr) for rule in register().pack.tasks}
    return Known(
        rules=rules(),
        gates=tuple(gate.id for gate in rules().gates),
        ways=_ways(rules(), [each.state for each in files], file.state),
        findings=tuple(environment.findings),
        manifests=tuple(environment.manifests),
        parts=tuple((each, part_name(site, each)) for each in sorted(whole.parts)),
        persons=tuple(sorted(names_of(who.standing).items(), key=lambda item: item[1].casefold())),
        tasks=tuple(
            (task, f"{task} {tasks.get(task, '')}") for task in sorted(works_of_site(site.id))
        ),
        items=tuple((i.id, f"{i.id} {i.what}") for each in exits for i in each.items.values()),
        leaving=any(each.order is not None or each.items for each in exits),
        contracts=tuple(
            (each.id, f"{each.id} {each.counterparty}")
            for each in commitments.contracts.values()
            if each.released_on is None
        ),
        claims=tuple((each.id, each.id) for each in commitments.claims.values() if each.open),
        currencies={each.id: each.currency for each in commitments.claims.values()},
        obligations=tuple(
            dict.fromkeys(
                (each.id, f"{each.id} {each.text}")
                for one in files
                for each in one.obligations.values()
            )
        ),
    )


def _ways(rules: ClosingRules, states: list[str], here: str) -> tuple[str, ...]:
    """Return the states that lead on from here, then from the parts."""
    found = [
        rule.to for state in [here, *states] for rule in rules.transitions if rule.from_ == state
    ]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Place:
    """Where forms are shown: the page, and the part of the site that the page is about."""

    page: str = "site"
    part: str = ""


def shown_on(sheet: Sheet, page: str, who: Who, site: str) -> bool:
    """Return whether a form is on a page: its own, or that of the site where the own is hidden."""
    if page == "site" and not who.sees(PAGES[sheet.page].sight, sites=frozenset({site})):
        return True
    return sheet.page == page


def shown_forms(
    site: Site, who: Who, returned: Returned, *, page: str, part: str | None = None
) -> dict[str, Any]:
    """Return the forms of a page with what became of the one that came back."""
    form = returned.form
    return {
        "forms": forms_for(site, who, form, place=Place(page, part or "")),
        "returned": form.slug if form is not None else "",
        "refused": in_words(returned.findings),
    }


def forms_for(
    site: Site, who: Who, filled: ActForm | None = None, *, place: Place
) -> list[ActForm]:
    """Return the forms that a reader may send; the one that came back keeps what was typed."""
    known = known_of(site, who, place.part or None)
    given = {name: day_of(who) for name in ("on", "day", "departs_on")} | {
        "part": place.part,
        "currency": "USD",
    }
    stamp = new_stamp(who.at)
    shown = []
    for sheet in SHEETS:
        hidden = sheet.kind in NEEDS_EXIT and not known.leaving
        if hidden or not shown_on(sheet, place.page, who, site.id):
            continue
        if who.visitor or who.could(sheet.kind):
            returned = filled is not None and filled.sheet.kind == sheet.kind
            form = filled if filled and returned else ActForm(sheet, known, initial=given)
            form.stamp = replace(stamp, act=str(uuid.uuid4())).signed()
            shown.append(form)
    return shown
