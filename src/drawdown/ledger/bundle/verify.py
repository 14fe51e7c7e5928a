"""Checks a bundle (docs/formats/bundle.md) with the ledger's own parts: the in-product verifier.

It shares no code with the two verifiers that travel in the bundle, and gives the same verdict to
the letter; `benchmarks/tamper.py` compares them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from typing import BinaryIO, Final, TypeVar

from drawdown.core.canonical import canonical_bytes
from drawdown.core.strict_json import parse
from drawdown.ledger.body import MAX_DEPTH, SHA256
from drawdown.ledger.bundle.acts import Acts
from drawdown.ledger.bundle.container import BadContainer, Container
from drawdown.ledger.bundle.keys import MAX_BYTES as MAX_KEYS
from drawdown.ledger.bundle.keys import Keys, parse_keys
from drawdown.ledger.bundle.manifest import MANIFEST, Manifest, manifest_text, parse_manifest
from drawdown.ledger.bundle.manifest import MAX_BYTES as MAX_MANIFEST
from drawdown.ledger.bundle.manifest import NOTE as MANIFEST_NOTE
from drawdown.ledger.bundle.signatures import (
    Known,
    Signed,
    Witnessed,
    check_earlier,
    check_keys,
    check_signed,
    check_times,
    check_witnessed,
)
from drawdown.ledger.bundle.tree import Tree
from drawdown.ledger.bundle.verdict import COMPLETE, FIELDS, INTACT, TIMELY, Findings, Verdict
from drawdown.ledger.checkpoint import Checkpoint
from drawdown.ledger.lines import print_base64
from drawdown.ledger.merkle import hash_leaf
from drawdown.ledger.narrow import narrow_checkpoint, narrow_note
from drawdown.ledger.note import MAX_BYTES as MAX_NOTE
from drawdown.ledger.note import Note
from drawdown.ledger.paths import BadProof, check_inclusion
from drawdown.ledger.personal import PersonalValue
from drawdown.ledger.proof import MAX_BYTES as MAX_PROOF
from drawdown.ledger.proof import Proof, parse_proof, print_proof
from drawdown.ledger.tiles import MAX_ENTRY
from drawdown.ledger.times import print_time

T = TypeVar("T")

CHECKPOINT, KEYS, PERSONAL = "checkpoint", "keys.json", "personal.json"
NEEDED = (CHECKPOINT, KEYS, MANIFEST, MANIFEST_NOTE)
GUIDES = ("README.en.txt", "README.fr.txt", PERSONAL, "verify.html", "verify.py")
EVIDENCE: Final = "evidence/"
MAX_PERSONAL = 64_000_000
_ACT = re.compile(r"acts/(0|[1-9][0-9]{0,14})\.(json|tlog-proof)")


def verify_bundle(stream: BinaryIO, known: Known | None = None) -> Verdict:
    """Return the verdict on a bundle; it refuses nothing, whatever the bytes are."""
    findings = Findings()
    about: dict[str, str | int | None] = {}
    try:
        check = _Check(Container(stream), known or Known(), findings)
    except BadContainer as error:
        findings.add(error.code, error.where)
    else:
        check.run()
        about = check.about()
    return Verdict(about, {field: findings.answer(field) for field in FIELDS})


class _Check:
    """One bundle under examination; each method is one step."""

    def __init__(self, container: Container, known: Known, findings: Findings) -> None:
        self.container, self.known, self.findings = container, known, findings
        self.hashes: dict[str, str] = {}
        self.manifest: Manifest | None = None
        self.checkpoint: Checkpoint | None = None
        self.personal: dict[str, PersonalValue] = {}
        self.acts: Acts | None = None

    def run(self) -> None:
        self.hash_files()
        if any(name not in self.hashes for name in NEEDED):
            for name in NEEDED:
                if name not in self.hashes:
                    self.findings.add("needed-missing", name)
            return
        self.manifest = self.reading(parse_manifest, MANIFEST, "manifest-malformed", MAX_MANIFEST)
        if self.manifest is None:
            return
        self.compare_files(self.manifest)
        keys = self.reading(self.keys_of_log, KEYS, "keys-malformed", MAX_KEYS)
        manifest_note = self.reading(
            self.note_of_manifest, MANIFEST_NOTE, "manifest-note", MAX_NOTE
        )
        read = self.reading(_checkpoint, CHECKPOINT, "checkpoint-malformed", MAX_NOTE)
        if read is None:
            return
        note, checkpoint = read
        self.checkpoint = checkpoint
        if (checkpoint.origin, checkpoint.size) != (self.manifest.origin, self.manifest.size):
            self.findings.add("checkpoint-other", CHECKPOINT)
        tree = self.read_content(self.manifest, checkpoint, note)
        signed = Signed(checkpoint, note, manifest_note, keys) if keys else None
        if keys is not None and tree is not None and tree.whole and self.acts is not None:
            check_keys(keys, self.acts.first_key, self.acts.rotations, self.findings)
        self.check_signatures(signed, tree)
        self.conclude(self.manifest)

    def hash_files(self) -> None:
        """Read every file once: its checksum in the container, and its SHA-256."""
        for name, member in self.container.members.items():
            crc, digest = 0, sha256()
            for chunk in self.container.chunks(name):
                crc = zlib.crc32(chunk, crc)
                digest.update(chunk)
            self.hashes[name] = digest.hexdigest()
            if crc != member.crc:
                self.findings.add("crc-differs", name)

    def reading(self, read: Callable[[bytes], T], name: str, code: str, limit: int) -> T | None:
        """Return what a file says, or None with a reason where it cannot be read."""
        with suppress(ValueError):
            if self.container.members[name].size <= limit:
                return read(self.container.read(name))
        self.findings.add(code, name)
        return None

    def compare_files(self, manifest: Manifest) -> None:
        """Compare the files of the container with those of the manifest."""
        for name in sorted((self.hashes.keys() | manifest.files) - {MANIFEST, MANIFEST_NOTE}):
            listed = manifest.files.get(name)
            if name not in self.hashes:
                self.findings.add("file-missing", name)
            elif listed is None:
                self.findings.add("file-unlisted", name)
            else:
                size = self.container.members[name].size
                if (self.hashes[name], size) != (listed.sha256, listed.size):
                    self.findings.add("file-differs", name)

    def keys_of_log(self, content: bytes) -> Keys:
        """Return the keys, all of them of the log that the manifest names."""
        keys = parse_keys(content)
        if self.manifest is None or keys.ring.log[0].key.name != self.manifest.origin:
            raise ValueError("keys of another log")
        return keys

    def note_of_manifest(self, content: bytes) -> Note:
        """Return the note, when it names this manifest."""
        note = narrow_note(content)
        origin = self.manifest.origin if self.manifest else ""
        expected = manifest_text(origin, self.container.read(MANIFEST))
        if note.text != expected or len(note.signatures) != 1:
            raise ValueError("a note of another manifest")
        return note

    def read_content(self, manifest: Manifest, checkpoint: Checkpoint, note: Note) -> Tree | None:
        """Check acts, tree, documents and personal values; return the tree of a whole ledger."""
        self.read_personal()
        evidence = {name.removeprefix(EVIDENCE) for name in self.hashes if _is_evidence(name)}
        self.acts = acts = Acts(
            manifest.mission,
            self.findings,
            held=evidence | set(manifest.withheld),
            site=manifest.site,
            unnamed=evidence | self.personal.keys(),
        )
        tree = None
        if manifest.site is None:
            earlier = self.known.earlier.size if self.known.earlier else None
            tree = Tree(self.container, checkpoint, self.findings, earlier)
            self.unexpected(tree.expected)
            tree.read(acts)
        else:
            self.read_part(acts, checkpoint, note)
        for name, digest in self.hashes.items():
            if _is_evidence(name) and name != EVIDENCE + digest:
                self.findings.add("evidence-differs", name)
        for digest in sorted(acts.unnamed):
            if digest in evidence:
                self.findings.add("evidence-unnamed", EVIDENCE + digest)
            if digest in self.personal:
                self.findings.add("personal-unnamed", digest)
        return tree

    def read_personal(self) -> None:
        """Check the values of personal data against their digests."""
        if PERSONAL not in self.hashes:
            return
        self.personal = self.reading(_personal, PERSONAL, "personal-malformed", MAX_PERSONAL) or {}
        for digest, value in self.personal.items():
            if value.digest != digest:
                self.findings.add("personal-differs", digest)

    def unexpected(self, expected: Iterable[str]) -> None:
        """Note every file that has no place in a bundle like this."""
        places = {*expected, *NEEDED, *GUIDES}
        for name in self.hashes:
            if name not in places and not _is_evidence(name):
                self.findings.add("file-unexpected", name)

    def read_part(self, acts: Acts, checkpoint: Checkpoint, note: Note) -> None:
        """Check every act of a part against its proof."""
        found = [match for name in self.hashes if (match := _ACT.fullmatch(name))]
        self.unexpected(match[0] for match in found)
        kinds: dict[int, set[str]] = {}
        for match in found:
            kinds.setdefault(int(match[1]), set()).add(match[2])
        for index, there in sorted(kinds.items()):
            if "json" not in there:
                self.findings.add("proof-without-act", index)
                continue
            if "tlog-proof" not in there:
                self.findings.add("act-without-proof", index)
            if self.container.members[f"acts/{index}.json"].size > MAX_ENTRY:
                self.findings.add("act-malformed", index)
                continue
            entry = self.container.read(f"acts/{index}.json")
            acts.see(index, entry)
            if "tlog-proof" in there:
                self.prove(index, entry, checkpoint, note)

    def prove(self, index: int, entry: bytes, checkpoint: Checkpoint, note: Note) -> None:
        """Check one act of a part against its proof."""
        name = f"acts/{index}.tlog-proof"
        content = b""
        if self.container.members[name].size <= MAX_PROOF:
            content = self.container.read(name)
        try:
            path = parse_proof(content).path
            same = print_proof(Proof(index, path, note)) == content
        except ValueError:
            path, same = (), False
        if not same:
            self.findings.add("proof-malformed", index)
            return
        try:
            leaf, size, root = hash_leaf(entry), checkpoint.size, checkpoint.root
            check_inclusion(leaf, index, size=size, path=path, root=root)
        except BadProof:
            self.findings.add("proof-wrong", index)

    def check_signatures(self, signed: Signed | None, tree: Tree | None) -> None:
        """Check who signed and cosigned, and when."""
        witnessed, acts = Witnessed(), self.acts
        if signed is not None:
            check_signed(signed, self.known, self.findings)
            witnessed = check_witnessed(signed, self.known, self.findings)
            if self.known.earlier is not None:
                then = tree.root_then if tree else None
                check_earlier(signed.checkpoint, self.known.earlier, then, self.findings)
        if acts is not None:
            check_times(witnessed, acts.latest, acts.latest_at, self.findings)

    def conclude(self, manifest: Manifest) -> None:
        """Say what was found in order."""
        count = self.acts.count if self.acts else 0
        size = self.checkpoint.size if self.checkpoint else 0
        if not self.findings.about(INTACT):
            self.findings.add("agrees", count=len(self.hashes))
        if not self.findings.about(COMPLETE):
            if manifest.site is None:
                self.findings.add("all-entries", count=size)
            else:
                self.findings.add("part-proved", manifest.site, count=count)
        if not self.findings.about(TIMELY):
            self.findings.add("in-order")

    def about(self) -> dict[str, str | int | None]:
        """Return what the bundle says it is."""
        manifest = self.manifest
        return {
            "acts": self.acts.count if self.acts else 0,
            "evidence": sum(map(_is_evidence, self.hashes)),
            "made": print_time(manifest.made) if manifest else None,
            "mission": manifest.mission if manifest else None,
            "origin": manifest.origin if manifest else None,
            "personal": len(self.personal),
            "root": print_base64(self.checkpoint.root) if self.checkpoint else None,
            "site": manifest.site if manifest else None,
            "size": manifest.size if manifest else None,
            "withheld": len(manifest.withheld) if manifest else 0,
        }


def _is_evidence(name: str) -> bool:
    """Return whether a file of this name is a document."""
    return name.startswith(EVIDENCE) and SHA256.fullmatch(name[len(EVIDENCE) :]) is not None


def _checkpoint(content: bytes) -> tuple[Note, Checkpoint]:
    note = narrow_note(content)
    return note, narrow_checkpoint(note.text)


def _personal(content: bytes) -> dict[str, PersonalValue]:
    """Return the personal values by their digests, in the order of these."""
    document = parse(content, max_bytes=MAX_PERSONAL, max_depth=MAX_DEPTH)
    try:
        values = {digest: PersonalValue(**item) for digest, item in document.items()}
        printed = {digest: {"salt": v.salt, "value": v.value} for digest, v in values.items()}
    except (AttributeError, TypeError) as error:
        raise ValueError(f"no personal values: {error}") from error
    if canonical_bytes(printed) != content or not all(map(SHA256.fullmatch, values)):
        raise ValueError("no personal values in their one spelling")
    if any(type(each.value) is not str for each in values.values()):
        raise ValueError("a personal value is a text")
    return values
