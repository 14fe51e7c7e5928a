"""Finds what is late beside the closing of sites: cases, claims, check-out lists, guards, yards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from drawdown.contingent.acts.claim import LOSS_DECIDED
from drawdown.movement.acts.load import MOVEMENT_LOADED
from drawdown.people.rights import Sight
from drawdown.property.files.file import FileKind
from drawdown.staff.acts.leave import LAST_DAY_SET
from drawdown.strength.acts.guard import GUARD_SET
from drawdown.strength.guard import gaps
from drawdown.web.closing.clearances.lines import adopted
from drawdown.web.closing.queries import register
from drawdown.web.contingent.page import TARGET_DAYS
from drawdown.web.contingent.queries import files as contingents
from drawdown.web.contingent.sight import shows
from drawdown.web.movement.queries import movements, places
from drawdown.web.movement.yards import yards
from drawdown.web.notices.notice import Notice, by_day
from drawdown.web.people.who import Who
from drawdown.web.property.board import case_of
from drawdown.web.property.files import files_of
from drawdown.web.staff.page import shown
from drawdown.web.strength.guard_views import kept_days
from drawdown.web.strength.queries import guards

WAITED = 40
"""Days after which a case before the board is late: what a mission was seen to achieve [S29b]."""
SOON = timedelta(days=14)


def late(who: Who, today: date) -> Iterator[Notice]:
    """Yield what waits for somebody by what they may do; where something will move is not said."""
    yield from _cases(who, today)
    yield from _claims(who, today)
    yield from _leavers(who, today)
    yield from _guards(who, today)
    yield from _yards(who, today)


def _cases(who: Who, today: date) -> Iterator[Notice]:
    """Cases that the board has let wait, and decided ones that nobody carried out."""
    decides, carries = who.could("case.decided"), who.could("case.executed")
    if not (decides or carries or who.could("case.escalated")):
        return
    names = {site.id: site.name for site in register().sites}
    for file in files_of(FileKind.CASE):
        sites = frozenset({file.site})
        if not (who.sees(Sight.CASES) or who.sees(Sight.PROPERTY, sites=sites)):
            continue
        case, where = case_of(file), reverse("property-file", args=["case", file.id])
        place = names.get(file.site, file.site)
        if case.late_on(today):
            words = _("Case %(case)s was decided and is not carried out") % {"case": case.id}
            yield Notice("late", words, place, where, case.due or case.decided)
        elif case.open_on(today):
            due = case.opened + timedelta(days=WAITED)
            if decides or due < today:
                words = _("Case %(case)s waits for its decision") % {"case": case.id}
                yield Notice("late" if due < today else "decide", words, place, where, due)


def _claims(who: Who, today: date) -> Iterator[Notice]:
    """Claims of contributors that nobody decided on."""
    if not who.could(LOSS_DECIDED.name):
        return
    for unit, file in contingents().items():
        for claim in file.claims.values():
            if claim.open and shows(who, unit):
                due = claim.on + timedelta(days=TARGET_DAYS)
                words = _("Claim %(claim)s is open") % {"claim": claim.id}
                where = reverse("contingent", args=[unit.removeprefix("unit:")])
                yield Notice("late" if due < today else "decide", words, "", where, due)


def _leavers(who: Who, today: date) -> Iterator[Notice]:
    """Tasks that end after their owner's last day, and lists that are open when it comes."""
    if not who.could(LAST_DAY_SET.name):
        return
    where = reverse("last-days")
    for each in shown(who, today):
        last = each.file.last_day
        if each.beyond:
            words = _("%(task)s ends after the last day of its owner") % {
                "task": each.beyond[0].task
            }
            yield Notice("blocked", words, "", where, last)
        if last is not None and each.open and last <= today + SOON:
            words = _("A check-out list is not settled")
            yield Notice(by_day(last, today), words, "", where, last)


def _guards(who: Who, today: date) -> Iterator[Notice]:
    """Sites that nobody guards within two weeks, and that are not empty then."""
    if not who.could(GUARD_SET.name):
        return
    names, known = {site.id: site.name for site in register().sites}, guards()
    for kept in kept_days(adopted(), today):
        first = next((first for first, _last in gaps(kept, known)), None)
        if first is not None and first <= today + SOON:
            words = _("Nobody guards this site")
            where = reverse("guards")
            yield Notice(by_day(first, today), words, names.get(kept.site, ""), where, first)


def _yards(who: Who, today: date) -> Iterator[Notice]:
    """Containers that stand at a port beyond the free days."""
    if not who.could(MOVEMENT_LOADED.name):
        return
    free, names = register().costs.demurrage_free_days, places()
    for yard in yards(register(), movements()):
        longest = yard.longest(today)
        if yard.port and longest is not None and longest > free:
            words = _("Demurrage runs: containers stand there for %(days)s days") % {
                "days": longest
            }
            name = names.get(yard.place, yard.place)
            yield Notice("late", words, name, f"{reverse('movement')}#yards")
