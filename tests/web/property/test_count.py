"""A count: what is seen, what differs, who accepts it, what it does to the account and to G2."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drawdown.core.findings import Refused
from drawdown.ledger.act import Actor, PersonId
from drawdown.property.line import Condition
from drawdown.web.people.permission import by_the_table
from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.property.actions.count import Counting, record
from drawdown.web.property.counts import property_truth
from drawdown.web.records.rebuild import every_row
from drawdown.web.records.sending import Sender
from tests.web.conftest import BY_OPERATOR, NOW
from tests.web.people.persons import enrolled, in_office
from tests.web.property.test_import import MAPPING, apply, check_whole, sites, table

__all__ = ["sites"]
ON = date(2026, 1, 2)


def say(kind: str, site: str, *, by: Sender = BY_OPERATOR, **said: Any) -> None:
    record(Counting(kind, {"count": "c1", "site": site, "on": ON, **said}), by=by)


def seen(site: str, pieces: dict[str, int], **how: Any) -> None:
    taken = tuple({"line": line, "pieces": number, **how} for line, number in pieces.items())
    say("count.taken", site, seen=taken)


def reasons(site: str) -> list[str]:
    return [each.reason for each in property_truth(site).values()]


@pytest.fixture
def counted(tmp_path: Path, sites: tuple[str, str]) -> str:
    """Return a site with pumps and tents whose count has begun."""
    rows = [("1", "Pump", sites[0], 3), ("2", "Tent", sites[0], 5), ("3", "Bed", sites[1], 4)]
    apply(table(tmp_path, *rows))
    say("count.opened", sites[0])
    return sites[0]


def held(line: str) -> dict[str, int]:
    rows = models.Item.objects.filter(line=line, quantity__gt=0)
    return dict(rows.values_list("site", "quantity"))


def test_g2_is_met_when_all_is_counted_and_accepted(counted: str) -> None:
    assert reasons(counted)[0] == "2 of 2 lines are not counted"
    seen(counted, {"1": 3})
    assert reasons(counted)[0] == "1 of 2 lines are not counted"
    seen(counted, {"2": 4})
    assert reasons(counted)[1] == "1 variances are not accepted, 1 not even explained"
    say("variance.explained", counted, lines=("2",), cause="lost", words="torn in a storm")
    say("variance.settled", counted, lines=("2",), decision="accepted", case="b-1")
    assert all(each.met for each in property_truth(counted).values())
    assert held("2") == {counted: 4}
    say("count.closed", counted)
    assert models.Count.objects.get().closed == ON
    check_whole()


def test_a_loss_opens_a_case_before_the_review_board(counted: str) -> None:
    seen(counted, {"2": 3})
    say("variance.explained", counted, lines=("2",), cause="stolen", words="the fence was cut")
    with pytest.raises(Refused, match="Q509"):
        say("variance.settled", counted, lines=("2",), decision="accepted")
    say("variance.settled", counted, lines=("2",), decision="accepted", case="b-1")
    case = models.File.objects.get()
    assert (case.kind, case.name, case.state, case.content["lines"]) == (
        "case", "b-1", "opened", {"2": 2},
    )  # fmt: skip
    check_whole()


def test_what_was_moved_without_a_record_is_moved(counted: str, sites: tuple[str, str]) -> None:
    seen(counted, {"1": 2, "3": 1})
    say("variance.explained", counted, lines=("1", "3"), cause="moved", words="lent")
    say("variance.settled", counted, lines=("1", "3"), decision="accepted", other=sites[1])
    assert held("1") == {sites[0]: 2, sites[1]: 1}
    assert held("3") == {sites[0]: 1, sites[1]: 3}
    assert not models.File.objects.exists()
    check_whole()


def test_more_than_the_other_site_has_does_not_come_from_there(
    counted: str, sites: tuple[str, str]
) -> None:
    seen(counted, {"3": 5})
    say("variance.explained", counted, lines=("3",), cause="moved", words="lent")
    with pytest.raises(Refused, match="Q510"):
        say("variance.settled", counted, lines=("3",), decision="accepted", other=sites[1])
    say("variance.settled", counted, lines=("3",), decision="accepted")
    assert held("3") == {sites[0]: 5, sites[1]: 4}
    check_whole()


def test_a_line_is_counted_again_where_somebody_asks(counted: str) -> None:
    seen(counted, {"1": 9})
    say("variance.settled", counted, lines=("1",), decision="recount")
    assert reasons(counted)[0] == "2 of 2 lines are not counted"
    seen(counted, {"1": 3})
    assert reasons(counted)[0] == "1 of 2 lines are not counted"


def test_the_last_report_of_a_line_counts(counted: str) -> None:
    seen(counted, {"1": 1})
    seen(counted, {"1": 3}, condition=Condition.POOR)
    assert models.Sighting.objects.get().counted == 3
    assert models.Item.objects.get(line="1").condition == "poor"
    check_whole()


def test_a_count_is_not_forgotten_by_the_next_table(counted: str, tmp_path: Path) -> None:
    seen(counted, {"1": 2})
    say("variance.explained", counted, lines=("1",), cause="lost", words="gone")
    say("variance.settled", counted, lines=("1",), decision="accepted", case="b-1")
    rows = [("1", "Pump", counted, 3), ("2", "Tent", counted, 5)]
    listed = compare(table(tmp_path, *rows), MAPPING, on=ON).listing.counts
    assert listed == {"missing": 1}
    rows[0] = ("1", "Pump", counted, 4)
    assert compare(table(tmp_path, *rows), MAPPING, on=ON).listing.counts["conflicting"] == 1


@pytest.mark.parametrize(
    ("kind", "said", "code"),
    [
        ("count.opened", {}, "Q501"),
        ("count.taken", {"count": "c2", "seen": ({"line": "1", "pieces": 1},)}, "Q502"),
        ("count.taken", {"on": date(2026, 1, 1), "seen": ({"line": "1", "pieces": 1},)}, "Q504"),
        ("count.taken", {"seen": ({"line": "1", "pieces": 1},) * 2}, "Q505"),
        ("count.taken", {"seen": ({"line": "9", "pieces": 1},)}, "Q506"),
        ("variance.explained", {"lines": ("1",), "cause": "lost", "words": "x"}, "Q507"),
        ("variance.settled", {"lines": ("1",), "decision": "accepted"}, "Q507"),
        ("count.closed", {}, "Q511"),
    ],
)
def test_what_cannot_be_is_refused(
    counted: str, kind: str, said: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        say(kind, counted, **said)


def test_a_closed_count_takes_nothing_more(counted: str) -> None:
    seen(counted, {"1": 2, "2": 5})
    with pytest.raises(Refused, match="Q512"):
        say("count.closed", counted)
    with pytest.raises(Refused, match="Q508"):
        say("variance.settled", counted, lines=("1",), decision="accepted", case="b-1")
    seen(counted, {"1": 3})
    say("count.closed", counted)
    with pytest.raises(Refused, match="Q503"):
        seen(counted, {"1": 3})


def test_nobody_accepts_what_they_counted(counted: str) -> None:
    def chief(person: str) -> Sender:
        in_office(enrolled(person), "property_chief")
        actor = Actor(person=PersonId(person), capacity="property_chief", delegation=None)
        return Sender(actor, by_the_table, NOW)

    one, other = chief("p-aaaa"), chief("p-bbbb")
    taken = ({"line": "1", "pieces": 2},)
    say("count.taken", counted, seen=taken, by=one)
    say("variance.explained", counted, lines=("1",), cause="lost", words="gone", by=one)
    accept: dict[str, Any] = {"lines": ("1",), "decision": "accepted", "case": "b-1"}
    with pytest.raises(Refused, match="B"):
        say("variance.settled", counted, by=one, **accept)
    say("variance.settled", counted, by=other, **accept)
    assert every_row()["property_file"][0]["name"] == "b-1"
