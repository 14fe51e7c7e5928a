"""The navigation leads by six jobs, and offers nobody what the table of routes refuses."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client
from django.urls import resolve, reverse

from drawdown.web.people.navigation import JOBS, Place, navigation
from drawdown.web.people.rules import judge, rule_of
from drawdown.web.register.models import Snapshot
from tests.web.people.rights_page import ASKERS, VISITOR, asker

PLACES = [place for job in JOBS for place in job.places]


@pytest.mark.parametrize("name", ASKERS)
def test_nobody_is_offered_what_is_refused(name: str) -> None:
    who = asker(name)
    for place in PLACES:
        offered = navigation(who, place.route, "")
        for link in (*offered.jobs, *offered.pages):
            rule = rule_of(resolve(link.address).url_name)
            assert judge(rule, "GET", who).allowed, link.address


def test_each_page_stands_in_one_place() -> None:
    assert not [route for route, times in Counter(p.route for p in PLACES).items() if times > 1]
    marks = Counter(mark for place in PLACES for mark in place.marks)
    assert not [mark for mark, times in marks.items() if times > 1]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.route)
def test_a_page_says_which_job_it_belongs_to(
    client: Client, mission: Snapshot, place: Place
) -> None:
    address = reverse(place.route)
    frame = client.get(address).content.decode().split("<main")[0]
    assert frame.count('aria-current="true"') == 1
    job = next(job for job in JOBS if place in job.places)
    pages = frame.count(f'<a href="{address}" aria-current="page">')
    assert pages == (1 if len(job.places) > 1 else 0)


def test_a_page_below_another_is_led_back_to_it() -> None:
    offered = navigation(asker(VISITOR), "property-line", "property")
    assert [(link.address, link.current) for link in offered.pages if link.current] == [
        ("/property", "true")
    ]
