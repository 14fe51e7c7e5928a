"""Where values come from: sources that exist, and nothing that was known only later."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from drawdown.core.catalogue import KNOWN_LATER, NO_SUCH_SOURCE
from drawdown.core.findings import Finding
from drawdown.core.provenance import ESTIMATE, Provenance, Record
from drawdown.register.draft import Draft


def nothing_is_known_later(draft: Draft) -> Iterator[Finding]:
    """No value of the register is newer than its day of knowledge; history may be."""
    if draft.mission is None:
        return
    as_of = draft.mission.record.as_of
    for placed in draft.plan_records():
        for field, mark in marks_of(placed.record):
            if mark.as_of is not None and mark.as_of > as_of:
                yield KNOWN_LATER.at(placed.at(field), day=mark.as_of, as_of=as_of)
    for resolution in draft.mission.record.resolutions:
        if resolution.adopted is not None and resolution.adopted > as_of:
            place = draft.mission.at("resolutions")
            yield KNOWN_LATER.at(place, day=resolution.adopted, as_of=as_of)


def sources_exist(draft: Draft) -> Iterator[Finding]:
    """Every source that a mark names is described, the source of estimates alone excepted."""
    known = {p.record.id for p in draft.sources} | {ESTIMATE}
    for placed in (*draft.plan_records(), *draft.history_records()):
        for field, mark in marks_of(placed.record):
            named = [*mark.source, *(name for other in mark.alternatives for name in other.source)]
            for name in dict.fromkeys(named):
                if name not in known:
                    yield NO_SUCH_SOURCE.at(placed.at(field), id=name)


def marks_of(
    record: BaseModel, field: str | None = None
) -> Iterator[tuple[str | None, Provenance]]:
    """Yield the marks of a record and of the records in it, each with the record's own field."""
    known = type(record).model_fields
    if isinstance(record, Record):
        for name, mark in record.provenance.items():
            written = (known[name].alias or name) if name in known else None
            yield field or written, mark
    for name in known:
        value = getattr(record, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, BaseModel):
                yield from marks_of(inner, field or name)
