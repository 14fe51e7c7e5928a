"""The environmental page and its photographs: refused without a place, shown without notes."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from drawdown.web.closing.queries import environment_of
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.register.models import Snapshot
from tests.web.closing.photographs import photograph
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in

pytestmark = pytest.mark.django_db
PAGE = "/site/nord/closing"
FORMS = "/site/nord/environment"
ON_SITE = (16.0004, -1.0003)
FAR = (13.5, -2.1)
"""About 300 km from Nord."""
DAY = date(2023, 11, 10).isoformat()


@pytest.fixture
def walker(client: Client, mission: Snapshot, installation: Real) -> Client:
    """Return the browser of an environmental officer who has opened the assessment."""
    installation()
    in_office(enrolled("p-0004"), "environmental_officer")
    officer = logged_in("p-0004")
    assert sent(officer, "assessment-opened", reference="E-1", team=["p-0004"]).status_code == 302
    return officer


def photo(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def sent(client: Client, kind: str, page: str | None = None, **given: Any) -> Any:
    words = page or client.get(FORMS).content.decode()
    found = re.search(rf'id="form-{kind}".*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert found is not None, kind
    return client.post(f"{PAGE}/{kind}", {"stamp": found[1], "on": DAY, **given})


def finding(client: Client, content: bytes, number: str = "F-1", **given: Any) -> Any:
    said = {
        "finding": number,
        "line": "E01",
        "medium": "soil",
        "text": "a stain by the bund",
        "likelihood": "3",
        "consequence": "4",
        "title": "the stain",
        "file": photo(content),
    }
    return sent(client, "finding-recorded", **{**said, **given})


def test_a_finding_without_a_position_takes_that_of_its_photograph(walker: Client) -> None:
    assert finding(walker, photograph(*ON_SITE)).status_code == 302
    position = environment_of("nord").findings["F-1"].position
    assert position is not None
    assert (round(position.lat, 4), round(position.lon, 4)) == ON_SITE


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (photograph(), "E701", "does not say where it was taken"),
        (photograph(*FAR), "E702", "km from the site"),
    ],
    ids=["no position", "300 km away"],
)
def test_a_photograph_that_proves_no_place_is_refused_recorded_and_kept_for_a_reason(
    walker: Client, content: bytes, code: str, words: str
) -> None:
    answer = finding(walker, content, lat=str(ON_SITE[0]), lon=str(ON_SITE[1]))
    said = answer.content.decode()
    assert answer.status_code == 409
    assert code in said
    assert words in said
    assert code in Refusal.objects.get(kind="finding.recorded").codes
    kept = re.search(r'name="stored" value="([0-9a-f]{64})"', said)
    assert kept is not None
    again = finding(
        walker,
        content,
        file="",
        stored=kept[1],
        lat=str(ON_SITE[0]),
        lon=str(ON_SITE[1]),
        photo_reason="the camera has no receiver",
        page=said,
    )
    assert again.status_code == 302, again.content.decode()
    assert environment_of("nord").findings["F-1"].photos == (kept[1],)


def test_the_map_and_its_table_show_each_finding_with_shape_letter_and_place(
    walker: Client,
) -> None:
    for number, (likelihood, consequence) in enumerate([(1, 2), (2, 3), (3, 4), (5, 5)]):
        lat, lon = ON_SITE[0] + number / 1000, ON_SITE[1]
        taken = photograph(lat, lon, colour=f"rgb({number * 40},90,90)")
        given = {"likelihood": str(likelihood), "consequence": str(consequence)}
        assert finding(walker, taken, f"F-{number}", **given).status_code == 302
    words = walker.get("/site/nord/environment").content.decode()
    picture = words[words.index('class="chart finding-map"') :]
    picture = picture[: picture.index("</svg>")]
    for number, rating in enumerate(["low", "medium", "high", "extreme"]):
        assert f' F-{number}, {rating}"' in picture
        assert f'href="#finding-F-{number}"' in picture
        assert f'<tr id="finding-F-{number}">' in words
    letters = re.findall(r'class="letter">([A-Z])<', picture)
    assert sorted(letters) == ["H", "L", "M", "X"]
    assert words.index('id="finding-F-3"') < words.index('id="finding-F-0"')


def paired(walker: Client, before: bytes, after: bytes, **given: Any) -> Any:
    files = {"before_file": photo(before), "file": photo(after)}
    return sent(walker, "photo-paired", pair="P-1", spot="the fuel farm", **{**files, **given})


def test_a_pair_of_one_place_stands_side_by_side(walker: Client) -> None:
    before = photograph(*ON_SITE, at="2019:03:01 10:00:00", colour="green")
    assert paired(walker, before, photograph(*ON_SITE)).status_code == 302
    words = walker.get("/site/nord/environment").content.decode()
    assert 'alt="before: the fuel farm"' in words
    assert 'alt="after: the fuel farm"' in words
    assert "1 Mar 2019, 10:00" in words


def test_a_pair_of_two_places_is_refused_and_both_photographs_are_kept(walker: Client) -> None:
    other = photograph(ON_SITE[0] + 0.01, ON_SITE[1], colour="green")
    answer = paired(walker, other, photograph(*ON_SITE))
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "E707" in said
    kept = dict(re.findall(r'name="(stored(?:_before_file)?)" value="([0-9a-f]{64})"', said))
    assert set(kept) == {"stored", "stored_before_file"}
    again = sent(
        walker,
        "photo-paired",
        page=said,
        pair="P-1",
        spot="the fuel farm",
        photo_reason="the receiver of the old camera erred",
        **kept,
    )
    assert again.status_code == 302, again.content.decode()


def test_a_photograph_is_shown_small_without_its_notes_and_sent_whole(walker: Client) -> None:
    content = photograph(*ON_SITE, size=(1600, 1200))
    finding(walker, content)
    sha256 = environment_of("nord").findings["F-1"].photos[0]
    page = walker.get(f"/document/{sha256}").content.decode()
    place = "16.00040, -1.00030"
    for said in (sha256, "original", "10 Nov 2023, 09:30", place, "Record a finding"):
        assert said in page
    small = walker.get(f"/document/{sha256}/picture")
    assert small["Content-Type"] == "image/jpeg"
    assert "private" in small["Cache-Control"]
    with Image.open(io.BytesIO(small.content)) as picture:
        assert max(picture.size) == 640
        assert not picture.getexif()
    whole = walker.get(f"/document/{sha256}/file")
    assert whole.content == content
    assert whole["Content-Disposition"] == f'attachment; filename="{sha256[:16]}.jpg"'
    assert "sandbox" in whole["Content-Security-Policy"]


def test_who_is_not_shown_a_site_is_not_told_that_its_documents_exist(walker: Client) -> None:
    finding(walker, photograph(*ON_SITE))
    sha256 = environment_of("nord").findings["F-1"].photos[0]
    in_office(enrolled("p-0009"), "host_environment_expert", sites=("sud",))
    stranger = logged_in("p-0009")
    for tail in ("", "/file", "/picture"):
        assert stranger.get(f"/document/{sha256}{tail}").status_code == 404
        assert stranger.get(f"/document/{'0' * 64}{tail}").status_code == 404
    in_office(enrolled("p-0008"), "host_environment_expert", sites=("nord",))
    assert logged_in("p-0008").get(f"/document/{sha256}/picture").status_code == 200


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_site_where_nobody_has_looked_says_so(
    client: Client, loaded: Snapshot, language: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    words = client.get("/site/nord/environment").content.decode()
    assert ("nobody has looked yet" if language == "en" else "personne n’a encore") in words
    assert not Entry.objects.filter(kind="finding.recorded").exists()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "make-safe list"), ("fr", "mise en sécurité")]
)
def test_each_line_says_which_evidence_it_asks_for(
    walker: Client, language: str, words: str
) -> None:
    page = walker.get("/site/nord/environment", headers={"accept-language": language})
    assert words in page.content.decode()
