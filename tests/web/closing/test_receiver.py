"""The receiver of a site on its page: obligations, looks at 30 and 90 days, expected survival."""

from __future__ import annotations

from datetime import timedelta

import pytest

from drawdown.web.closing.queries import file_of
from tests.web.closing.test_forms import (  # noqa: F401 -- fixtures
    TODAY,
    logged_in_once,
    nobody_yet,
    office,
    paper,
    sent,
)

pytestmark = pytest.mark.django_db
PAGE = "/site/nord/receiver"


def page() -> str:
    return logged_in_once("head_of_office").get(PAGE).content.decode()


def test_an_obligation_is_undertaken_with_its_day_and_looked_at() -> None:
    said = {"obligation": "vocational-school", "text": "the buildings serve a school"}
    said |= {"due": (TODAY + timedelta(days=30)).isoformat()}
    assert sent("head_of_office", "obligation-undertaken", **said).status_code == 302
    assert "in 30 days" in page()
    given = {"obligation": "vocational-school", "kept": "no", "file": paper()}
    assert sent("head_of_office", "obligation-seen", **given).status_code == 302
    seen = file_of("nord").obligations["vocational-school"]
    assert seen.kept is False
    assert len(seen.evidence) == 1
    assert "not kept" in page()


def test_a_look_at_a_site_that_is_still_the_mission_s_is_refused_and_what_was_typed_stays() -> None:
    given = {"after": "30", "looted": "no", "findings": "the gate is open\nnobody guards it"}
    answer = sent("head_of_office", "site-checked", **given)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "the site is still the mission&#x27;s" in words
    assert "nobody guards it" in words


def test_what_is_left_is_an_estimate_with_its_range_and_where_it_comes_from() -> None:
    words = page()
    assert "29%" in words
    assert "UNAMID 2021: 4 of 14 whole" in words
    assert "This mission has looked at none of its own yet." in words


def test_what_a_part_undertook_is_noticed_under_the_name_of_the_part() -> None:
    opened = {"part": "annex-1", "kind": "annex", "name": "an annex"}
    assert sent("director_mission_support", "part-opened", **opened).status_code == 302
    said = {"obligation": "clinic", "text": "a clinic opens", "part": "annex-1"}
    said |= {"due": (TODAY + timedelta(days=3)).isoformat()}
    assert sent("head_of_office", "obligation-undertaken", **said).status_code == 302
    notices = logged_in_once("head_of_office").get("/notices").content.decode()
    assert "See whether it was kept: a clinic opens" in notices
    assert "annex-1" in notices
