"""What signing on a tablet and in ink is refused for, beyond what `packs` says."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

SIGNING: tuple[Promise, ...] = (
    lazy("nothing is left to do"),
    lazy("correct it"),
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
