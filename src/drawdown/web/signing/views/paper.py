"""The page that a code on paper leads to: what the ledger knows of that version, and no names."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from drawdown.documents.print_copy import SHORT
from drawdown.documents.verdict import Recorded
from drawdown.ledger.act import BadAct
from drawdown.signing.code import Code, read_code, short_hash
from drawdown.signing.file import PackFile, Signature, Version
from drawdown.web.closing.queries import file_of, pack_of, register
from drawdown.web.ledger.recorded import recorded
from drawdown.web.people.presenting import role_name
from drawdown.web.register.queries import current_snapshot


@dataclass(frozen=True, slots=True)
class Found:
    """What the ledger knows of the version that a code names."""

    pack: PackFile
    version: Version
    place: str

    @property
    def last(self) -> Version:
        """The version that stands."""
        return self.pack.versions[-1]

    @property
    def signatures(self) -> list[tuple[Signature, str]]:
        """Every signature of the version, with its capacity in words."""
        return [(each, role_name(each.capacity)) for each in self.version.signatures]

    def where(self) -> list[tuple[str, Recorded]]:
        """Return each file of the version with where the ledger holds it."""
        named = [self.version.document, *(each.document for each in self.version.signatures)]
        named += [each.document for each in self.version.raised]
        held = ((name, recorded(name)) for name in dict.fromkeys(named) if name)
        return [(name, place) for name, place in held if place is not None]


def paper(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is known of the paper that bears a code.

    Only whoever holds the paper knows the short hash: without it, or with another one, nothing of
    the site is said, and not whether there is such a version.
    """
    said = read_code(f"drawdown:{code}")
    found = _found(said) if said is not None and said.short else None
    context = {
        "page": "verify",
        "code": said,
        "digits": SHORT,
        "found": found,
        "today": timezone.now().date(),
    }
    return render(request, "signing/paper.html", context, status=200 if found else 404)


def _found(code: Code) -> Found | None:
    if current_snapshot() is None or code.mission != register().mission.id:
        return None
    for site in register().sites:
        if not f"{code.pack}-".startswith(f"{site.id}-"):
            continue
        part = code.pack[len(site.id) + 1 :] or None
        try:
            file_of(site.id, part)
        except BadAct:
            continue
        pack = pack_of(site.id, part)
        for version in pack.versions:
            if version.number == code.version and short_hash(version.document) == code.short:
                return Found(pack, version, f"{site.name}, {part}" if part else site.name)
    return None
