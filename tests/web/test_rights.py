"""One table says who may ask for what; a route that is not in it answers nobody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from drawdown.progress.replan.events import parse_event
from drawdown.progress.replan.shock import shock_of
from drawdown.web.people.rules import TABLE, Rule, Scope, What, judge, rule_of
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from drawdown.web.works.models import Plan, PlanningRun
from drawdown.web.works.queries import document_of
from drawdown.web.works.running.runs import After, run_asked, runs_interrupted
from tests.web.conftest import NOW, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.people.rights_page import (
    ASKERS,
    FOREIGN,
    NOBODY,
    OWN,
    ROLES,
    STRANGER,
    VISITOR,
    asker,
    bounds_of,
    line_of,
    printed,
    written,
)

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
LOGGED_IN = (*ROLES, NOBODY)
ARGUMENTS = {
    "site": OWN,
    "statement": OWN,
    "paper": f"small/{OWN}/v1/0123456789abcdef",
    "report": "briefing",
    "report-file": ("briefing", "pdf"),
    "report-desk": "briefing-2023-08-04",
    "report-change": ("briefing-2023-08-04", "review"),
    "report-kept": ("briefing-2023-08-04", "en", "pdf"),
    "open-data": "figures.csv",
    "invitation": "not-one",
    "api-act": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "act": 1,
    "property-line": 1,
    "property-count": "none",
    "property-files": "case",
    "property-plan": ("preliminary", "xlsx"),
    "property-file": ("case", "none"),
    "property-list": "0" * 64,
    "statement-desk": "nord",
    "legacy-change": "record",
    "done-region": "mopti",
    "done-picture": "0" * 64,
    "statement-change": ("nord", "review"),
    "released": ("nord", "en"),
    "correction": ("nord", "en"),
    "released-file": ("nord", "en", "pdf"),
    "movement-one": "mv-1",
    "movement-change": "movement-requested",
    "last-days-change": "last_day-set",
    "contingent": "egy",
    "contingent-file": "egy",
    "contingent-workbook": "egy",
    "contingent-change": ("egy", "loss-claimed"),
    "liquidation-paper": ("report", "pdf"),
    "liquidation-change": "open-item-opened",
    **{
        f"{page}-{step}": ("1",)
        for page in (
            "rules",
            "liquidation-tables",
            "report-templates",
            "sentences",
            "check-out-list",
        )
        for step in ("adopt", "withdraw")
    },
    "rule-edit": ("exit", "0"),
    "rule-check": ("exit", "0"),
    "api-proof": 1,
    "values-erase": 1,
    "api-tile": "0/000",
    "clearances-change": "clearance-asked",
    "mfa_remove_webauthn": 1,
    "token-revoke": 1,
    **dict.fromkeys(("document", "document-file", "document-picture"), "0" * 64),
    **dict.fromkeys(
        (
            "person",
            "person-correct",
            "person-invite",
            "person-leave",
            "person-erase",
            "capacity-give",
            "delegation-give",
            "holding-end",
        ),
        "p-aaaa",
    ),
}


OF_A_SITE = {
    "site-signing": (),
    "site-signing-print": (),
    "site-signing-change": ("attest",),
    "site-change": ("gate-passed",),
    "site-pack-change": ("pack-made",),
    "site-pack-file": ("1", "pack"),
}
"""What stands in an address after the site."""


def routes(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """Yield the name of every route, nested ones too."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern.name or f"unnamed {pattern.pattern}"


def address(rule: Rule, mission: Snapshot, *, site: str = OWN) -> str:
    """Return an address that the route answers."""
    if rule.route == "run-stop":
        return reverse(
            rule.route, args=[run_asked(mission, seconds=10, asked_by="operator", at=NOW).pk]
        )
    if rule.route == "plan-shock-answer":
        return reverse(rule.route, args=[a_shock(mission).pk])
    if rule.route in OF_A_SITE:
        return reverse(rule.route, args=[site, *OF_A_SITE[rule.route]])
    if rule.route == "movement-one-change":
        return reverse(rule.route, args=["mv-1", "movement-arrived"])
    named = site if rule.scope is Scope.SITE else ARGUMENTS.get(rule.route)
    given = list(named) if isinstance(named, tuple) else [named] if named else []
    return reverse(rule.route, args=given)


def a_shock(mission: Snapshot) -> PlanningRun:
    """Return a run that answered a shock to the plan of the mission; none stays under way."""
    plan, event = Plan.objects.get(), parse_event("leg_shut:rd-nord-sud:2023-07-20")
    shock = documents().put(shock_of(document_of(plan), [event]).content())
    runs_interrupted(at=NOW)
    run = run_asked(mission, seconds=4, asked_by="operator", at=NOW, after=After(plan, shock))
    runs_interrupted(at=NOW)
    return run


@cache
def page() -> dict[str, frozenset[str]]:
    """Return whom the page names for each route."""
    return {route: line.askers for route, line in written().items()}


def client_of(name: str, installation: Real) -> Client:
    """Return the browser of one of the askers; all but the visitor ask a real installation."""
    if name == VISITOR:
        return Client()
    installation()
    if name == STRANGER:
        return Client()
    person = enrolled("p-aaaa")
    if name != NOBODY:
        bounds = bounds_of(name)
        in_office(person, name, sites=bounds.sites or (), subjects=bounds.subjects or ())
    return logged_in(person)


def test_every_route_has_one_line_and_every_line_a_route() -> None:
    assert sorted(routes()) == sorted(rule.route for rule in TABLE)


def test_the_page_of_rights_shows_the_table_as_it_is() -> None:
    expected = {rule.route: line_of(rule) for rule in TABLE}
    assert written() == expected, f"docs/concepts/rights.md should hold:\n{printed()}"


def test_a_route_without_a_line_is_refused() -> None:
    for name in ASKERS:
        for route in ("nowhere", None):
            verdict = judge(rule_of(route), "GET", asker(name))
            assert not verdict.allowed
            assert not verdict.known


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.route)
def test_the_table_answers_as_the_page_says(rule: Rule) -> None:
    for name, site, method in product(ASKERS, (OWN, FOREIGN), METHODS):
        verdict = judge(rule, method, asker(name), site=site)
        expected = name in page()[rule.route] and method in rule.methods
        if rule.scope is Scope.SITE and site == FOREIGN and name in ROLES:
            expected = expected and bounds_of(name).sites is None
        assert verdict.allowed == expected, (name, site, method)
        assert verdict.method_fits == (method in rule.methods)


@pytest.mark.parametrize("name", ASKERS)
def test_every_page_is_served_as_the_page_of_rights_says(
    mission: Snapshot, installation: Real, name: str
) -> None:
    client = client_of(name, installation)
    for rule in TABLE:
        if rule.route == "account_logout":
            continue  # asked last, below: it ends what the others need
        for site in (OWN, FOREIGN) if rule.scope is Scope.SITE else (OWN,):
            allowed = judge(rule, "GET", asker(name), site=site).allowed
            answer = client.get(address(rule, mission, site=site))
            told = (rule.route, site, answer.status_code)
            if rule.what in (What.CHANGE, What.PREFER):
                assert answer.status_code == 405, told
            elif allowed:
                assert answer.status_code in (200, 302, 404), told
                assert "/login?next" not in answer.get("Location", ""), told
            elif name == STRANGER and rule.route.startswith("api-"):
                assert answer.status_code == 401, told
            elif name == STRANGER:
                assert answer["Location"].startswith("/login?next="), told
            else:
                assert answer.status_code == 403, told


@pytest.mark.parametrize("name", ASKERS)
def test_every_change_is_refused_as_the_page_of_rights_says(
    mission: Snapshot, installation: Real, name: str
) -> None:
    client = client_of(name, installation)
    for rule in TABLE:
        if rule.what is What.CHANGE and name not in page()[rule.route]:
            refused = 401 if name == STRANGER and rule.route.startswith("api-") else 403
            assert client.post(address(rule, mission)).status_code == refused, rule.route


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.route)
def test_another_method_is_no_way_around(client: Client, mission: Snapshot, rule: Rule) -> None:
    place = address(rule, mission)
    for method in set(METHODS) - rule.methods:
        answer = client.generic(method, place)
        assert answer.status_code == 405, method


@pytest.mark.parametrize("caller", ["203.0.113.9", "10.0.0.1", "2001:db8::1", "", "unix:"])
def test_nobody_but_this_machine_reads_a_page_of_the_example(
    client: Client, mission: Snapshot, caller: str
) -> None:
    assert client.get("/", REMOTE_ADDR=caller).status_code == 403


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via"])
def test_who_comes_through_a_proxy_is_a_stranger(
    client: Client, mission: Snapshot, header: str
) -> None:
    assert client.get("/", headers={header: "127.0.0.1"}).status_code == 403


def test_another_host_name_is_refused(client: Client, mission: Snapshot) -> None:
    assert client.get("/", HTTP_HOST="evil.example").status_code == 400


def test_what_changes_something_asks_for_the_form_s_own_token(mission: Snapshot) -> None:
    careful = Client(enforce_csrf_checks=True)
    for rule in TABLE:
        if "POST" in rule.methods:
            assert careful.post(address(rule, mission)).status_code == 403, rule.route
