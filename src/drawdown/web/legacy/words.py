"""What sorts of entries, funds and refusals are called in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from babel.dates import format_skeleton
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Finding
from drawdown.legacy import faults
from drawdown.legacy.entry import Fund, Sort
from drawdown.register.history import History
from drawdown.web.people.words import reasons as of_people
from drawdown.web.ui.findings import in_words
from drawdown.web.ui.formats import day, locale

OURS = frozenset(each.code for each in vars(faults).values() if isinstance(each, Fault))
"""The codes of the legacy register."""

SORTS: Mapping[str, Promise] = {
    Sort.PROJECT: lazy("Projects"),
    Sort.INFRASTRUCTURE: lazy("Infrastructure rebuilt or built"),
    Sort.OFFICE: lazy("Offices and rooms built and equipped"),
    Sort.AGREEMENT: lazy("Local peace agreements"),
    Sort.RECONCILIATION: lazy("Support to reconciliation teams"),
    Sort.DIALOGUE: lazy("Dialogues"),
    Sort.ACTIVITY: lazy("Activities for social cohesion"),
    Sort.WORKSHOP: lazy("Workshops"),
    Sort.PRIORITY: lazy("Priorities of the Security Council"),
    Sort.GIFT: lazy("Gifts"),
    Sort.OTHER: lazy("Other work"),
}

FUNDS: Mapping[str, Promise] = {
    Fund.QUICK_IMPACT: lazy("quick-impact project"),
    Fund.TRUST_FUND: lazy("trust fund"),
    Fund.PEACEBUILDING_FUND: lazy("Peacebuilding Fund"),
    Fund.MISSION_BUDGET: lazy("budget of the mission"),
    Fund.OTHER: lazy("other fund"),
}

COLUMNS: Mapping[str, Promise] = {
    "id": lazy("Id"),
    "sort": lazy("Sort"),
    "region": lazy("Region"),
    "sites": lazy("Sites, parted by semicolons"),
    "sector": lazy("Sector"),
    "dac": lazy("Purpose code of the DAC, where a source gives it"),
    "what": lazy("What, in English"),
    "what_fr": lazy("What, in French"),
    "date": lazy("Date: year, month or day"),
    "count": lazy("Count"),
    "unit": lazy("Unit of the count"),
    "amount": lazy("Amount"),
    "currency": lazy("Currency"),
    "about": lazy("How it is rounded"),
    "fund": lazy("Fund"),
    "donor": lazy("Donor"),
    "beneficiaries": lazy("Beneficiaries"),
    "successor": lazy("Successor"),
    "parties": lazy("Parties, parted by semicolons"),
    "follow_up": lazy("Follow-up body"),
    "topic": lazy("Topic"),
    "audience": lazy("Audience"),
    "institution": lazy("Institution"),
    "lat": lazy("Latitude"),
    "lon": lazy("Longitude"),
    "sources": lazy("Sources, parted by semicolons"),
}


def french() -> bool:
    """Return whether the reader reads French."""
    return (get_language() or "").startswith("fr")


def phrases(history: History) -> dict[str, str]:
    """Return how the mission says names and titles in the language of the reader."""
    return {phrase.says: phrase.fr if french() else phrase.en for phrase in history.phrases}


def said(text: str | None, known: Mapping[str, str]) -> str:
    """Return a text in the words of the mission; as it was typed where it has none."""
    return known.get(text or "", text or "")


def when(written: str | None) -> str:
    """Return a year, a month or a day in the reader's words."""
    if written is None or written.isdigit():
        return written or ""
    if written.count("-") == 2:
        return day(date.fromisoformat(written))
    return str(format_skeleton("yMMMM", date.fromisoformat(f"{written}-01"), locale=locale()))


def refused(findings: Iterable[Finding]) -> list[Mapping[str, str]]:
    """Return each finding in words with its code; those of a workbook keep place and words."""
    said = _words()
    return [
        {
            "code": each.code,
            "found": said.get(each.code)
            or (f"{each.place}: {each.found}" if each.code in OURS else of_people([each])[0]),
        }
        for each in in_words(findings)
    ]


def _words() -> dict[str, str]:
    return {
        faults.NO_SUCH_ENTRY.code: _("There is no such entry."),
        faults.NO_REASON.code: _("A withdrawal says what is wrong with the entry."),
        faults.HANDED_OVER.code: _("It was handed over already."),
        faults.NOT_A_PHOTOGRAPH.code: _("This file is no photograph."),
        faults.ATTACHED.code: _("The entry has this document already."),
        faults.LATER_THAN_NOW.code: _("This day has not come yet."),
        faults.NOTHING_THERE.code: _("Nothing is recorded of this region."),
        faults.AS_IT_IS.code: _("The region is that already."),
    }
