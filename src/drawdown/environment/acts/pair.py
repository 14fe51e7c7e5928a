"""`photo.paired`: two photographs of one place, one from before and one from after."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.core.geo import great_circle_km
from drawdown.core.provenance import Frozen
from drawdown.environment import faults
from drawdown.environment.acts.bodies import Hash, Id, LineId, PartId, SiteId, Words
from drawdown.environment.acts.state import Closeout, environmental, named
from drawdown.environment.file import Pair
from drawdown.environment.photos import may_prove
from drawdown.ledger.act import Act


class PhotoPaired(Frozen):
    """The same place before and after. `spot` says which place, and names no person."""

    site: SiteId
    part: PartId | None = None
    pair: Id
    spot: Words
    line: LineId | None = None
    """The line of the checklist that it answers."""
    before: Hash
    after: Hash
    photo_reason: Words | None = None
    """Why a photograph has no position, one far from the site, or one far from the other."""

    def to_pair(self) -> Pair:
        """Return the pair it records."""
        return Pair(
            id=self.pair,
            spot=self.spot,
            before=self.before,
            after=self.after,
            line=self.line or "",
            reason=self.photo_reason or "",
        )


def decide_paired(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse a pair that stands already, one photograph twice, and two of different places."""
    body = PHOTO_PAIRED.body_of(act)
    both, reason = (body.before, body.after), body.photo_reason
    return (
        *_its_own(state, body),
        *named(act, *both),
        *may_prove(state.rules, state.file, state.photos, both, reason=reason),
        *_of_one_place(state, body),
    )


def _its_own(state: Closeout, body: PhotoPaired) -> Iterator[Finding]:
    place = Place(state.file.subject, field="pairs")
    if body.pair in state.file.pairs:
        yield faults.PAIR_TWICE.at(place, pair=body.pair)
    if body.before == body.after:
        yield faults.PAIR_OF_ONE.at(place)


def _of_one_place(state: Closeout, body: PhotoPaired) -> Iterator[Finding]:
    """Two photographs of one place lie as near to each other as the rules say."""
    before, after = state.photos.get(body.before), state.photos.get(body.after)
    if before is None or after is None or None in (before.lat, before.lon, after.lat, after.lon):
        return
    km = great_circle_km(before.lat or 0, before.lon or 0, after.lat or 0, after.lon or 0)
    limit = state.rules.photos.pair_metres
    if km * 1000 > limit:
        fault = faults.PAIR_APART_SAID if body.photo_reason else faults.PAIR_APART
        place = Place(state.file.subject, field=body.pair)
        yield fault.at(place, metres=round(km * 1000), limit=round(limit))


PHOTO_PAIRED = environmental("photo.paired", PhotoPaired, decide_paired)
