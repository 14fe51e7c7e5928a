"""The three verifiers on the same bytes: two in this process, one in a real browser."""

from __future__ import annotations

import io
import shutil
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from drawdown.demo.small_ledger import SmallLedger
from drawdown.ledger.bundle.signatures import known_from
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.ledger.note import print_note
from drawdown.verifiers import verify as verify_py

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PAGE = Path(verify_py.__file__).with_name("verify.html")
BLOCK = 64
BATCH = 50

RUN = """
async ([changes, options]) => {
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const verdicts = [];
  for (const change of changes) {
    if (change.whole !== undefined) window.base = bytes(change.whole);
    const bundle = window.base.slice();
    for (const [offset, piece] of change.pieces) bundle.set(bytes(piece), offset);
    verdicts.push(await window.verifyBundle(bundle, options));
  }
  return verdicts;
}
"""

Verdict = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FromElsewhere:
    """What a verifier is told: keys, witnesses and an earlier checkpoint, as texts."""

    key: str | None = None
    witnesses: tuple[str, ...] = ()
    checkpoint: str | None = None

    def for_browser(self) -> dict[str, Any]:
        """Return the options as the page takes them."""
        given = {"key": self.key, "witnesses": self.witnesses, "checkpoint": self.checkpoint}
        return {name: value for name, value in given.items() if value}


NOTHING = FromElsewhere()


def everything(ledger: SmallLedger) -> FromElsewhere:
    """Return all that an auditor can know of a ledger."""
    return FromElsewhere(
        key=str(ledger.signing[0].verifying),
        witnesses=tuple(str(witness.verifying) for witness in ledger.witnesses),
        checkpoint=print_note(ledger.checkpoint()).decode(),
    )


@dataclass(slots=True)
class ThreeVerifiers:
    """A page with `verify.html`, and the two others. Verdicts come in the same order from each."""

    page: Page
    _base: bytes = field(default=b"")

    def verdicts(
        self, bundles: Sequence[bytes], known: FromElsewhere
    ) -> Iterator[tuple[Verdict, Verdict, Verdict]]:
        """Yield what each verifier says of each bundle."""
        for start in range(0, len(bundles), BATCH):
            batch = bundles[start : start + BATCH]
            yield from zip(
                (in_product(bundle, known) for bundle in batch),
                (on_the_standard_library(bundle, known) for bundle in batch),
                self.in_browser(batch, known),
                strict=True,
            )

    def in_browser(self, bundles: Sequence[bytes], known: FromElsewhere) -> list[Verdict]:
        """Return what the page says of each bundle; only what differs is sent to it."""
        changes = [self._change(bundle) for bundle in bundles]
        found: list[Verdict] = self.page.evaluate(RUN, [changes, known.for_browser()])
        return found

    def _change(self, bundle: bytes) -> dict[str, Any]:
        """Return a bundle as pieces that differ from the one that the page holds."""
        if len(bundle) != len(self._base):
            self._base = bundle
            return {"whole": b64encode(bundle).decode(), "pieces": []}
        pieces = [
            [at, b64encode(bundle[at : at + BLOCK]).decode()]
            for at in range(0, len(bundle), BLOCK)
            if bundle[at : at + BLOCK] != self._base[at : at + BLOCK]
        ]
        return {"pieces": pieces}


def in_product(bundle: bytes, known: FromElsewhere) -> Verdict:
    """Return what `drawdown verify` says."""
    checkpoint = known.checkpoint.encode() if known.checkpoint else None
    told = known_from(known.key, known.witnesses, checkpoint=checkpoint)
    return verify_bundle(io.BytesIO(bundle), told).as_json()


def on_the_standard_library(bundle: bytes, known: FromElsewhere) -> Verdict:
    """Return what `verify.py` says."""
    checkpoint = known.checkpoint.encode() if known.checkpoint else None
    told = verify_py.options(known.key, known.witnesses, checkpoint=checkpoint)
    return verify_py.verify(io.BytesIO(bundle), told)


def accepted(verdict: Verdict) -> bool:
    """Return whether a verdict ends in exit code 0."""
    return verify_py.accepted(dict(verdict))


def says_yes(verdict: Verdict) -> bool:
    """Return whether all five answers are yes."""
    return all(verdict[name]["verdict"] == "yes" for name in verify_py.FIELDS)


@contextmanager
def three_verifiers() -> Iterator[ThreeVerifiers]:
    """Start Chromium with `verify.html` from disk, as a stranger opens it."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        raise SystemExit("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(PAGE.as_uri())
        yield ThreeVerifiers(page)
        browser.close()
