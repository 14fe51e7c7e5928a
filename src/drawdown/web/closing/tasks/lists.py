"""The lists of tasks that one can ask for: this week, my section, late, blocked, mine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.people.sections import roles_of
from drawdown.web.closing.tasks.lines import TaskLine
from drawdown.web.people.who import Who

LISTS: Mapping[str, Promise] = {
    "open": lazy("all open"),
    "week": lazy("this week"),
    "section": lazy("my section"),
    "mine": lazy("assigned to me"),
    "overdue": lazy("overdue"),
    "blocked": lazy("blocked"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One list, and how many tasks stand on it."""

    name: str
    words: str
    count: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, by whom and on which day."""

    list: str
    section: str
    site: str
    page: int
    today: date
    person: str
    roles: frozenset[str]

    def narrows(self, line: TaskLine) -> bool:
        """Return whether a task is of the section and of the site that are asked for."""
        return self.section in ("", line.lead) and self.site in ("", line.site)

    def fits(self, line: TaskLine) -> bool:
        """Return whether a task stands on the list that is asked for."""
        return self.on(self.list, line)

    def on(self, name: str, line: TaskLine) -> bool:
        """Return whether a task that is not done stands on a list."""
        match name:
            case "week":
                return self._in_the_week(line)
            case "section":
                return bool(self.roles & roles_of(line.lead))
            case "mine":
                return bool(self.person) and line.person_id == self.person
            case "overdue":
                return line.overdue
            case "blocked":
                return line.stage == "blocked"
        return True

    def _in_the_week(self, line: TaskLine) -> bool:
        """A task of this week is due in it, or under way, or should begin before it is over."""
        monday = self.today - timedelta(days=self.today.weekday())
        sunday = monday + timedelta(days=6)
        return line.planned_start <= sunday and (line.due >= monday or line.started is not None)

    def with_list(self, name: str) -> dict[str, str]:
        """Return what another list of the same section and site is asked for with."""
        asked = {"list": name, "section": self.section, "site": self.site}
        return {key: value for key, value in asked.items() if value}


def asked_of(given: Mapping[str, str], who: Who, today: date) -> Asked:
    """Return what an address asks for; what it does not know counts as all."""
    name, page = given.get("list", ""), given.get("page", "")
    return Asked(
        list=name if name in LISTS else "open",
        section=given.get("section", ""),
        site=given.get("site", ""),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 0,
        today=today,
        person=str(who.person or ""),
        roles=who.roles,
    )
