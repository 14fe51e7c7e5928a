"""The examples of the pages on formats are read by the readers of these formats."""

from __future__ import annotations

import re
from pathlib import Path

from drawdown.ledger.checkpoint import cosignatures, open_checkpoint, print_checkpoint
from drawdown.ledger.key import parse_verifying_key
from drawdown.ledger.note import parse_note, print_note

PAGES = Path(__file__).parents[2] / "docs" / "formats"
LOG = parse_verifying_key(
    "closure.example/mission-a+71041d1b+AeuAH23lexkB5s71RFK5P4eO963DO+4MTfriCE74Xx88"
)
HOST = parse_verifying_key(
    "witness.example/host+48b9be6e+BFITgFNYRWYVZ59KEtJ376rBo7KhGlnUV2aRCn+/wBRG"
)


def blocks(page: str) -> list[str]:
    """Return the examples of a page."""
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_checkpoint_of_the_page_opens_and_is_cosigned_over_the_text_shown() -> None:
    example, message = blocks("checkpoint")
    note = parse_note(example.encode())
    assert print_note(note).decode() == example
    checkpoint = open_checkpoint(note, origin="closure.example/mission-a", keys=[LOG])
    when = cosignatures(note, [HOST]).times[HOST]
    assert message == (
        f"cosignature/v1\ntime {int(when.timestamp())}\n{print_checkpoint(checkpoint)}"
    )
