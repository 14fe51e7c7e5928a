"""What the ways of signing are refused for: no code on the scan, another version, no witness."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

NO_CODE = error(
    "Y501",
    "no code with a hash can be read on the scan",
    "scan again, flat and sharp, or type the {digits} digits that are printed at the foot",
)
OTHER_MISSION = error(
    "Y502", "the scan is of a paper of the mission `{mission}`", "scan the pack of this site"
)
OTHER_SITE = error("Y503", "the scan is of the pack of `{pack}`", "scan the pack of `{expected}`")
OTHER_VERSION = error(
    "Y504",
    "the scan is of version {version}, and version {expected} is the one that stands",
    "print the version that stands, and sign that one",
)
OTHER_FILE = error(
    "Y505",
    "the scan is of another file than the version that stands: {short} instead of {expected}",
    "print the version that stands, and sign that one",
)
NO_FIRST_PAGE = error(
    "Y506", "the page with the signatures is not on the scan", "scan the first page too"
)
UNREADABLE = error("Y507", "the scan cannot be looked at", "send a PDF, JPEG, PNG or WebP")
TYPED = warning("Y508", "the code was typed, no machine has read it", "two people attest the paper")
NOT_THE_WITNESS = error("Y510", "another person was named as witness", "let that person attest it")
NOTHING_TO_ATTEST = error(
    "Y511", "no signature of the {side} with this document waits for a witness", "look again"
)
ATTESTED_TWICE = error("Y512", "the signature was attested on {day}", "nothing is left to do")
NOT_COMPLETE = error(
    "Y520", "the version is not signed by both sides", "sign it first, raise it afterwards"
)
NOT_RAISED_FROM = error(
    "Y521", "the file is not the signed one with a time-stamp added: {reason}", "raise it again"
)
SHORTER = error(
    "Y522", "a copy is good until {known} already, longer than {until}", "nothing is left to do"
)
ENDED = error("Y523", "the time-stamp ended on {until}", "renew with a time-stamp that still holds")
NOT_CLOSED = error(
    "Y530", "the site is still the mission's: its state is {state}", "sign it over first"
)
