"""`verify.html` judges a signed paper from disk: who signed, what is covered, and the ledger."""

from __future__ import annotations

import base64
import io
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from drawdown.demo.forged_bundles import files_of
from drawdown.documents.hand import content_of_strokes, read_strokes
from drawdown.documents.keys import practice_authority
from drawdown.documents.render import render
from drawdown.documents.sign import HOST, MISSION, Drawn, prepare, raise_level, sign
from drawdown.ledger.bundle.holding import first_naming
from tests.documents.papers import MADE, PICTURES, small_paper
from tests.documents.signing import (
    GOVERNOR,
    HEAD,
    LATER,
    SINCE,
    authority,
    half_signed,
    identity,
    prepared,
    signed,
)
from tests.verifiers import worlds

JUDGE = """
async ([content, roots, now]) => {
  const raw = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  return await window.verifyPaper(raw, { roots, now: new Date(now) });
}
"""


def judged(page: Page, content: bytes, *, roots: str | None = None, now: Any = LATER) -> Any:
    known = authority().root.decode() if roots is None else roots
    return page.evaluate(JUDGE, [base64.b64encode(content).decode(), known, now.isoformat()])


def payload(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def codes(verdict: Any) -> set[str]:
    return {code for code, _where in verdict["reasons"]}


def raised(years: int) -> bytes:
    stamps = authority().time_stamper(since=SINCE, at=MADE + timedelta(days=3), years=years)
    return raise_level(signed(), (authority().root,), stamps=stamps)


@pytest.mark.browser
def test_a_genuine_paper_lacks_only_the_ledger(opened: Page) -> None:
    verdict = judged(opened, signed())
    assert verdict["result"] == "incomplete"
    assert verdict["reasons"] == []
    assert verdict["missing"] == [["ledger-not-asked", ""]]
    assert verdict["whole"] is True
    assert [one["who"] for one in verdict["signatures"]] == ["Mission office", "Governor's office"]
    assert verdict["signatures"][1]["capacity"] == "Governor of Mopti Region"
    assert judged(opened, signed(), roots="")["missing"][0] == ["no-root", ""]
    half = judged(opened, half_signed())
    assert ["no-signature", ""] in half["missing"]


@pytest.mark.browser
def test_a_paper_of_one_party_needs_one_signature(opened: Page) -> None:
    alone = small_paper(parties=small_paper().parties[:1])
    ready = prepare(render(alone, PICTURES))
    none = judged(opened, ready)
    done = sign(ready, MISSION, HEAD, by=identity("Mission office"))
    verdict = judged(opened, done)
    assert verdict["missing"] == [["ledger-not-asked", ""]]
    assert [one["who"] for one in verdict["signatures"]] == ["Mission office"]
    assert none["signatures"] == []
    assert ["no-signature", ""] in none["missing"]


@pytest.mark.browser
def test_it_says_whether_a_hand_drew_a_signature_or_a_key_made_it(opened: Page) -> None:
    strokes = read_strokes("[[[100, 100], [400, 220], [650, 80]], [[300, 60], [420, 250]]]")
    drawn = Drawn(name="Awa Office", witness="Sali Engineer", look=content_of_strokes(strokes))
    ready = sign(prepared(), MISSION, replace(HEAD, drawn=drawn), by=identity("Mission office"))
    mixed = sign(ready, HOST, GOVERNOR, by=identity("Governor's office"))
    given = [payload("root.pem", authority().root), payload("pack.pdf", mixed)]
    opened.set_input_files("#file", given)
    about = opened.locator("#paperAbout")
    expect(about).to_contain_text("Awa Office")
    said = about.inner_text()
    assert said.count("drawn on a tablet, sealed with this key") == 1
    assert said.count("signed with this key") == 1
    opened.get_by_role("button", name="Français").click()
    expect(about).to_contain_text("tracé sur une tablette, scellé par cette clé")


@pytest.mark.browser
def test_a_root_that_did_not_sign_is_told_from_one_that_did(opened: Page) -> None:
    other = practice_authority("Another root", since=SINCE).root.decode()
    assert codes(judged(opened, signed(), roots=other)) == {"untrusted"}


@pytest.mark.browser
def test_changed_bytes_are_found_wherever_they_stand(opened: Page) -> None:
    dice = random.Random(7)  # noqa: S311
    content = signed()
    for _ in range(40):
        changed = bytearray(content)
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        assert judged(opened, bytes(changed))["result"] == "invalid"
    assert "trailing-bytes" in codes(judged(opened, content + b"x"))
    assert "not-whole" in codes(judged(opened, content + b"\n%%EOF\n"))


@pytest.mark.browser
def test_a_time_stamp_reaches_twenty_years_and_a_missed_renewal_is_said(opened: Page) -> None:
    later = MADE + timedelta(days=365 * 20)
    assert judged(opened, raised(25), now=later)["reasons"] == []
    verdict = judged(opened, raised(10), now=later)
    assert "renewal-missed" in codes(verdict)
    assert "renewal-missed" in codes(judged(opened, signed(), now=later))


@pytest.mark.browser
def test_a_person_drops_a_paper_with_its_root_and_reads_the_verdict(opened: Page) -> None:
    given = [payload("root.pem", authority().root), payload("pack.pdf", signed())]
    opened.set_input_files("#file", given)
    expect(opened.locator("#paperSummary")).to_contain_text("Incomplete")
    expect(opened.locator("#paperAbout")).to_contain_text("Governor of Mopti Region")
    expect(opened.locator("#paperUnchecked")).to_contain_text("Not checked here")
    opened.get_by_role("button", name="Français").click()
    expect(opened.locator("#paperSummary")).to_contain_text("Incomplet")
    expect(opened.locator("#paperReasons")).to_contain_text("aucun dossier du registre")


@pytest.mark.browser
@pytest.mark.parametrize("site", [None, "gao"])
def test_it_finds_the_entry_that_holds_a_document_as_the_command_does(
    opened: Page, site: str | None
) -> None:
    bundle = worlds.ledger().bundle(site=site)
    name = worlds.first_document(files_of(bundle)).removeprefix("evidence/")
    script = """
    async ([content, name]) => {
      const raw = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      await window.verifyBundle(raw);
      return [await firstNaming(name), await firstNaming("f".repeat(64))];
    }
    """
    found = opened.evaluate(script, [base64.b64encode(bundle).decode(), name])
    assert found == [first_naming(io.BytesIO(bundle), name), None]


@pytest.mark.browser
def test_a_genuine_paper_that_the_bundle_does_not_hold_is_refused(opened: Page) -> None:
    given = [payload("pack.pdf", signed()), payload("ledger.zip", worlds.ledger().bundle())]
    opened.set_input_files("#file", given)
    expect(opened.locator("#paperSummary")).to_contain_text("Not valid")
    expect(opened.locator("#paperReasons")).to_contain_text("does not hold a file")
    assert opened.locator("#fields li").count() == 5
