"""Scans of papers signed in ink: which signature a file is of, and who vouches for it."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.signing.code import Code, short_hash
from drawdown.signing.file import PackFile, Signature, Version, Way
from drawdown.web.closing import models
from drawdown.web.closing.codec import PACK
from drawdown.web.closing.queries import register
from drawdown.web.register.queries import current_snapshot


@dataclass(frozen=True, slots=True)
class InkSigned:
    """A signature in ink whose scan a file is. It names capacities, and no person."""

    pack: PackFile
    version: Version
    signature: Signature
    place: str
    code: Code

    @property
    def replaced(self) -> bool:
        """Whether another version stands in the place of this one."""
        return self.pack.last is not None and self.pack.last.number != self.version.number


def signed_in_ink(sha256: str) -> InkSigned | None:
    """Return the signature in ink that a document is the scan of; none for any other document."""
    if current_snapshot() is None:
        return None
    for row in models.PackFile.objects.all():
        pack = PACK.read(row.content)
        for version in reversed(pack.versions):
            for signature in version.signatures:
                if signature.way is Way.INK and signature.document == sha256:
                    return _named(pack, version, signature)
    return None


def _named(pack: PackFile, version: Version, signature: Signature) -> InkSigned:
    name = register().site(pack.site).name
    return InkSigned(
        pack=pack,
        version=version,
        signature=signature,
        place=f"{name}, {pack.part}" if pack.part else name,
        code=Code(
            mission=register().mission.id,
            pack=f"{pack.site}-{pack.part}" if pack.part else pack.site,
            version=version.number,
            short=short_hash(version.document),
        ),
    )
