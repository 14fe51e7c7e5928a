"""`verify.html` works from disk, says its verdict in both languages, and lets acts be found."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.three_verifiers import PAGE
from drawdown.verifiers import verify
from tests.verifiers import worlds

TEXT = PAGE.read_text("utf-8")
AXE = Path(__file__).parents[1] / "web" / "vendor" / "axe.min.js"
VERIFY = """
(cases) => cases.map(([key, message, signature]) => {
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
  return window.ed25519(bytes(key), bytes(message), bytes(signature));
})
"""


def choose(page: Page, bundle: bytes) -> None:
    """Choose a bundle as a person does."""
    page.set_input_files(
        "#file", {"name": "bundle.zip", "mimeType": "application/zip", "buffer": bundle}
    )
    expect(page.locator("#fields li")).to_have_count(5)


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_policy_names_the_block_that_is_there(tag: str) -> None:
    (block,) = re.findall(f"<{tag}>(.*?)</{tag}>", TEXT, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in TEXT, f"write sha256-{digest} into the policy"


def test_it_names_no_other_file_and_no_place_to_send_to() -> None:
    assert "default-src 'none'" in TEXT
    assert not re.search(r"https?:|//[a-z]|fetch\(|XMLHttp|WebSocket|innerHTML|eval\(|src=", TEXT)


def test_it_says_the_reasons_of_the_other_verifiers() -> None:
    table = TEXT[TEXT.index("const REASONS = {") :]
    for code, (field, verdict, english, french) in verify.REASONS.items():
        words = f"{json.dumps(english)},\n    {json.dumps(french, ensure_ascii=False)}]"
        assert f'"{code}": ["{field}", "{verdict}",\n    {words}' in table, code


def test_it_verifies_signatures_as_wycheproof_asks(opened: Page, shared: Path) -> None:
    vectors = json.loads(
        (shared / "data/vectors/ed25519_wycheproof/ed25519_half.json").read_text("utf-8")
    )
    cases = [
        (group["publicKey"]["pk"], case["msg"], case["sig"], case["result"] == "valid")
        for group in vectors["testGroups"]
        for case in group["tests"]
    ]
    assert len(cases) == 65
    found = opened.evaluate(VERIFY, [case[:3] for case in cases])
    assert found == [case[3] for case in cases]


def test_it_says_the_verdict_of_a_chosen_file_in_both_languages(opened: Page) -> None:
    choose(opened, worlds.ledger().bundle())
    expect(opened.locator("#summary")).to_have_text(re.compile("give the keys above"))
    expect(opened.locator("#fields li.yes")).to_have_count(3)
    opened.get_by_role("button", name="Français").click()
    expect(opened.locator("html")).to_have_attribute("lang", "fr")
    expect(opened.locator("#fields")).to_contain_text("les 60 inscriptions du registre")


def test_it_says_yes_to_everything_with_keys_from_elsewhere(opened: Page) -> None:
    known = worlds.told()
    opened.get_by_text("What you know from elsewhere").click()
    opened.get_by_label("Key of the ledger").fill(known.key or "")
    opened.get_by_label("Keys of the witnesses").fill("\n".join(known.witnesses))
    opened.get_by_label("An earlier checkpoint").fill((known.checkpoint or "").strip())
    choose(opened, worlds.ledger().bundle())
    expect(opened.locator("#summary")).to_have_text("Everything agrees.")
    expect(opened.locator("#fields li.yes")).to_have_count(5)


def test_it_names_what_is_wrong(opened: Page) -> None:
    bundle = worlds.ledger().bundle()
    at = bundle.index(b"asset.")
    choose(opened, bundle[:at] + b"x" + bundle[at + 1 :])
    expect(opened.locator("#summary")).to_have_class("no")
    expect(opened.locator("#fields li.no").first).to_contain_text("tile/entries/000.p/60")


def test_it_says_so_when_a_key_cannot_be_read(opened: Page) -> None:
    opened.get_by_text("What you know from elsewhere").click()
    opened.get_by_label("Key of the ledger").fill("no key")
    opened.set_input_files(
        "#file", {"name": "b.zip", "mimeType": "application/zip", "buffer": b"PK"}
    )
    expect(opened.get_by_role("alert")).to_have_text("A key or checkpoint given cannot be read.")


@pytest.mark.parametrize("site", [None, "kidal"])
def test_acts_are_found_by_site_and_kind_and_opened(opened: Page, site: str | None) -> None:
    choose(opened, worlds.ledger().bundle(site=site))
    opened.get_by_label("Kind").select_option("handover.signed")
    opened.get_by_label("Site").select_option("kidal")
    acts = opened.locator("#acts details")
    kinds = [act.decode() for act in worlds.ledger().acts if b'"handover.signed"' in act]
    assert acts.count() == len([act for act in kinds if '"sites":["kidal"]' in act]) > 0
    acts.first.locator("summary").click()
    expect(acts.first.locator("pre")).to_contain_text('"kind": "handover.signed"')
    expect(acts.first).to_contain_text("Personal values")
    with opened.expect_download() as saved:
        acts.first.get_by_role("button", name="Save document").first.click()
    content = saved.value.path().read_bytes()
    assert hashlib.sha256(content).hexdigest() == saved.value.suggested_filename


def test_it_fits_a_telephone_and_is_accessible(opened: Page) -> None:
    choose(opened, worlds.ledger().bundle())
    opened.locator("#acts summary").first.click()
    opened.get_by_text("What you know from elsewhere").click()
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    opened.evaluate(AXE.read_text("utf-8"))
    found = opened.evaluate("async () => (await axe.run()).violations.map((each) => each.id)")
    assert found == []
