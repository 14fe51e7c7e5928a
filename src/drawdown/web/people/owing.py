"""What somebody owes today: what waits for them, what ends soon, what was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from drawdown.people.rights import Sight
from drawdown.web.people.presenting import held_lines
from drawdown.web.people.who import Who
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.ui.formats import day

LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to see to, and where."""

    words: str
    address: str = ""


def owed_by(who: Who, names: dict[str, str]) -> list[Owed]:
    """Return what a person owes, the most pressing first."""
    if who.person is None:
        return []
    return [*_plans(who), *_ending(who, names), *_refused(who)]


def _plans(who: Who) -> list[Owed]:
    """A plan that was adopted and not approved waits for those who may approve it."""
    if not who.could("plan.approved"):
        return []
    last = Entry.objects.filter(kind="plan.adopted").order_by("-index").first()
    if last is None:
        return []
    approved = Entry.objects.filter(kind="plan.approved", index__gt=last.index).exists()
    if approved or last.person == who.person:
        return []
    words = _("A plan was adopted on %(date)s and waits for approval.")
    return [Owed(words % {"date": day(last.recorded.date())}, reverse("plan"))]


def _ending(who: Who, names: dict[str, str]) -> list[Owed]:
    """What one holds, or gave, and what ends soon."""
    found = []
    for line in held_lines(who.standing, who.person or "", at=who.at):
        if line.soon and line.until:
            words = _("You are %(role)s until %(date)s.")
            found.append(Owed(words % {"role": line.role, "date": day(line.until)}))
    for given in who.standing.delegations.values():
        if given.given_by == who.person and given.active(who.at) and given.until:
            (line,) = (
                each
                for each in held_lines(who.standing, given.person, at=who.at)
                if each.id == given.id
            )
            if line.soon:
                words = _("Your delegation to %(name)s ends on %(date)s.")
                said = {"name": names.get(given.person, given.person), "date": day(given.until)}
                address = reverse("person", args=[given.person]) if who.sees(Sight.PEOPLE) else ""
                found.append(Owed(words % said, address))
    return found


def _refused(who: Who) -> list[Owed]:
    """What one sent lately and the ledger refused; whoever reads refusals also learns of others."""
    since = who.at - LATELY
    lately = Entry.objects.filter(kind="ledger.refused", recorded__gte=since)
    rows = Refusal.objects.filter(entry__in=lately.values("index"))
    found = [
        Owed(
            _("Refused: %(kind)s (%(codes)s).") % {"kind": row.kind, "codes": ", ".join(row.codes)}
        )
        for row in rows.filter(person=who.person)[:5]
    ]
    if who.sees(Sight.REFUSALS) and (number := rows.exclude(person=who.person or "").count()):
        words = _("Acts of others that were refused in the last two weeks: %(number)s.")
        found.append(Owed(words % {"number": number}))
    return found
