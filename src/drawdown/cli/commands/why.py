"""`drawdown why plan.json SITE`: say in words what holds the end of a site."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from drawdown.cli.check_plan import load
from drawdown.core.catalogue import NO_SUCH_SITE
from drawdown.core.findings import Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.plan.schedule import Plan
from drawdown.progress.telling.why import Why, why
from drawdown.progress.telling.words import Language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a plan file and a site."""
    parser.add_argument("plan", type=Path, help="plan file")
    parser.add_argument("site", nargs="?", help="id of a site; without one, every site")
    parser.add_argument("--language", choices=[x.value for x in Language], default="en")


def run(arguments: argparse.Namespace) -> int:
    """Tell; refuses a site that the plan does not know."""
    plan = load(arguments.plan)
    known = [end.site for end in plan.sites]
    names = {name: site.id for site in plan.register_.sites for name in (site.id, *site.aliases)}
    if arguments.site and arguments.site not in names:
        remedy = suggestion(arguments.site, names)
        fault = NO_SUCH_SITE.at(Place(str(arguments.plan)), id=arguments.site, nearest=remedy)
        raise Refused([fault])
    sites = [names[arguments.site]] if arguments.site else known
    told = [why(plan, site, Language(arguments.language)) for site in sites]
    for one in told:
        print(one.headline)
        if arguments.site:
            print("\n".join(lines(plan, one)))
    last = {"sites": len(told), "site": sites[-1], "steps": len(told[-1].reasons)}
    print(json.dumps(last, ensure_ascii=False))
    return 0


def lines(plan: Plan, told: Why) -> list[str]:
    """Return the chain, the end of the site first."""
    days = plan.days
    return [
        f"  {days.date(reason.first)} to {days.date(reason.last)}  {reason.site:<14} "
        f"{reason.what}: {reason.because}"
        for reason in told.reasons
    ]
