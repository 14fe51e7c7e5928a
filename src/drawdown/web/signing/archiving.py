"""Collects what is packed for an archive or a dispute: files, their series, and what each is."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drawdown.core.canonical import digest
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.forms import EXTENSIONS, form_of
from drawdown.documents.paper import Words
from drawdown.ledger.act import Act
from drawdown.ledger.act_reading import parse_act
from drawdown.register.site import Site
from drawdown.signing.archive import Held
from drawdown.verifiers import travelling
from drawdown.web.closing.packs.handed_out import files_of
from drawdown.web.closing.queries import file_of, pack_of
from drawdown.web.records.actions.hand_out import hand_out
from drawdown.web.records.models import Entry, Evidence
from drawdown.web.records.sending import Sender
from drawdown.web.store import documents

LEDGER = Words(
    "The acts of this site, with their proofs", "Les actes de ce site, avec leurs preuves"
)
VERIFIER = Words("How to check the ledger", "Comment vérifier le registre")


@dataclass(frozen=True, slots=True)
class Piece:
    """One file that is packed."""

    path: str
    content: bytes
    what: Words
    series: str

    @property
    def held(self) -> Held:
        """The file as the first page lists it."""
        return Held(self.path, self.what, self.series, digest(self.content))


def pack_pieces(site: Site) -> Iterator[Piece]:
    """Yield the files of every version that both sides signed, of the site and of its parts."""
    for part in (None, *sorted(file_of(site.id).parts)):
        name = f"{site.id}-{part}" if part else site.id
        for version in pack_of(site.id, part).versions:
            if not version.complete:
                continue
            what = Words(
                f"Handover pack, version {version.number}",
                f"Dossier de remise, version {version.number}",
            )
            for file, content in files_of(f"{name}-v{version.number}", version).items():
                yield Piece(f"pack/{file}", content, what, "pack")
            for raised in version.raised:
                path = f"pack/{name}-v{version.number}-{raised.on}-{raised.level}.pdf"
                yield Piece(path, documents().get(raised.document), what, "pack")


def evidence_pieces(hashes: Iterable[str]) -> Iterator[Piece]:
    """Yield documents of the store, each under its hash, with the title it was added under."""
    for name in sorted(set(hashes)):
        try:
            content = documents().get(name)
        except (NoSuchDocument, DamagedDocument):
            continue
        row = Evidence.objects.filter(sha256=name).order_by("entry").first()
        form = form_of(content)
        ending = EXTENSIONS[form][0] if form else "bin"
        title = row.title if row is not None else name[:16]
        yield Piece(f"evidence/{name}.{ending}", content, Words.same(title), "evidence")


def ledger_pieces(site: Site, *, by: Sender) -> Iterator[Piece]:
    """Yield the bundle of the site, and the verifiers that need nothing of ours."""
    with tempfile.TemporaryDirectory(prefix="drawdown-archive-") as folder:
        place = Path(folder) / "ledger.zip"
        hand_out(place, site=site.id, personal_values=False, by=by)
        yield Piece("ledger/ledger.zip", place.read_bytes(), LEDGER, "ledger")
    for name, content in travelling().items():
        yield Piece(f"ledger/{name}", content, VERIFIER, "verifier")


def acts_of(site: str) -> Iterator[tuple[int, Act]]:
    """Yield every act on a site, the oldest first."""
    rows = Entry.objects.filter(topics__topic=f"site:{site}").distinct().order_by("index")
    for row in rows.iterator():
        yield row.index, parse_act(bytes(row.content))
