"""One table says who may ask for what; a route that is not in it answers nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from drawdown.web.people.rules import TABLE, Role, Rule, What, judge
from drawdown.web.register.models import Snapshot
from drawdown.web.works.runs import run_asked
from tests.web.conftest import NOW

ARGUMENTS = {"site": "nord"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def routes(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """Yield the name of every route, nested ones too."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern.name or f"unnamed {pattern.pattern}"


def address(rule: Rule, mission: Snapshot) -> str:
    """Return an address that the route answers."""
    if rule.route == "run-stop":
        return reverse(
            rule.route, args=[run_asked(mission, seconds=10, asked_by="operator", at=NOW).pk]
        )
    named = ARGUMENTS.get(rule.route)
    return reverse(rule.route, args=[named] if named else [])


def test_every_route_has_one_line_and_every_line_a_route() -> None:
    assert sorted(routes()) == sorted(rule.route for rule in TABLE)


def test_a_route_without_a_line_is_refused() -> None:
    verdict = judge("nowhere", "GET", Role.LOCAL)
    assert not verdict.allowed
    assert not verdict.known


def test_no_route_at_all_is_refused() -> None:
    assert not judge(None, "GET", Role.LOCAL).allowed


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.route)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("method", METHODS)
def test_the_table_is_obeyed(
    client: Client, mission: Snapshot, rule: Rule, role: Role, method: str
) -> None:
    caller = "127.0.0.1" if role is Role.LOCAL else "203.0.113.9"
    answer = client.generic(method, address(rule, mission), REMOTE_ADDR=caller)
    if method not in rule.methods:
        assert answer.status_code == 405
    elif role not in rule.roles:
        assert answer.status_code == 403
    else:
        assert answer.status_code not in (403, 405, 500)


@pytest.mark.parametrize("caller", ["203.0.113.9", "10.0.0.1", "2001:db8::1", "", "unix:"])
def test_nobody_but_this_machine_reads_a_page(
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
        if rule.what is not What.READ:
            assert careful.post(address(rule, mission)).status_code == 403, rule.route
