"""Documents that somebody else proposed, for those who may put them in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drawdown.web.adopted.page import Page
from drawdown.web.closing.views.rules import PAGE as RULES
from drawdown.web.liquidation.views.tables import PAGE as TABLES
from drawdown.web.notices.notice import Notice
from drawdown.web.people.who import Who
from drawdown.web.reports.templates_page import PAGE as TEMPLATES
from drawdown.web.staff.list_page import PAGE as CHECK_OUT_LIST
from drawdown.web.statements.views.sentences import PAGE as SENTENCES

PAGES: tuple[Page[Any], ...] = (RULES, TABLES, TEMPLATES, SENTENCES, CHECK_OUT_LIST)


def waiting(who: Who) -> Iterator[Notice]:
    """Yield each proposal that waits for its second person; nobody is asked for their own."""
    for page in PAGES:
        if not who.could(page.kept.procedure.adopted.name):
            continue
        for row in page.kept.waiting():
            if row.person != who.person:
                said = {"what": page.heading, "version": row.version}
                words = _("%(what)s: version %(version)s waits for a second person") % said
                where = f"{reverse(page.route)}#proposal-{row.entry}"
                yield Notice("decide", words, "", where)
