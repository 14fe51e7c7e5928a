"""Reads the closure: rows to pure types, with what other records say of each piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from drawdown.commitments.file import CommitmentFile
from drawdown.commitments.file import standings as standings_of_commitments
from drawdown.core.canonical import canonical_bytes
from drawdown.core.findings import Place
from drawdown.core.nearest import suggestion
from drawdown.environment.file import EnvironmentFile
from drawdown.environment.finding import Position
from drawdown.environment.standings import standings
from drawdown.handover.faults import NO_SUCH_PART, NO_SUCH_SITE
from drawdown.handover.file import SiteFile
from drawdown.handover.receiver import looked_after, readiness
from drawdown.handover.settled import settle
from drawdown.leaving.file import ExitFile
from drawdown.leaving.standings import standings as standings_of_exit
from drawdown.ledger.act import BadAct
from drawdown.progress.clearance import Clearances
from drawdown.progress.planned import Works, works_of
from drawdown.progress.task import Reported, Work
from drawdown.register.model import Register
from drawdown.register.site import Site
from drawdown.rules.acts.adopted import RULES as PROCEDURE
from drawdown.rules.closing import ClosingRules
from drawdown.rules.closing_reading import load_closing
from drawdown.signing.file import PackFile
from drawdown.web.adopted.kept import Kept
from drawdown.web.closing import models
from drawdown.web.closing.codec import (
    CLEARANCE,
    COMMITMENTS,
    ENVIRONMENT,
    EXIT,
    PACK,
    REPORTED,
    SITE_FILE,
)
from drawdown.web.closing.property_standings import standings_of_property
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.works.queries import baseline_plan, current_plan, document_of


def _recorded(offered: ClosingRules | None) -> frozenset[str]:
    """Return the evidence that records prove, whatever they say."""
    in_force, nothing = shipped(), EnvironmentFile(site="-")
    known = {
        *standings(in_force, nothing),
        *readiness(None),
        *standings_of_commitments(CommitmentFile(site="-")),
        *standings_of_exit(ExitFile(site="-")),
    }
    return frozenset(known | {rule.evidence for rule in offered.checks} if offered else known)


def spelled(known: ClosingRules) -> bytes:
    """Return rules in their one spelling, whose SHA-256 is their digest."""
    return canonical_bytes(known.model_dump(mode="json", by_alias=True))


@cache
def shipped() -> ClosingRules:
    """Return the closing rules that come with the software."""
    return load_closing()


RULES = Kept[ClosingRules](
    procedure=PROCEDURE,
    proposals=models.RulesProposal,
    forces=models.RulesInForce,
    shipped=shipped,
    parse=ClosingRules.model_validate_json,
    read=ClosingRules.model_validate_json,
    content=spelled,
    recorded=_recorded,
)


def rules() -> ClosingRules:
    """Return the closing rules in force: those of the last act, else the ones that are shipped."""
    return RULES.in_force()


def rules_named(digest: str | None) -> ClosingRules:
    """Return the version of the rules that an act names, as it was; without one, those in force."""
    return RULES.held(digest) if digest else rules()


def keep_rules() -> str:
    """Store the rules in force as a document, so that every decision can be read again."""
    return RULES.keep(rules())


def register() -> Register:
    """Return the register in force; raises `BadAct` when there is none."""
    snapshot = current_snapshot()
    if snapshot is None:
        raise BadAct([NO_SUCH_SITE.at(Place("register"), site="any", nearest="load a register")])
    return register_of(snapshot)


def site_of(name: str) -> Site:
    """Return a site of the register by its id; raises `BadAct` when there is none."""
    sites = {site.id: site for site in register().sites}
    if name not in sites:
        nearest = suggestion(name, sites)
        raise BadAct([NO_SUCH_SITE.at(Place("act", field="site"), site=name, nearest=nearest)])
    return sites[name]


def stored_file(site: str, part: str | None) -> SiteFile:
    """Return the file of a site or part as its rows have it; a new one where there is none."""
    row = models.SiteFile.objects.filter(site=site, part=part or "").first()
    if row is not None:
        return SITE_FILE.read(row.content)
    return SiteFile(site=site, part=part)


def file_of(site: str, part: str | None = None) -> SiteFile:
    """Return a file with the states of its parts, and with what other records say of its evidence.

    Raises `BadAct` for a site that the register does not have, and a part that nobody opened.
    """
    known = site_of(site)
    parts = dict(
        models.SiteFile.objects.filter(site=site).exclude(part="").values_list("part", "state")
    )
    if part is not None and part not in parts:
        place = Place("act", field="part")
        raise BadAct([NO_SUCH_PART.at(place, part=part, nearest=suggestion(part, parts))])
    file = stored_file(site, part)
    environment = environment_of(known.id, part)
    in_force = rules()
    return replace(
        file,
        opened=first_day(known.opened),
        parts={} if part is not None else parts,
        records={
            **standings(in_force, environment),
            **readiness(file.receiver),
            **looked_after(in_force, file),
            **standings_of_commitments(commitments_of(site)),
            **standings_of_exit(stored_exit(site, part)),
            **({} if part is not None else standings_of_property(site)),
        },
    )


def every_file() -> Iterator[SiteFile]:
    """Yield the stored file of every site and part, without what other records say of it."""
    for row in models.SiteFile.objects.all():
        yield SITE_FILE.read(row.content)


def environment_of(site: str, part: str | None = None) -> EnvironmentFile:
    """Return the environmental file of a site or part, with position and opening of the site."""
    known = site_of(site)
    file = stored_environment(site, part)
    here = Position(known.lat, known.lon)
    return replace(file, position=here, opened=first_day(known.opened))


def stored_environment(site: str, part: str | None) -> EnvironmentFile:
    """Return the environmental file as its rows have it; a new one where there is none."""
    row = models.EnvironmentFile.objects.filter(site=site, part=part or "").first()
    return ENVIRONMENT.read(row.content) if row else EnvironmentFile(site=site, part=part)


def commitments_of(site: str) -> CommitmentFile:
    """Return the contracts, leases and claims of a site, with its opening from the register."""
    return replace(stored_commitments(site), opened=first_day(site_of(site).opened))


def stored_commitments(site: str) -> CommitmentFile:
    """Return the commitments of a site as its row has them; none where there is no row."""
    row = models.Commitments.objects.filter(site=site).first()
    return COMMITMENTS.read(row.content) if row else CommitmentFile(site=site)


def exit_of(site: str, part: str | None = None) -> ExitFile:
    """Return the hasty exit of a site or part, with the opening of the site from the register."""
    return replace(stored_exit(site, part), opened=first_day(site_of(site).opened))


def stored_exit(site: str, part: str | None) -> ExitFile:
    """Return the hasty exit of a site or part as its row has it; an empty one without a row."""
    row = models.ExitFile.objects.filter(site=site, part=part or "").first()
    return EXIT.read(row.content) if row else ExitFile(site=site, part=part)


def pack_of(site: str, part: str | None = None) -> PackFile:
    """Return the pack of a site or part, with the opening of the site from the register."""
    return replace(stored_pack(site, part), opened=first_day(site_of(site).opened))


def stored_pack(site: str, part: str | None) -> PackFile:
    """Return the pack of a site or part as its row has it; an empty one without a row."""
    row = models.PackFile.objects.filter(site=site, part=part or "").first()
    return PACK.read(row.content) if row else PackFile(site=site, part=part)


def owners_of(fingerprint: str, *, but: str) -> Mapping[str, str]:
    """Return whose a certificate is at every other site where it is registered and stands."""
    packs = (PACK.read(row.content) for row in models.PackFile.objects.exclude(site=but))
    found = ((pack.site, pack.certificates.get(fingerprint)) for pack in packs)
    return {site: own.person for site, own in found if own is not None and own.withdrawn is None}


def first_day(opened: str | None) -> date | None:
    """Return the first day that a year, a month or a day can mean; none for nothing known."""
    if opened is None:
        return None
    parts = [int(part) for part in opened.split("-")]
    return date(*[*parts, 1, 1][:3])


def works() -> Works:
    """Return all work of the adopted plan with what was reported of it; none without a plan."""
    snapshot = current_snapshot()
    plan = current_plan(snapshot) if snapshot else None
    if snapshot is None or plan is None:
        return {}
    baseline = baseline_plan(snapshot)
    asked = works_of(document_of(plan), document_of(baseline) if baseline else None)
    told = {(row.site, row.task): REPORTED.read(row.content) for row in models.Report.objects.all()}
    files = {file.site: file for file in every_file() if file.part is None}
    found = {
        site: {task: work.told(told.get((site, task), Reported())) for task, work in tasks.items()}
        for site, tasks in asked.items()
    }
    in_force = rules()
    return {
        site: settle(in_force, files[site], tasks) if site in files else tasks
        for site, tasks in found.items()
    }


def planned_days(site: str) -> tuple[date, date] | None:
    """Return the first and the last day that the adopted plan gives the closing of a site."""
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if row is None:
        return None
    plan = document_of(row)
    ends = [each.ended for each in plan.sites if each.site == site]
    begins = [task.start for task in plan.tasks if task.site == site]
    return (plan.days.date(min(begins)), plan.days.date(ends[0])) if begins and ends else None


def works_of_site(site: str) -> Mapping[str, Work]:
    """Return the work of one site by task; raises `BadAct` for a site that is not there."""
    return works().get(site_of(site).id, {})


def clearances() -> Clearances:
    """Return every request, in the order in which they are needed."""
    return {row.id: CLEARANCE.read(row.content) for row in models.Clearance.objects.all()}
