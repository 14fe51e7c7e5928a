"""The curves of what leaves: people against the deadline and what was reported, and containers."""

from __future__ import annotations

from datetime import timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.plan.schedule import Plan
from drawdown.progress.departures import Departures, Series, containers_off_site
from drawdown.web.ui import curve
from drawdown.web.ui.formats import day_month, number


def people(plan: Plan, leaving: Departures) -> SafeString:
    """Return how people leave the country, planned and as it was really reported."""
    return _curve(
        plan,
        leaving,
        title=_("People who have left the country, planned and reported"),
        description=_("The plan moves %(count)s of %(total)s people by %(date)s."),
        total_word=_("%(total)s have to leave"),
    )


def containers(plan: Plan, at_port: Departures) -> SafeString:
    """Return how containers leave their site, and how they reach a port."""
    return _curve(
        plan,
        at_port,
        title=_("Containers that have left their site, and that have reached a port"),
        description=_("%(count)s of %(total)s containers reach a port by %(date)s."),
        total_word=_("%(total)s on 1st day"),
        second=containers_off_site(plan).planned,
    )


def _curve(
    plan: Plan,
    leaving: Departures,
    *,
    title: str,
    description: str,
    total_word: str,
    second: Series = (),
) -> SafeString:
    mission = plan.register_.mission
    too_late = mission.deadline + timedelta(days=1)
    numbers = {
        "count": number(leaving.by(mission.deadline)),
        "total": number(leaving.total),
        "date": day_month(mission.deadline),
    }
    return curve.draw(
        curve.Curve(
            title=title,
            description=description % numbers,
            first=mission.plan_start,
            last=too_late,
            deadline=too_late,
            deadline_word=_("deadline"),
            total=leaving.total,
            total_word=total_word % numbers,
            planned=leaving.planned,
            second=second,
            reported=leaving.reported,
        )
    )
