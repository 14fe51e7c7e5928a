"""Statements and reports on their way that wait for somebody's review, mending or release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drawdown.people.rights import Sight
from drawdown.progress.telling.words import Language
from drawdown.reports.file import ReportFile
from drawdown.statements.file import Stage, StatementFile
from drawdown.web.notices.notice import Notice
from drawdown.web.people.who import Who
from drawdown.web.reports.kept import kept_report
from drawdown.web.reports.models import Release, Report
from drawdown.web.reports.templates_kept import rules_in_force
from drawdown.web.statements.models import Statement
from drawdown.web.statements.queries import file_of
from drawdown.web.ui.formats import day


def drafts(who: Who) -> Iterator[Notice]:
    """Yield what waits for a person; nobody is asked to review what they drafted."""
    if any(who.could(f"{each}.{act}") for each in ("statement", "report") for act in ACTS):
        for kind, stage, file in chain(_statements(who), _reports()):
            yield from _waiting(who, kind, stage, file)


LATELY = timedelta(days=14)
"""How long after its release a report is told of."""
ACTS = ("drafted", "reviewed", "released")
OnItsWay = tuple[str, Stage, StatementFile | ReportFile]


def told(who: Who) -> Iterator[Notice]:
    """Yield reports released lately, for those offices that their template is addressed to."""
    if who.person is None:
        return
    held = {each.role for each in who.standing.held_by(who.person, who.at)}
    templates = {each.id: each for each in rules_in_force().templates}
    out = Release.objects.filter(at__gte=who.at - LATELY).values_list("statement", flat=True)
    for row in Report.objects.filter(pk__in=out, corrected_by=""):
        template = templates.get(row.kind)
        if template and held & set(template.offices) and who.sees(Sight(template.sight)):
            said = {"title": template.said("title", _language()), "day": day(row.as_of)}
            words = _("%(title)s of %(day)s is released") % said
            yield Notice("told", words, "", reverse("report-desk", args=[row.pk]))


def _language() -> Language:
    french = (get_language() or "").startswith("fr")
    return Language.FRENCH if french else Language.ENGLISH


def _statements(who: Who) -> Iterator[OnItsWay]:
    for name in Statement.objects.values_list("pk", flat=True):
        file = file_of(name)
        if file is not None:
            yield "statement", file.stage(who.at), file


def _reports() -> Iterator[OnItsWay]:
    for name in Report.objects.values_list("pk", flat=True):
        file = kept_report(name)
        if file is not None:
            yield "report", file.stage, file


def _waiting(
    who: Who, kind: str, stage: Stage, file: StatementFile | ReportFile
) -> Iterator[Notice]:
    where = reverse(f"{kind}-desk", args=[file.id])
    mine = who.person in file.drafters
    if stage is Stage.DRAFT and not mine and who.could(f"{kind}.reviewed"):
        yield Notice("decide", _("Review the draft %(name)s") % {"name": file.id}, "", where)
    elif stage is Stage.RETURNED and mine:
        yield Notice("owe", _("Mend the draft %(name)s") % {"name": file.id}, "", where)
    elif stage is Stage.REVIEWED and who.could(f"{kind}.released"):
        yield Notice("decide", _("Release %(name)s") % {"name": file.id}, "", where)
