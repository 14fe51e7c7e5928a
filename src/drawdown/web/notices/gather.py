"""Finds what waits for somebody: what they decide, owe and do, at the sites that they see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drawdown.handover.file import SiteFile
from drawdown.people.may import Asked
from drawdown.people.rights import Sight
from drawdown.people.sections import roles_of
from drawdown.progress.clearance import Answer
from drawdown.register.site import Site
from drawdown.signing.renewal import renewal_of
from drawdown.web.closing.clearances.lines import requests_seen
from drawdown.web.closing.commitments.lines import contract_lines
from drawdown.web.closing.queries import (
    commitments_of,
    file_of,
    pack_of,
    register,
    rules,
    works_of_site,
)
from drawdown.web.closing.receivers.lines import look_lines, obligation_lines
from drawdown.web.closing.sites.boards import part_name
from drawdown.web.closing.sites.outlook import ways_on
from drawdown.web.closing.tasks.lines import TaskLine, lines_of
from drawdown.web.closing.views.commitments import leaving_of
from drawdown.web.notices.drafts import drafts, told
from drawdown.web.notices.late import late
from drawdown.web.notices.notice import Notice, by_day
from drawdown.web.notices.waiting import waiting
from drawdown.web.people.who import Who
from drawdown.web.register.queries import current_snapshot

WEEK = timedelta(days=7)
FORTNIGHT = timedelta(days=14)
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a search is for, on which day."""

    who: Who
    today: date

    def may(self, kind: str, site: str) -> bool:
        """Return whether they may do acts of a kind at a site."""
        asked = Asked(kind=kind, mission=self.who.standing.mission, sites=frozenset({site}))
        return bool(self.who.ways(asked))

    def roles_at(self, site: str) -> frozenset[str]:
        """Return what they hold where a site is concerned."""
        if self.who.person is None:
            return frozenset()
        held = self.who.standing.held_by(self.who.person, self.who.at)
        return frozenset(
            each.role for each in held if each.bounds.sites is None or site in each.bounds.sites
        )

    def sees(self, site: str) -> bool:
        """Return whether the closing of a site is shown to them."""
        return self.who.sees(Sight.CLOSURE, sites=frozenset({site}))


def gather(who: Who, today: date) -> list[Notice]:
    """Return what waits for somebody; nothing for whoever is no person."""
    if who.person is None or current_snapshot() is None:
        return []
    reader, found = Reader(who, today), []
    for site in register().sites:
        if reader.sees(site.id):
            found += [*_gates(reader, site), *_tasks(reader, site), *_clocks(reader, site)]
    return [
        *found,
        *_clearances(reader),
        *drafts(who),
        *late(who, today),
        *waiting(who),
        *told(who),
    ]


def _gates(reader: Reader, site: Site) -> Iterator[Notice]:
    """What the next state of a site and of its parts asks of somebody."""
    roles, where = reader.roles_at(site.id), reverse("site-closing", args=[site.id])
    for place, file in _files(site):
        for way in ways_on(rules(), file, reader.today)[:1]:
            rule = rules().transition(file.state, way.to)
            if way.open and rule is not None and rule.authority in roles:
                yield Notice("decide", _("Next: %(state)s") % {"state": way.name}, place, where)
            if reader.may("gate.passed", site.id):
                for gate in way.to_pass:
                    words = _("%(gate)s: all evidence is there") % {"gate": gate}
                    yield Notice("decide", words, place, where)
            for owed in way.owed:
                if owed.role in roles:
                    words = f"{owed.gate} {owed.what}".strip()
                    yield Notice("owe", words, place, where)


def _tasks(reader: Reader, site: Site) -> Iterator[Notice]:
    """Their own tasks one by one; those of their section by number alone."""
    roles = reader.roles_at(site.id)
    lines = lines_of(works_of_site(site.id).values(), {}, reader.today)
    of_section: list[TaskLine] = []
    for line in lines:
        if line.over is not None:
            continue
        if line.person_id == reader.who.person:
            yield from _own_task(reader, line)
        elif not line.person_id and line.overdue and roles & roles_of(line.lead):
            of_section.append(line)
    if of_section:
        words = ngettext(
            "%(count)s task of your section that is nobody’s",
            "%(count)s tasks of your section that are nobody’s",
            len(of_section),
        ) % {"count": len(of_section)}
        where = f"{reverse('work')}?list=section&site={site.id}"
        yield Notice("late", words, site.name, where, min(line.due for line in of_section))


def _own_task(reader: Reader, line: TaskLine) -> Iterator[Notice]:
    where = f"{reverse('site-closing', args=[line.site])}#tasks"
    words = f"{line.task} {line.name}"
    if line.stage == "blocked":
        yield Notice("blocked", f"{words}: {line.reason}", line.site_name, where, line.due)
    elif line.overdue or line.due <= reader.today + WEEK:
        yield Notice(by_day(line.due, reader.today), words, line.site_name, where, line.due)


def _clocks(reader: Reader, site: Site) -> Iterator[Notice]:
    """Notice of contracts, open claims, obligations and looks whose day comes near."""
    if reader.may("contract.noticed", site.id):
        yield from _contracts(reader, site)
    if reader.may("claim.decided", site.id):
        yield from _claims(reader, site)
    if reader.may("obligation.seen", site.id):
        yield from _obligations(reader, site)
    if reader.may("site.checked", site.id):
        yield from _looks(reader, site)
    if reader.may("pack.raised", site.id):
        yield from _renewals(reader, site)


def _contracts(reader: Reader, site: Site) -> Iterator[Notice]:
    today, kept = reader.today, commitments_of(site.id).contracts.values()
    for line in contract_lines(kept, leaving_of(site.id), today):
        last = line.latest_notice
        if line.waits_for_notice and last is not None and last <= today + MONTH:
            words = _("Give notice of %(contract)s") % {"contract": line.contract.id}
            where = reverse("site-commitments", args=[site.id])
            yield Notice(by_day(last, today), words, site.name, where, last)


def _claims(reader: Reader, site: Site) -> Iterator[Notice]:
    for claim in commitments_of(site.id).claims.values():
        if claim.open and claim.filed_by != reader.who.person:
            words = _("Claim %(claim)s is open") % {"claim": claim.id}
            yield Notice("decide", words, site.name, reverse("site-commitments", args=[site.id]))


def _obligations(reader: Reader, site: Site) -> Iterator[Notice]:
    where = reverse("site-receiver", args=[site.id])
    for place, file in _files(site):
        for line in obligation_lines(file, reader.today):
            on = line.obligation.due
            if line.obligation.kept is None and on <= reader.today + FORTNIGHT:
                words = _("See whether it was kept: %(text)s") % {"text": line.obligation.text}
                yield Notice(by_day(on, reader.today), words, place, where, on)


def _looks(reader: Reader, site: Site) -> Iterator[Notice]:
    where = reverse("site-receiver", args=[site.id])
    for place, file in _files(site):
        for look in look_lines(file, reader.today):
            if look.check is None and look.due is not None and look.due <= reader.today + FORTNIGHT:
                words = _("Look at the site %(days)s days after its handover") % {
                    "days": look.after
                }
                yield Notice(by_day(look.due, reader.today), words, place, where, look.due)


def _renewals(reader: Reader, site: Site) -> Iterator[Notice]:
    """Time-stamps of signed packs that are to be added or renewed."""
    for place, file in _files(site):
        renewal = renewal_of(pack_of(site.id, file.part).last)
        if renewal is not None and renewal.due <= reader.today + MONTH:
            words = _("Renew the time-stamp of the signed pack")
            if renewal.until is None:
                words = _("Add a time-stamp to the signed pack")
            if (since := renewal.missed(reader.today)) is not None:
                words = _("Renewal of the time-stamp missed since %(day)s") % {"day": since}
            where = reverse("site-signing", args=[site.id])
            where += f"?part={file.part}" if file.part else ""
            yield Notice(by_day(renewal.due, reader.today), words, place, where, renewal.due)


def _files(site: Site) -> Iterator[tuple[str, SiteFile]]:
    """Yield the file of a site, then that of each part, with what each is called."""
    whole = file_of(site.id)
    yield site.name, whole
    for part in sorted(whole.parts):
        yield f"{site.name}, {part_name(site, part)}", file_of(site.id, part)


def _clearances(reader: Reader) -> Iterator[Notice]:
    """Requests without a standing clearance, for those who ask for them.

    Where and when something will move is said on the page of the log alone: mail is not secret.
    """
    if not reader.who.could("clearance.asked"):
        return
    where = reverse("clearances")
    for each in requests_seen(reader.who, reader.today):
        if each.status in (Answer.REFUSED, Answer.WITHDRAWN):
            yield Notice(
                "blocked", _("Request %(id)s has no clearance") % {"id": each.id}, "", where
            )
        elif each.status is Answer.ASKED and each.needed_by <= reader.today + WEEK:
            group = by_day(each.needed_by, reader.today)
            yield Notice(
                group, _("Request %(id)s waits for its answer") % {"id": each.id}, "", where
            )
