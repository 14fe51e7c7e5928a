"""`drawdown why plan.json SITE`: say in words what holds the end of a site."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from drawdown.cli.arguments import whole
from drawdown.cli.check_plan import accepts, load
from drawdown.cli.telling_needs import causes_in_words, cures_in_words, for_programs, tell
from drawdown.core.catalogue import NO_SUCH_SITE
from drawdown.core.findings import Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.causes import Asking, causes_of
from drawdown.plan.whatif.cures import cures_of
from drawdown.plan.whatif.judge import in_time
from drawdown.progress.telling.why import Why, why
from drawdown.progress.telling.words import Language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a plan file and a site."""
    parser.add_argument("plan", type=Path, help="plan file")
    parser.add_argument("site", nargs="?", help="id of a site; without one, every site")
    parser.add_argument("--language", choices=[x.value for x in Language], default="en")
    parser.add_argument(
        "--needs",
        action="store_true",
        help="for a late plan: the smallest set of causes, and what would be enough; takes minutes",
    )
    parser.add_argument(
        "--rounds", type=whole(1, 1_000), default=2, help="of each plan tried for it (default: 2)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell; refuses a site that the plan does not know."""
    plan = load(arguments.plan)
    if arguments.needs:
        return tell_needs(plan, arguments.rounds)
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


def tell_needs(plan: Plan, rounds: int) -> int:
    """Tell why there is no plan in time, and what would be enough."""
    asking = Asking(plan.register_, in_time(accepts, rounds=rounds), tell)
    if asking.met():
        print("there is a plan in time: plan again, with more time than this one had")
        print(json.dumps({"in_time": True, "causes": [], "needs": []}))
        return 0
    causes = causes_of(asking)
    cures = cures_of(asking, causes.together)
    now = asking.verdict()
    print("\n".join(causes_in_words(causes)))
    print("\n".join(cures_in_words(cures, now.plan if now else plan)))
    named = [cause.model_dump(mode="json", exclude={"amount"}) for cause in causes.together]
    print(json.dumps({"in_time": False, "causes": named, "needs": for_programs(cures)}))
    return 0


def lines(plan: Plan, told: Why) -> list[str]:
    """Return the chain, the end of the site first."""
    days = plan.days
    return [
        f"  {days.date(reason.first)} to {days.date(reason.last)}  {reason.site:<14} "
        f"{reason.what}: {reason.because}"
        for reason in told.reasons
    ]
