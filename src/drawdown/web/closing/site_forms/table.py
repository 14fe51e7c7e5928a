"""The table of forms: for each kind of act of the closure, what its form asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.environment.finding import Medium, Side
from drawdown.rules.closing import Form
from drawdown.web.closing.asking.form import Ask, Choice, Known, Sheet
from drawdown.web.closing.asking.shared import (
    FILE,
    FILE_IF_ANY,
    ON,
    PERSONS,
    TITLE,
    from_words,
    listed,
)
from drawdown.web.closing.commitments.asks import COMMITMENT_SHEETS
from drawdown.web.closing.exits.asks import EXIT_SHEETS
from drawdown.web.closing.receivers.asks import RECEIVER_SHEETS
from drawdown.web.closing.words import ANSWERS, MEDIA, STATUSES, evidence_name, said, state_name
from drawdown.web.ui.names import named

PARTS: Mapping[str, Promise] = {"annex": lazy("annex"), "parcel": lazy("parcel of land")}
SIDES: Mapping[str, Promise] = {"mission": lazy("the mission"), "receiver": lazy("the receiver")}


def _gates(known: Known) -> list[Choice]:
    return [
        (gate.id, f"{gate.id} {said(gate.name, gate.name_fr)}")
        for gate in known.rules.gates
        if gate.id in known.gates
    ]


def _evidence(known: Known) -> list[Choice]:
    rules = known.rules
    asked = [rule.id for rule in rules.requirements if rule.form is Form.DOCUMENT]
    return [
        (name, evidence_name(rules, name)) for name in [*asked, *(e.id for e in rules.evidence)]
    ]


def _lines(known: Known) -> list[Choice]:
    return [
        (line.id, f"{line.id} {said(line.area, line.area_fr)}") for line in known.rules.checklist
    ]


def _states(known: Known) -> list[Choice]:
    return [(way, state_name(known.rules, way)) for way in known.ways]


def _scale(_: Known) -> list[Choice]:
    return [(str(n), str(n)) for n in range(1, 6)]


FINDING = Ask("finding", lazy("Finding"), "choice", choices=lambda k: listed(k.findings))
TASK = Ask("task", lazy("Task"), "choice", choices=lambda k: k.tasks)
LIKELIHOOD = Ask("likelihood", lazy("Likelihood, 1 to 5"), "choice", choices=_scale)
CONSEQUENCE = Ask("consequence", lazy("Consequence, 1 to 5"), "choice", choices=_scale)
PHOTO_REASON = Ask(
    "photo_reason",
    lazy("Why the photograph has no position, or another place"),
    needed=False,
    help=lazy("Only where it is so. Name no person."),
)

OF_THE_SITE: tuple[Sheet, ...] = (
    Sheet(
        "part.opened",
        lazy("Open a file for a part of the site"),
        (
            Ask("part", lazy("Short name of the part"), "id", help=lazy("Like annex-opam.")),
            Ask("kind", lazy("Kind of part"), "choice", choices=from_words(PARTS)),
            Ask("name", lazy("What it is called"), help=lazy("Name no person.")),
        ),
    ),
    Sheet(
        "evidence.given",
        lazy("Give evidence"),
        (Ask("evidence", lazy("Evidence"), "choice", choices=_evidence), ON, TITLE, FILE),
        file="document",
        parts=True,
    ),
    Sheet(
        "gate.passed",
        lazy("Pass a gate"),
        (Ask("gate", lazy("Gate"), "choice", choices=_gates), ON),
        parts=True,
    ),
    Sheet(
        "site.moved",
        lazy("Move to another state"),
        (
            Ask("to", lazy("State"), "choice", choices=_states),
            ON,
            Ask("note", lazy("Note"), needed=False),
        ),
        parts=True,
    ),
    Sheet(
        "baseline.filed",
        lazy("File the baseline"),
        (
            Ask("day", lazy("Day"), "date"),
            Ask("rebuilt_from", lazy("Rebuilt from, where no survey was made"), needed=False),
            TITLE,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "assessment.opened",
        lazy("Open the close-out assessment"),
        (
            Ask("reference", lazy("Reference"), "id"),
            ON,
            Ask("team", lazy("Who walks for the mission"), "many", choices=PERSONS),
            Ask("host_experts", lazy("Experts of the host"), "many", needed=False, choices=PERSONS),
        ),
    ),
    Sheet(
        "assessment.answered",
        lazy("Answer a line of the checklist"),
        (
            Ask("line", lazy("Line"), "choice", choices=_lines),
            Ask("answer", lazy("Answer"), "choice", choices=from_words(ANSWERS)),
            Ask("note", lazy("Note"), needed=False),
            Ask("title", lazy("What the document shows"), "title", needed=False),
            FILE_IF_ANY,
        ),
        file="*",
    ),
    Sheet("assessment.closed", lazy("Close the assessment"), (ON,)),
    Sheet(
        "site.unreachable",
        lazy("Say whether the site can be visited"),
        (
            ON,
            Ask("unreachable", lazy("Nobody can visit it"), "seen"),
            Ask("reason", lazy("Reason"), help=lazy("Name no person.")),
        ),
    ),
    Sheet(
        "finding.recorded",
        lazy("Record a finding"),
        (
            Ask("finding", lazy("Number of the finding"), "id"),
            Ask("line", lazy("Line"), "choice", choices=_lines),
            Ask(
                "medium",
                lazy("Medium"),
                "choice",
                choices=lambda _: [(each.value, named(MEDIA, each)) for each in Medium],
            ),
            Ask("text", lazy("What was found"), "text"),
            ON,
            LIKELIHOOD,
            CONSEQUENCE,
            Ask(
                "lat",
                lazy("Degrees north"),
                "id",
                needed=False,
                help=lazy("Left empty, the position is that of the photograph."),
            ),
            Ask("lon", lazy("Degrees east"), "id", needed=False),
            Ask("older_than_us", lazy("It was there before the mission"), "tick", needed=False),
            Ask("title", lazy("What the document shows"), "title", needed=False),
            FILE_IF_ANY,
            PHOTO_REASON,
        ),
        file="photos",
        shape={"lat": "position", "lon": "position", "likelihood": "score", "consequence": "score"},
    ),
    Sheet(
        "remedy.planned",
        lazy("Plan a remedy"),
        (
            FINDING,
            Ask("method", lazy("Method")),
            Ask("owner", lazy("Owner"), "choice", choices=PERSONS),
            Ask("due", lazy("Due"), "date"),
        ),
    ),
    Sheet("remedy.done", lazy("Record that a remedy is done"), (FINDING, ON)),
    Sheet(
        "remedy.verified",
        lazy("Verify a remedy"),
        (FINDING, ON, LIKELIHOOD, CONSEQUENCE),
        shape={"likelihood": "after", "consequence": "after"},
    ),
    Sheet(
        "finding.accepted",
        lazy("Accept a finding in writing"),
        (
            FINDING,
            Ask(
                "side",
                lazy("Side"),
                "choice",
                choices=lambda _: [(each.value, named(SIDES, each)) for each in Side],
            ),
            ON,
            TITLE,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "waste.sent",
        lazy("Send waste"),
        (
            Ask("manifest", lazy("Number of the manifest"), "id"),
            Ask("line", lazy("Line that found it"), "choice", needed=False, choices=_lines),
            Ask("stream", lazy("Stream")),
            Ask("kg", lazy("Kilograms"), "number"),
            ON,
            Ask("carrier", lazy("Carrier")),
            Ask("receiver", lazy("Final receiver")),
            TITLE,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "waste.received",
        lazy("Record that waste arrived"),
        (
            Ask("manifest", lazy("Manifest"), "choice", choices=lambda k: listed(k.manifests)),
            Ask("kg", lazy("Kilograms"), "number"),
            ON,
            Ask("by", lazy("Received by"), help=lazy("Name no person.")),
            Ask("difference_reason", lazy("What explains a difference in weight"), needed=False),
            TITLE,
            FILE,
        ),
        file="certificate",
    ),
    Sheet(
        "container.listed",
        lazy("List a container that stays"),
        (Ask("container", lazy("Container"), "id"),),
    ),
    Sheet(
        "container.proved",
        lazy("Prove a container empty"),
        (Ask("container", lazy("Container"), "id"), ON, TITLE, FILE, PHOTO_REASON),
        file="photo",
    ),
    Sheet(
        "photo.paired",
        lazy("Pair photographs of one place"),
        (
            Ask("pair", lazy("Number of the pair"), "id"),
            Ask("spot", lazy("Which place it is"), help=lazy("Name no person.")),
            Ask("line", lazy("Line"), "choice", needed=False, choices=_lines),
            Ask("before_file", lazy("Photograph from the baseline"), "file"),
            Ask("file", lazy("Photograph from the close-out"), "file"),
            PHOTO_REASON,
        ),
        file="after",
        more=(("before_file", "before"),),
    ),
    Sheet(
        "certificate.decided",
        lazy("Decide on the certificate"),
        (
            Ask("number", lazy("Number"), "id"),
            Ask("status", lazy("Decision"), "choice", choices=from_words(STATUSES)),
            ON,
            Ask("prepared_by", lazy("Prepared by"), "choice", choices=PERSONS),
            Ask("conditions", lazy("Conditions, one a line"), "lines", needed=False),
            Ask("reason", lazy("Reason"), needed=False),
        ),
    ),
    Sheet(
        "task.assigned",
        lazy("Assign a task"),
        (TASK, Ask("person", lazy("Person"), "choice", choices=PERSONS)),
    ),
    Sheet(
        "task.started",
        lazy("Begin a task"),
        (TASK, ON, Ask("reason", lazy("Reason, where something before it is open"), needed=False)),
    ),
    Sheet(
        "task.blocked",
        lazy("Say what blocks a task"),
        (
            TASK,
            ON,
            Ask("reason", lazy("Blocked by")),
            Ask("lifted_by", lazy("Who can lift it"), needed=False),
        ),
    ),
    Sheet("task.unblocked", lazy("Lift what blocks a task"), (TASK, ON)),
    Sheet("task.done", lazy("Finish a task"), (TASK, ON, TITLE, FILE), file="document"),
    Sheet(
        "task.commented", lazy("Comment on a task"), (TASK, Ask("text", lazy("Comment"), "text"))
    ),
    *EXIT_SHEETS,
)
ENVIRONMENT = (
    "baseline.",
    "assessment.",
    "finding.",
    "remedy.",
    "waste.",
    "container.",
    "photo.",
    "site.unreachable",
    "certificate.",
)
SHEETS: tuple[Sheet, ...] = (
    *(
        replace(sheet, page="environment", parts=True)
        if sheet.kind.startswith(ENVIRONMENT)
        else sheet
        for sheet in OF_THE_SITE
    ),
    *RECEIVER_SHEETS,
    *COMMITMENT_SHEETS,
)
BY_KIND = {sheet.kind: sheet for sheet in SHEETS}
