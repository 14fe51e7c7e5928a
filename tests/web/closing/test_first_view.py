"""The first view of a site: what blocks it, and who; its line of time; the lists of tasks."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from drawdown.demo.closing_story import Teller
from drawdown.people.sections import french, roles_of, units, units_of
from drawdown.register.model import Register
from drawdown.web.closing.queries import file_of, register
from drawdown.web.register.models import Snapshot
from tests.web.people.persons import enrolled, in_office

pytestmark = pytest.mark.django_db


def text(client: Client, where: str, language: str = "en") -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def first_view(words: str) -> str:
    """Return the first section of a page in words alone."""
    start = words.index('class="card today"')
    return " ".join(
        re.sub(r"<[^>]+>", " ", words[start : words.index("</section>", start)]).split()
    )


def test_the_example_stands_on_the_day_its_story_tells_and_not_years_later(
    client: Client, sevare: Teller
) -> None:
    assert "8 December 2023" in first_view(text(client, "/site/mopti-sevare/closing"))


def test_each_site_of_the_story_says_who_owes_what_it_lacks(client: Client, sevare: Teller) -> None:
    signed = first_view(text(client, "/site/mopti-sevare/closing"))
    assert "Next: Checked after the handover decided by: Head of a regional office" in signed
    assert "Force or sector headquarters owes 1 thing" in signed
    assert "since 8 Dec 2023, 0 days" in signed
    open_still = first_view(text(client, "/site/gao/closing"))
    assert "Director or chief of mission support owes 1 thing" in open_still
    assert "never asked for" in open_still
    dans = first_view(text(client, "/site/douentza/closing", "fr"))
    assert "État-major de la force ou d&#x27;un secteur doit 1 élément" in dans


def test_whoever_holds_the_office_is_named_beside_it(client: Client, loaded: Snapshot) -> None:
    in_office(enrolled("p-0001"), "drawdown_cell_chief")
    said = first_view(text(client, "/site/nord/closing"))
    assert "Chief of the drawdown cell erased (p-0001) owes 1 thing" in said


def test_the_line_of_time_and_its_table_say_the_same(client: Client, sevare: Teller) -> None:
    words = text(client, "/site/mopti-sevare/closing")
    picture = words[words.index('class="chart line-of-time"') :]
    for said in ("Signed over", "G6", "OPAM annex", "Office du Riz annex"):
        assert said in picture[: picture.index("</svg>")]
    table = picture[picture.index("<table>") : picture.index("</table>")]
    assert table.count("<tr>") == 1 + 3 * (6 + 6 + 1 + 1)
    assert "G6 passed" in table


def test_lists_count_what_they_show(client: Client, mission: Snapshot) -> None:
    in_office(enrolled("p-0001"), "engineering")
    client.post("/enter", {"person": "p-0001"})
    words = text(client, "/work?list=section")
    counted = {
        name: int(count)
        for name, count in re.findall(r'<a href="\?list=(\w+)"[^>]*>[^<]*<b>(\d+)</b>', words)
    }
    assert set(counted) == {"open", "week", "section", "mine", "overdue", "blocked"}
    assert counted["section"] == counted["open"] == words.count('<span class="muted">T')
    for name in ("week", "mine", "overdue", "blocked"):
        assert counted[name] == text(client, f"/work?list={name}").count('<span class="muted">T')


def test_every_section_of_the_rules_has_a_french_name_and_most_a_role(minusma: Teller) -> None:
    known: Register = register()
    leads = {task.lead for task in known.pack.tasks}
    assert {unit for lead in leads for unit in units_of(lead)} <= set(units())
    assert french("ENV then DMS") == "Environnement puis Appui à la mission"
    assert roles_of("ENV + Engineering") == {"environmental_officer", "engineering"}
    assert roles_of("a section nobody knows") == frozenset()
    assert date(2023, 7, 1) == known.mission.plan_start


def test_the_looks_of_a_signed_site_have_their_days(client: Client, sevare: Teller) -> None:
    words = text(client, "/site/mopti-sevare/receiver")
    signed = file_of("mopti-sevare").signed_on
    assert signed == date(2023, 12, 8)
    assert "7 Jan 2024" in words
    assert "7 Mar 2024" in words
    assert "OPAM annex" in words
