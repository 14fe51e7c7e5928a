"""A shock in the browser: said in a form, answered by a run, shown beside the old plan, adopted."""

from __future__ import annotations

import re
from functools import cache

import pytest
from django.conf import settings
from django.test import Client

from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.check import violations
from drawdown.plan.codec import dump
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.draft import drafted
from drawdown.progress.replan.answer import answer
from drawdown.progress.replan.leave import may_leave_at_once
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.shock import Shock
from drawdown.register.history import History
from drawdown.rules.pack_reading import load_pack
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from drawdown.web.works.actions.carry_out_run import carry_out_run
from drawdown.web.works.actions.record_plan import record_plan
from drawdown.web.works.actions.start_run import start_run
from drawdown.web.works.broken_rules import broken_rules, shock_document
from drawdown.web.works.models import Plan as PlanRow
from drawdown.web.works.models import PlanningRun, RunState
from drawdown.web.works.queries import current_plan, document_of, steps_of
from drawdown.web.works.running.messages import MadePlan
from drawdown.web.works.running.runs import run_started
from tests.web.conftest import BY_OPERATOR, NOW, Real, planned
from tests.web.people.persons import enrolled, in_office, logged_in

pytestmark = pytest.mark.django_db


@cache
def plan() -> Plan:
    """Return a plan of an invented mission, whose register passes every check."""
    return drafted(invented_mission(3, seed=1, pack=load_pack("field-mission")), rounds=1)


def road() -> str:
    """Return a road on which the last convoy of the plan travels."""
    return max((m for m in plan().movements if m.legs), key=lambda m: m.depart).legs[0].leg


def day(after: int) -> str:
    """Return a day so long after the first of the plan."""
    return plan().days.date(after).isoformat()


@pytest.fixture
def invented(db: None) -> Snapshot:
    open_ledger("invented-3-1", origin="test.example/small", at=NOW)
    snapshot = load_register(plan().register_, History(), origin="tests", by=BY_OPERATOR)
    planned(snapshot, plan())
    return snapshot


def said(**fields: str) -> dict[str, str]:
    """Return what a browser sends of the form: a road closed from the tenth day on."""
    chosen = {"kind": "leg_shut", "subject-leg_shut": road(), "first": day(10), "last": day(60)}
    return {**chosen, "known": "", "text": "", "seconds": "4", **fields}


@cache
def replanned(shock: bytes) -> Plan:
    """Return the plan after a shock, made in this process: one of its own starts slowly."""
    situation = Shock.model_validate_json(shock).on(plan())
    return answer(situation, ReplanParams(rounds=1), clock=float).plan


def answered(client: Client, **fields: str) -> tuple[PlanningRun, str]:
    """Send the form, give the run its answer, and return it with its page."""
    taken = client.post("/plan/shock", said(**fields))
    run = PlanningRun.objects.get(replans__isnull=False)
    assert taken.headers["Location"] == f"/plan/shock/{run.pk}"
    after = replanned(documents().get(run.shock))
    run_started(run, at=NOW)
    made = MadePlan(documents().put(dump(after)), after.feasible, after.cost_cents)
    record_plan(run, made, at=NOW)
    run.refresh_from_db()
    return run, page(client, f"/plan/shock/{run.pk}")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def words_of(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_the_plan_leads_to_the_form_and_the_form_offers_what_the_mission_has(
    client: Client, invented: Snapshot
) -> None:
    assert 'href="/plan/shock"' in page(client, "/plan")
    form = page(client, "/plan/shock")
    assert f'<option value="{road()}"' in form
    for kind in ("leg_shut", "leave_now", "clearance_refused", "convoy_slips", "new_deadline"):
        assert f'value="{kind}"' in form
    hub = plan().register_.hubs[0].site
    listed = re.search(r'name="subject-leave_now">(.*?)</select>', form)
    assert listed is not None
    assert f'value="{hub}"' not in listed[1]


def test_without_a_plan_there_is_no_such_page(client: Client, loaded: Snapshot) -> None:
    assert client.get("/plan/shock").status_code == 404


def test_a_road_that_is_closed_is_answered_beside_the_old_plan(
    client: Client, invented: Snapshot
) -> None:
    old = current_plan(invented)
    client.post("/plan/shock", said())
    run = PlanningRun.objects.get(replans__isnull=False)
    carry_out_run(run.pk, clock=lambda: NOW, rounds=2)
    run.refresh_from_db()
    shown = page(client, f"/plan/shock/{run.pk}")
    assert run.state == RunState.FINISHED, run.failure
    assert len(steps_of(run)) >= 1
    assert run.plan is not None
    assert run.plan.replans == old == run.replans
    assert run.plan.shock == run.shock
    closure = document_of(run.plan).register_.closures[-1]
    assert (closure.leg, closure.last.isoformat()) == (road(), day(60))
    assert len(document_of(run.plan).register_.closures) == len(plan().register_.closures) + 1
    words = words_of(shown)
    assert "A road is closed: " in words
    assert "Sites that end on another day" in words
    assert "Cost by part" in words
    # nothing is in force before somebody adopts it, however cheap the new plan is
    assert current_plan(invented) == old


def test_it_is_adopted_as_any_other_plan(client: Client, invented: Snapshot) -> None:
    run, shown = answered(client)
    assert run.plan is not None
    assert broken_rules(run.plan).broken == ()
    form = re.search(r'action="/plan/adopt".*?</form>', shown, re.DOTALL)
    assert form is not None
    fields = dict(re.findall(r'name="(stamp|plan)" value="([^"]+)"', form[0]))
    assert client.post("/plan/adopt", fields).status_code == 302
    assert current_plan(invented) == run.plan
    assert "This plan is adopted." in page(client, f"/plan/shock/{run.pk}")
    # the plan before the shock may be cheaper: it is not offered as better, but one can go back
    shown = page(client, "/plan")
    assert "A better plan has been found" not in shown
    assert f"/plan/shock/{run.pk}" in shown
    assert "Go back to the plan before the shock" in shown
    assert run.replans is not None
    assert run.replans.digest in shown
    for address in ("/", "/plan", "/plan/movements", "/plan/shock", "/closing", "/work"):
        page(client, address)


def test_what_is_wrong_is_named_with_its_line_and_nothing_typed_is_lost(
    client: Client, invented: Snapshot
) -> None:
    text = f"leg_shut:{road()}:{day(3)}\nleg_shut:nowhere:{day(3)}\nhub_gone:x:2023"
    refused = client.post("/plan/shock", said(text=text, seconds="30", number="7", last=day(12)))
    assert refused.status_code == 400
    shown = refused.content.decode()
    assert "<b>Line 3:</b>" in shown
    assert "O202" in shown
    assert text in shown
    assert f'name="first" value="{day(10)}"' in shown
    assert f'name="last" value="{day(12)}"' in shown
    assert f'<option value="{road()}" selected' in shown
    assert 'value="30" checked' in shown
    assert not PlanningRun.objects.filter(replans__isnull=False).exists()
    again = client.post("/plan/shock", said(text=text.rsplit("\n", 1)[0])).content.decode()
    assert "<b>Line 2:</b>" in again
    assert "O203" in again


def test_an_event_without_a_day_or_with_its_days_swapped_is_refused(
    client: Client, invented: Snapshot
) -> None:
    assert "O209" in client.post("/plan/shock", said(first="")).content.decode()
    assert "O204" in client.post("/plan/shock", said(last=day(1))).content.decode()
    assert "O208" in client.post("/plan/shock", said(last="9999-12-31")).content.decode()
    assert "O204" in client.post("/plan/shock", said(known="tomorrow")).content.decode()
    short = said(kind="turn_in_short", share="half", **{"subject-turn_in_short": first_site()})
    assert "O204" in client.post("/plan/shock", short).content.decode()
    assert not PlanningRun.objects.filter(replans__isnull=False).exists()


def first_site() -> str:
    """Return a site that closes and can be left in haste."""
    sites = plan().register_.sites
    return next(site.id for site in sites if may_leave_at_once(plan(), site))


def test_typed_events_stand_alone_where_no_day_is_chosen(
    client: Client, invented: Snapshot
) -> None:
    text = f"- kind: leg_shut\n  subject: {road()}\n  from: {day(20)}\n"
    client.post("/plan/shock", said(first="", last="", text=text))
    run = PlanningRun.objects.get(replans__isnull=False)
    (event,) = shock_document(run.shock).events
    assert (event.first.isoformat(), event.last) == (day(20), None)


def test_a_site_left_in_haste_says_what_stays_and_can_be_adopted(
    client: Client, invented: Snapshot
) -> None:
    site = first_site()
    run, shown = answered(
        client, kind="leave_now", first=day(40), last="", **{"subject-leave_now": site}
    )
    assert run.plan is not None, run.failure
    words = words_of(shown)
    assert "Destroyed or left" in words
    left = next(end for end in document_of(run.plan).sites if end.site == site)
    assert ("too late: no convoy can go sooner" in words) == (left.ended - 1 > 40)
    assert "set aside" in words
    judged = broken_rules(run.plan)
    assert judged.aside > 0
    assert ("cannot be adopted" in words) == bool(judged.broken)


def test_an_answer_that_breaks_a_rule_says_so_and_offers_no_adoption(
    client: Client, invented: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, _ = answered(client)
    broken = plan().model_copy(update={"bound": plan().bound.model_copy(update={"cents": 10**15})})
    monkeypatch.setattr(
        "drawdown.web.works.broken_rules._violations", lambda *_: violations(broken)
    )
    shown = page(client, f"/plan/shock/{run.pk}")
    assert "cannot be adopted" in shown
    assert 'action="/plan/adopt"' not in shown


def test_while_a_run_is_under_way_nothing_typed_is_lost(client: Client, invented: Snapshot) -> None:
    start_run(10, asked_by="operator", at=NOW)
    refused = client.post("/plan/shock", said(text="# a note"))
    assert refused.status_code == 409
    shown = refused.content.decode()
    assert "# a note" in shown
    assert "A planning run is under way" in shown
    assert not PlanningRun.objects.filter(replans__isnull=False).exists()


def test_its_progress_is_shown_and_it_can_be_stopped(client: Client, invented: Snapshot) -> None:
    client.post("/plan/shock", said())
    run = PlanningRun.objects.get(replans__isnull=False)
    shown = page(client, f"/plan/shock/{run.pk}")
    assert "compiles for half a minute" in shown
    assert 'hx-trigger="every 2s"' in shown
    assert f"/plan/shock/{run.pk}" in page(client, "/")
    stopped = client.post(f"/run/{run.pk}/stop", {"from": "shock"})
    assert stopped.headers["Location"] == f"/plan/shock/{run.pk}"
    assert "There is no new plan." in page(client, f"/plan/shock/{run.pk}")


def test_a_run_that_answers_no_shock_has_no_such_page(client: Client, mission: Snapshot) -> None:
    assert client.get(f"/plan/shock/{PlanningRun.objects.get().pk}").status_code == 404


def test_the_chief_may_tell_a_shock_and_sees_no_convoy(
    invented: Snapshot, installation: Real
) -> None:
    run, _ = answered(Client())
    installation()
    person = enrolled("p-aaaa")
    in_office(person, "drawdown_cell_chief")
    chief = logged_in(person)
    names = [m.id for m in plan().movements]
    for address in ("/plan/shock", f"/plan/shock/{run.pk}"):
        shown = page(chief, address)
        assert not [name for name in names if name in shown]
    assert 'value="convoy_slips"' not in page(chief, "/plan/shock")


def test_who_may_not_start_a_plan_may_not_tell_a_shock(
    invented: Snapshot, installation: Real
) -> None:
    installation()
    person = enrolled("p-aaaa")
    in_office(person, "movement_control")
    other = logged_in(person)
    assert other.get("/plan/shock").status_code == 403
    assert other.post("/plan/shock", said()).status_code == 403
    assert 'href="/plan/shock"' not in page(other, "/plan")
    assert PlanRow.objects.count() == 1


def test_it_speaks_french(client: Client, invented: Snapshot) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    assert "Une route est fermée" in page(client, "/plan/shock")
    _, shown = answered(client)
    words = words_of(shown)
    assert "Une route est fermée" in words
    assert "Sites that end" not in words
