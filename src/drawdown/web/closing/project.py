"""Writes the rows of this application; nothing else does."""

from __future__ import annotations

from dataclasses import replace

from drawdown.commitments import apply as commitments
from drawdown.environment import apply as environment
from drawdown.environment.acts.state import Closeout
from drawdown.handover import apply as handover
from drawdown.handover.acts.part import PART_OPENED
from drawdown.handover.file import SiteFile
from drawdown.leaving import apply as leaving
from drawdown.leaving.acts.destroy import ITEM_DESTROYED
from drawdown.leaving.file import ExitFile
from drawdown.leaving.postings import of_destruction
from drawdown.ledger.act import Act
from drawdown.progress.acts.clear import CLEARANCE_ANSWERED, CLEARANCE_ASKED
from drawdown.progress.apply import apply_answer, apply_report
from drawdown.progress.clearance import Clearance
from drawdown.progress.task import Reported
from drawdown.property.line import at_site
from drawdown.signing import apply as signing
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
from drawdown.web.closing.queries import (
    rules_named,
    stored_commitments,
    stored_environment,
    stored_exit,
    stored_file,
    stored_pack,
)
from drawdown.web.property.lines_project import Writing
from drawdown.web.property.queries import line_called


def file_changed(act: Act, index: int) -> None:
    """Write the file of a site or part as an act leaves it."""
    _write(handover.apply(stored_file(act.body["site"], act.body.get("part")), act))


def part_opened(act: Act, index: int) -> None:
    """Write the new file of a part, and that the site has it."""
    body = PART_OPENED.body_of(act)
    _write(handover.apply(stored_file(body.site, None), act))
    _write(SiteFile(site=body.site, part=body.part))


def environment_changed(act: Act, index: int) -> None:
    """Write the environmental file of a site or part as an act leaves it."""
    file = stored_environment(act.body["site"], act.body.get("part"))
    after = environment.apply(Closeout(rules_named(act.rules), file), act)
    models.EnvironmentFile.objects.update_or_create(
        subject=after.subject,
        defaults={
            "site": after.site,
            "part": after.part or "",
            "content": ENVIRONMENT.write(after),
        },
    )


def commitments_changed(act: Act, index: int) -> None:
    """Write the contracts, leases and claims of a site as an act leaves them."""
    after = commitments.apply(stored_commitments(act.body["site"]), act)
    models.Commitments.objects.update_or_create(
        site=after.site, defaults={"content": COMMITMENTS.write(after)}
    )


def exit_changed(act: Act, index: int) -> None:
    """Write the hasty exit of a site or part as an act leaves it."""
    after = leaving.apply(stored_exit(act.body["site"], act.body.get("part")), act)
    if act.kind == ITEM_DESTROYED.name:
        _post_destruction(after, act, index)
    models.ExitFile.objects.update_or_create(
        subject=after.subject,
        defaults={"site": after.site, "part": after.part or "", "content": EXIT.write(after)},
    )


def _post_destruction(file: ExitFile, act: Act, index: int) -> None:
    """Take a destroyed thing out of the account, where it is a line of the register there."""
    body = ITEM_DESTROYED.body_of(act)
    rows = line_called(body.item, file.site)
    if not rows:
        return
    line, owner, place = rows[0].line, rows[0].owner, at_site(file.site)
    there = sum(row.quantity for row in rows if row.place == place)
    item = file.items[body.item]
    posted = of_destruction(item, line, owner, site=file.site, there=there, on=body.on)
    if posted:
        writing = Writing(index, body.on)
        writing.post_here(posted, rows)
        writing.finish()


def pack_changed(act: Act, index: int) -> None:
    """Write the pack of a site or part as an act leaves it."""
    after = signing.apply(stored_pack(act.body["site"], act.body.get("part")), act)
    models.PackFile.objects.update_or_create(
        subject=after.subject,
        defaults={"site": after.site, "part": after.part or "", "content": PACK.write(after)},
    )


def task_reported(act: Act, index: int) -> None:
    """Write what was reported of a task; its key is its first act, so that a rebuild keeps it."""
    site, task = act.body["site"], act.body["task"]
    row = models.Report.objects.filter(site=site, task=task).first()
    after = apply_report(REPORTED.read(row.content) if row else Reported(), act)
    told = {"person": after.person or "", "content": REPORTED.write(after)}
    models.Report.objects.update_or_create(
        site=site, task=task, defaults=told, create_defaults={**told, "id": index}
    )


def clearance_asked(act: Act, index: int) -> None:
    """Write a request."""
    _write_clearance(CLEARANCE_ASKED.body_of(act).to_clearance())


def clearance_answered(act: Act, index: int) -> None:
    """Write the answer to a request."""
    row = models.Clearance.objects.get(id=CLEARANCE_ANSWERED.body_of(act).clearance)
    _write_clearance(apply_answer(CLEARANCE.read(row.content), act))


def _write(file: SiteFile) -> None:
    """Write a file without what other records say: that is read afresh each time."""
    bare = replace(file, records={}, parts={})
    models.SiteFile.objects.update_or_create(
        subject=file.subject,
        defaults={
            "site": file.site,
            "part": file.part or "",
            "state": file.state,
            "since": file.since,
            "content": SITE_FILE.write(bare),
        },
    )


def _write_clearance(clearance: Clearance) -> None:
    models.Clearance.objects.update_or_create(
        id=clearance.id,
        defaults={
            "status": clearance.status,
            "needed_by": clearance.needed_by,
            "content": CLEARANCE.write(clearance),
        },
    )
