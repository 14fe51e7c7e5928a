"""Every sample of the documentation is read by what reads it in the product, or by its own test.

Samples in `console` are run by test_console.py, and those in `sh` are read by test_commands.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawdown.ledger.proof import check_proof, parse_proof
from drawdown.ledger.witnesses.policy import Policy
from drawdown.progress.replan.events import parse_event
from drawdown.web.acts import HANDLERS
from tests.docs import sample_log as log
from tests.docs.ledger_readers import Reader, sample_act
from tests.docs.pages import DOCS, ROOT, Sample, pages, samples
from tests.docs.sample_readers import ELSEWHERE, READERS

BOOK = [*sorted(ROOT.glob("*.md")), *(page for page in pages() if page != ROOT / "README.md")]
RUN = frozenset({"console", "sh"})
ACTS = DOCS / "formats" / "acts"


def readers(page: Path) -> tuple[Reader, ...]:
    """Return what reads each block of a page, in order."""
    name = str(page.relative_to(DOCS)) if DOCS in page.parents else page.name
    return READERS.get(name, ())


def shown(page: Path) -> list[Sample]:
    """Return the blocks of a page that no shell is to run."""
    return [sample for sample in samples(page) if sample.language not in RUN]


def read_here(page: Path) -> bool:
    """Return whether no other test reads the page."""
    inside = DOCS in page.parents
    return page.parent != ACTS and not (inside and str(page.relative_to(DOCS)) in ELSEWHERE)


HERE = [page for page in BOOK if read_here(page)]
READ = [
    pytest.param(sample, reader, id=str(sample))
    for page in HERE
    for sample, reader in zip(shown(page), readers(page), strict=False)
]


@pytest.mark.parametrize("doc", HERE, ids=lambda doc: str(doc.relative_to(ROOT)))
def test_somebody_says_what_reads_each_sample(doc: Path) -> None:
    blocks = [str(sample) for sample in shown(doc)]
    assert len(blocks) == len(readers(doc)), f"say in sample_readers.py what reads {blocks}"


@pytest.mark.parametrize(("sample", "reader"), READ)
def test_a_sample_is_read_by_what_reads_it(sample: Sample, reader: Reader, tmp_path: Path) -> None:
    reader(sample, tmp_path)


def test_every_page_that_is_named_is_there_and_read_where_it_is_said() -> None:
    assert all((DOCS / name).is_file() for name in {*READERS, *ELSEWHERE})
    for name, test in ELSEWHERE.items():
        assert Path(name).name in (Path(__file__).parent / test).read_text(encoding="utf-8")


def test_every_kind_of_act_has_a_page_with_one_body() -> None:
    """The body is read by tests/web/test_format_pages.py."""
    assert {page.stem for page in ACTS.glob("*.md")} == {re.sub("[._]", "-", n) for n in HANDLERS}
    for page in ACTS.glob("*.md"):
        assert [sample.language for sample in samples(page)] == ["json"], page


def test_the_proof_shown_proves_the_act_shown() -> None:
    [sample] = shown(DOCS / "formats" / "proof.md")
    policy = Policy(1, log.POLICY.witnesses)
    proof, keys = parse_proof(sample.text.encode()), [log.LOG.verifying]
    proven = check_proof(proof, sample_act(), origin=log.ORIGIN, keys=keys, policy=policy)
    assert proven.checkpoint.size == log.SIZE


def test_each_event_shown_as_an_option_is_an_event() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in BOOK)
    told = re.findall(r"--event ([a-z_]+:\S+)", text)
    assert len(told) > 4
    for event in told:
        parse_event(event.rstrip("`"))
