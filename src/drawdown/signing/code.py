"""The code on a printed pack: which site, which version, which file; read back from a scan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drawdown.core.canonical import digest
from drawdown.documents.print_copy import SHORT

PLAIN = "drawdown:"
"""What a code begins with where the installation has no address: it still reads as text."""
_CODE = re.compile(
    r"(?:drawdown:|https?://[A-Za-z0-9.:-]{1,200}/v/)"
    r"(?P<mission>[a-z0-9-]{1,80})/(?P<pack>[a-z0-9-]{1,130})/v(?P<version>[1-9][0-9]{0,2})"
    r"(?:/(?P<short>[0-9a-f]{16})(?:/(?P<page>[1-9][0-9]{0,3}))?)?(?:\?size=[0-9]{1,15})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a code says. `pack` is the site, or the site and its part."""

    mission: str
    pack: str
    version: int
    short: str = ""
    """The beginning of the hash of the file; empty on the certificate itself."""
    page: int | None = None

    def text(self, address: str = "") -> str:
        """Return the code as text: an address that leads to the verdict, where there is one."""
        ending = f"/{self.short}" if self.short else ""
        ending += f"/{self.page}" if self.page is not None else ""
        head = f"{address}/v/" if address else PLAIN
        return f"{head}{self.mission}/{self.pack}/v{self.version}{ending}"


def read_code(text: str) -> Code | None:
    """Return what a code says; none for a text that is no code of ours."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    page = found["page"]
    return Code(
        mission=found["mission"],
        pack=found["pack"],
        version=int(found["version"]),
        short=found["short"] or "",
        page=int(page) if page else None,
    )


def short_hash(document: str) -> str:
    """Return how a file is called on paper: the first digits of its hash."""
    return document[:SHORT]


def code_of(mission: str, pack: str, version: int, content: bytes) -> Code:
    """Return the code of the file of a version."""
    return Code(mission=mission, pack=pack, version=version, short=short_hash(digest(content)))


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was read on a scan, and what should have been."""

    expected: Code
    read: tuple[Code, ...] = ()
    problem: str = ""
    """Why nothing could be read."""

    @property
    def naming(self) -> tuple[Code, ...]:
        """The codes that name a file."""
        return tuple(code for code in self.read if code.short)
