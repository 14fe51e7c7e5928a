"""A close-out told in acts, from the baseline to the certificate."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from drawdown.core.findings import Finding, errors
from drawdown.environment.acts import KINDS
from drawdown.environment.acts.state import Closeout
from drawdown.environment.apply import APPLIERS, apply
from drawdown.environment.file import EnvironmentFile, Status
from drawdown.environment.standings import standings
from drawdown.ledger.act import Act, ActId, Actor, BadAct, PersonId
from drawdown.ledger.kind import Catalogue
from tests.environment.files import HERE, OPENED, PHOTO, RULES

CATALOGUE = Catalogue(KINDS)
ENGINEER, OFFICER, DIRECTOR = "p-00e1", "p-00e2", "p-00d1"
WHEN = datetime(2023, 12, 5, 9, 0, tzinfo=UTC)
AT = {"site": "mopti-sevare"}
FOUND = AT | {
    "finding": "F1",
    "line": "E01",
    "medium": "soil",
    "text": "stain beside generator 3",
    "on": "2023-11-20",
    "score": {"likelihood": 4, "consequence": 4},
    "position": {"lat": "14.5100", "lon": "-4.0800"},
    "photos": [PHOTO],
}


class Camp:
    """The file of a site, and the acts that people try on it."""

    def __init__(self) -> None:
        self.file = EnvironmentFile(site="mopti-sevare", opened=OPENED, position=HERE)

    def tries(
        self, kind: str, body: dict[str, Any], by: str = OFFICER, *evidence: str
    ) -> list[str]:
        """Do what an act says unless it is refused; return the codes of what was found."""
        act = Act(
            act=ActId(str(uuid.UUID(int=1))),
            actor=Actor(person=PersonId(by), capacity="environmental_officer", delegation=None),
            kind=kind,
            mission="minusma",
            claimed=WHEN,
            recorded=WHEN,
            seen=0,
            body=body,
            evidence=evidence,
            rules=RULES.digest,
        )
        state = Closeout(RULES, self.file)
        found: tuple[Finding, ...] = CATALOGUE.kind_of(act).decide(state, act)
        if not errors(found):
            self.file = apply(state, act)
        return [finding.code for finding in found]


def walked() -> Camp:
    """Return a camp whose assessment is closed, with nothing found yet."""
    camp = Camp()
    opened = AT | {"reference": "ECOA-7", "on": "2023-11-20", "team": [OFFICER]}
    assert camp.tries("assessment.opened", opened | {"host_experts": ["p-0f01"]}) == []
    for rule in RULES.checklist:
        line = AT | {"line": rule.id, "answer": "passed"}
        assert camp.tries("assessment.answered", line, OFFICER, PHOTO) == []
    assert camp.tries("assessment.closed", AT | {"on": "2023-11-22"}) == []
    return camp


def certificate(camp: Camp, status: str = "issued", by: str = DIRECTOR, **more: Any) -> list[str]:
    decided = AT | {"number": "C-1", "status": status, "on": "2023-12-05", "prepared_by": OFFICER}
    return camp.tries("certificate.decided", decided | more, by)


def test_every_kind_can_be_applied() -> None:
    assert set(APPLIERS) == set(CATALOGUE)


def test_an_extreme_stain_is_remedied_verified_and_certified() -> None:
    camp = walked()
    assert camp.tries("finding.recorded", FOUND, OFFICER, PHOTO) == []
    assert camp.file.findings["F1"].rating == "extreme"
    assert "E501" in certificate(camp)
    planned = AT | {"finding": "F1", "method": "excavate", "owner": ENGINEER, "due": "2023-12-01"}
    assert camp.tries("remedy.planned", planned) == []
    done = AT | {"finding": "F1", "on": "2023-11-28"}
    assert camp.tries("remedy.done", done, ENGINEER) == []
    rated = done | {"after": {"likelihood": 1, "consequence": 2}}
    assert camp.tries("remedy.verified", rated, ENGINEER) == ["E207"]
    assert camp.tries("remedy.verified", rated, OFFICER) == []
    assert certificate(camp) == []
    assert camp.file.certificate is not None
    assert camp.file.certificate.status is Status.ISSUED
    assert all(standing.met for standing in standings(RULES, camp.file).values())


def test_waste_and_containers_are_told_to_their_end() -> None:
    camp = walked()
    sent = AT | {"manifest": "W1", "stream": "used oil", "kg": 1200, "on": "2023-11-25"}
    sent |= {"carrier": "contractor", "receiver": "plant", "document": PHOTO}
    assert camp.tries("waste.sent", sent) == ["E601"]
    assert camp.tries("waste.sent", sent, OFFICER, PHOTO) == []
    assert "E501" in certificate(camp)
    received = AT | {"manifest": "W1", "kg": 1190, "on": "2023-11-28", "by": "plant"}
    received |= {"certificate": PHOTO}
    assert camp.tries("waste.received", received, OFFICER, PHOTO) == ["E303"]
    explained = received | {"difference_reason": "water drawn off"}
    assert camp.tries("waste.received", explained, OFFICER, PHOTO) == []
    assert camp.tries("container.listed", AT | {"container": "TEX-1"}) == []
    assert "E501" in certificate(camp)
    proof = AT | {"container": "TEX-1", "on": "2023-11-29", "photo": PHOTO}
    assert camp.tries("container.proved", proof, OFFICER, PHOTO) == []
    assert camp.tries("container.listed", AT | {"container": "TEX-1"}) == []
    assert camp.file.containers["TEX-1"].proved, "listing again does not undo the proof"
    assert certificate(camp) == []


def test_a_site_nobody_can_visit_is_not_certified_and_says_so() -> None:
    camp = walked()
    away = AT | {"on": "2023-11-23", "unreachable": True, "reason": "flights refused"}
    assert camp.tries("site.unreachable", away) == []
    assert certificate(camp) == ["E502"]
    assert certificate(camp, "not_issued_not_accessible") == []
    back = away | {"unreachable": False, "reason": "flights granted"}
    assert camp.tries("site.unreachable", back) == []
    assert certificate(camp) == []
    assert [each.status for each in camp.file.certificates] == [
        "not_issued_not_accessible",
        "issued",
    ], "a later decision does not wipe out the earlier one"


def test_a_high_finding_is_accepted_by_both_sides_and_certified_with_conditions() -> None:
    camp = walked()
    high = FOUND | {"score": {"likelihood": 3, "consequence": 4}}
    assert camp.tries("finding.recorded", high, OFFICER, PHOTO) == []
    accepted = AT | {"finding": "F1", "document": PHOTO, "on": "2023-12-01"}
    assert camp.tries("finding.accepted", accepted | {"side": "mission"}, DIRECTOR, PHOTO) == []
    assert "E501" in certificate(camp, "issued_with_conditions", conditions=["F1 stays"])
    assert camp.tries("finding.accepted", accepted | {"side": "receiver"}, "p-00f1", PHOTO) == []
    assert certificate(camp, "issued_with_conditions", conditions=["F1 stays"]) == []


def test_the_baseline_is_filed_once_and_held_by_the_act() -> None:
    camp = Camp()
    filed = AT | {"day": "2014-03-01", "document": PHOTO}
    assert camp.tries("baseline.filed", filed) == ["E601"]
    assert camp.tries("baseline.filed", filed, OFFICER, PHOTO) == []
    assert camp.tries("baseline.filed", filed, OFFICER, PHOTO) == ["E103"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("remedy.done", AT | {"finding": "F1", "on": "2023-11-28"}),
        (
            "remedy.planned",
            AT | {"finding": "F1", "method": "x", "owner": "p-0001", "due": "2024-01-01"},
        ),
        ("assessment.closed", AT | {"on": "2023-11-22"}),
    ],
)
def test_nothing_follows_from_nothing(kind: str, body: dict[str, Any]) -> None:
    camp = Camp()
    before = camp.file
    assert camp.tries(kind, body)
    assert camp.file == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"position": {"lat": "91", "lon": "0"}},
        {"position": {"lat": "14.5", "lon": "181"}},
        {"position": {"lat": 14.5, "lon": 0}},
        {"score": {"likelihood": 6, "consequence": 1}},
        {"photos": ["not a hash"]},
        {"colour": "black"},
    ],
)
def test_a_body_of_the_wrong_form_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadAct):
        walked().tries("finding.recorded", FOUND | wrong, OFFICER, PHOTO)
