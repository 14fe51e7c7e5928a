"""The examples of the pages on formats are read by the readers of these formats."""

from __future__ import annotations

import re
from pathlib import Path

from drawdown.ledger.checkpoint import cosignatures, open_checkpoint, print_checkpoint
from drawdown.ledger.key import parse_verifying_key
from drawdown.ledger.note import parse_note, print_note
from drawdown.ledger.tiles import bundles_of, parse_path, tiles_of

PAGES = Path(__file__).parents[2] / "docs" / "formats"
LOG = parse_verifying_key(
    "closure.example/mission-a+f9cee180+ASVqzBclbO5M/R7oLHlBm14thd0tgl5CBY/Dt7uKv8XT"
)
HOST = parse_verifying_key(
    "witness.example/host+ba8b2a3f+BFde0c5cFhLzwABKeM+9UrzjOhDPQmRdehQ/BXVn2P38"
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


def test_the_key_of_the_page_is_a_key() -> None:
    key, sealed = blocks("keys")[:2]
    assert str(parse_verifying_key(key.strip())) == key.strip()
    assert sealed.split("\n")[1] == key.strip()


def test_the_tiles_of_the_page_are_those_of_its_log() -> None:
    listed = [line.split()[0] for line in blocks("tiles")[0].splitlines()]
    tiles = [tile.path for tile in (*bundles_of(257), *tiles_of(257))]
    assert listed == ["checkpoint", *tiles]
    assert [parse_path(path).path for path in tiles] == tiles
