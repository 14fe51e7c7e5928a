"""Make a bundle to hand out, and record that it was made and what went with it."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

from drawdown.ledger.acts.bundled import Bundled
from drawdown.ledger.bundle.manifest import Manifest
from drawdown.web.records.bundling import write_bundle
from drawdown.web.records.handlers import BUNDLED
from drawdown.web.records.sending import About, Sender, send


def hand_out(place: Path, *, site: str | None, personal_values: bool, by: Sender) -> Manifest:
    """Write a bundle, whole or not at all, and record it; raise what `write_bundle` raises."""
    partial = place.with_name(f".{place.name}.part")
    try:
        with partial.open("wb") as file:
            manifest = write_bundle(file, site=site, personal_values=personal_values, at=by.at)
        with partial.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
        body = Bundled(
            bundle=sha256,
            size=manifest.size,
            site=site,
            with_values=personal_values and site is None,
        )
        sites = [site] if site else []
        send(BUNDLED, body, About(subjects=[f"bundle:{sha256}"], sites=sites), by=by)
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)
    return manifest
