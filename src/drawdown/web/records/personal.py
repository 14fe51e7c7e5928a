"""Personal values beside the ledger: kept with the act that names them, read, erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Submission
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.acts import faults
from drawdown.ledger.body import personal_digests
from drawdown.ledger.personal import PersonalValue
from drawdown.web.records import models
from drawdown.web.records.guard import recording


def value_of(digest: str) -> str | None:
    """Return a personal value; nothing once it is erased. Screens say so in words."""
    return values_of([digest]).get(digest)


def values_of(digests: Iterable[str]) -> dict[str, str]:
    """Return the values of many digests; those that are erased are left out."""
    rows = models.PersonalValue.objects.filter(digest__in=set(digests))
    return dict(rows.values_list("digest", "value"))


def value_faults(submission: Submission, values: Iterable[PersonalValue]) -> Iterator[Finding]:
    """Every digest of a body comes with its value, and no value comes without a digest."""
    named = set(personal_digests(submission.body))
    sent = {value.digest for value in values}
    place = Place("act", field="body")
    missing = named - sent - values_of(named).keys()
    for digest in sorted(missing):
        yield faults.VALUE_MISSING.at(place, digest=digest)
    if sent - named:
        yield faults.OTHER_VALUE.at(place)


def keep(values: Iterable[PersonalValue]) -> None:
    """Store values; one that is there already stays."""
    rows = [models.PersonalValue(digest=v.digest, salt=v.salt, value=v.value) for v in values]
    with recording():
        models.PersonalValue.objects.bulk_create(rows, ignore_conflicts=True)


def digests_about(person: str, *, before: int) -> set[str]:
    """Return the digests that acts about a person named, up to an index of the ledger."""
    rows = models.Entry.objects.filter(topics__topic=f"person:{person}", index__lt=before)
    contents = rows.values_list("content", flat=True)
    return {
        digest
        for content in contents
        for digest in personal_digests(parse_act(bytes(content)).body)
    }


def erase(person: str, *, before: int) -> int:
    """Remove the values that acts about a person named before this one; returns how many."""
    return erase_these(digests_about(person, before=before))


def erase_these(digests: Iterable[str]) -> int:
    """Remove the values of digests; returns how many were still there."""
    with recording():
        number, _ = models.PersonalValue.objects.filter(digest__in=set(digests)).delete()
    return number
