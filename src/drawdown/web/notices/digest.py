"""The digest of a day: who gets one, in which language, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from drawdown.people.standing import Person
from drawdown.web.closing.days import day_of
from drawdown.web.notices.gather import gather
from drawdown.web.notices.models import Wish
from drawdown.web.notices.notice import Group, grouped
from drawdown.web.people.queries import standing
from drawdown.web.people.who import Who, is_example
from drawdown.web.records.personal import value_of
from drawdown.web.ui.formats import day, day_short


@dataclass(frozen=True, slots=True)
class Digest:
    """One mail."""

    person: str
    address: str
    language: str
    subject: str
    text: str


def digests(at: datetime, *, person: str | None = None) -> Iterator[Digest]:
    """Yield the mail of everybody who wants one, has an address, and has something waiting.

    Whoever got one today gets no second, unless they are named.
    """
    wishes = {wish.person: wish for wish in Wish.objects.all()}
    for known in standing().persons.values():
        wish = wishes.get(known.id) or Wish(person=known.id)
        if person not in (None, known.id) or not known.serves(at):
            continue
        if person is None and (not wish.wanted or wish.sent_on == at.date()):
            continue
        address = value_of(known.email) if known.email else None
        if address and (digest := _digest(known, address, wish.language, at)):
            yield digest


def _digest(person: Person, address: str, language: str, at: datetime) -> Digest | None:
    who = Who(at, person.id, example=is_example())
    with override(language):
        today = day_of(who)
        groups = grouped(gather(who, today))
        count = sum(len(group.notices) for group in groups)
        if not count:
            return None
        subject = ngettext(
            "drawdown: %(count)s thing waits for you",
            "drawdown: %(count)s things wait for you",
            count,
        ) % {"count": count}
        text = _text(groups, today, settings.BASE_ADDRESS)
    return Digest(person.id, address, language, subject, text)


def _text(groups: Iterable[Group], today: date, base: str) -> str:
    """Return the mail as plain text, each thing with the address of its page."""
    lines = [_("What waits for you on %(date)s") % {"date": day(today)}]
    for group in groups:
        lines += ["", group.words]
        for each in group.notices:
            where = f"{each.place}: " if each.place else ""
            due = f" ({day_short(each.due)})" if each.due else ""
            lines += [f"- {where}{each.words}{due}", f"  {base}{each.address}"]
    last = _("Language, or no more of these: %(address)s") % {"address": f"{base}/notices"}
    return "\n".join([*lines, "", last, ""])
