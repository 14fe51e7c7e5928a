"""What signing is refused for, as texts to translate: the catalogue's own words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

SIGNING: tuple[Promise, ...] = (
    lazy("version %(version)s is not the final one that stands"),
    lazy("the %(side)s has signed this version"),
    lazy("nothing is left to do"),
    lazy("the mission signs first"),
    lazy("let its signatory sign"),
    lazy("the receiver's signatory is another person"),
    lazy("name that person as signatory first"),
    lazy("the signatory signs as %(expected)s, not as %(named)s"),
    lazy("correct it"),
    lazy("the signatory of the mission signs by their own act"),
    lazy("let that person send it"),
    lazy("a %(way)s signature is attested by somebody else"),
    lazy("name a witness who is neither"),
    lazy("the signed file is the unsigned version"),
    lazy("store the file that bears the signature"),
    lazy("no reservation of this side is recorded"),
    lazy("record it first"),
    lazy("not both sides have signed"),
    lazy("sign it first"),
    lazy("the keys changed hands on %(day)s"),
    lazy("the file does not bear this signature: %(reason)s"),
    lazy("send the file that was signed"),
    lazy("put the root certificate of the signer among those that are trusted"),
    lazy("no code with a hash can be read on the scan"),
    lazy("scan again, flat and sharp, or type the %(digits)s digits that are printed at the foot"),
    lazy("the scan is of a paper of the mission `%(mission)s`"),
    lazy("scan the pack of this site"),
    lazy("the scan is of the pack of `%(pack)s`"),
    lazy("scan the pack of `%(expected)s`"),
    lazy("the scan is of version %(version)s, and version %(expected)s is the one that stands"),
    lazy("print the version that stands, and sign that one"),
    lazy(
        "the scan is of another file than the version that stands: "
        "%(short)s instead of %(expected)s"
    ),
    lazy("the page with the signatures is not on the scan"),
    lazy("scan the first page too"),
    lazy("the scan cannot be looked at"),
    lazy("send a PDF, JPEG, PNG or WebP"),
    lazy("the code was typed, no machine has read it"),
    lazy("two people attest the paper"),
    lazy("another person was named as witness"),
    lazy("let that person attest it"),
    lazy("no signature of the %(side)s with this document waits for a witness"),
    lazy("look again"),
    lazy("the signature was attested on %(day)s"),
    lazy("the version is not signed by both sides"),
    lazy("sign it first, raise it afterwards"),
    lazy("the file is not the signed one with a time-stamp added: %(reason)s"),
    lazy("raise it again"),
    lazy("a copy is good until %(known)s already, longer than %(until)s"),
    lazy("the time-stamp ended on %(until)s"),
    lazy("renew with a time-stamp that still holds"),
    lazy("the site is still the mission's: its state is %(state)s"),
)
