"""A document of the store: what it is, which acts cite it, and who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drawdown.documents.forms import EXTENSIONS, MEDIA_TYPES, Form
from drawdown.environment.acts import KINDS
from drawdown.ledger.act import Act
from drawdown.ledger.act_reading import parse_act
from drawdown.people.rights import Sight
from drawdown.signing import acts as signing
from drawdown.web.people.who import Who
from drawdown.web.records.models import Entry, Evidence, Topic

ENVIRONMENTAL = frozenset(kind.name for kind in KINDS)
CONTINGENT = "unit:"
OF_A_PACK = frozenset(kind.name for kind in signing.KINDS)
MOST = 5000
"""Acts of a site that are read to find those that cite a document."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the ledger knows of a document."""

    sha256: str
    form: Form
    size: int
    titles: tuple[str, ...]
    sites: tuple[str, ...]
    citing: tuple[tuple[int, Act], ...]
    """Acts that rest on it, the newest first."""

    @property
    def reconstructed(self) -> bool:
        """Whether an act that gives it says that it was built afterwards."""
        return any(act.body.get("origin") == "reconstructed" for _index, act in self.citing)

    @property
    def photo(self) -> bool:
        """Whether it is a picture."""
        return self.form in (Form.JPEG, Form.PNG, Form.WEBP)

    @property
    def media(self) -> str:
        """The type that it is sent as."""
        return MEDIA_TYPES[self.form][0]

    @property
    def file_name(self) -> str:
        """The name that it is saved under."""
        return f"{self.sha256[:16]}.{EXTENSIONS[self.form][0]}"

    def seen_by(self, who: Who) -> bool:
        """Return whether somebody may see it: by the closing of a site, or by what it is for.

        What no act of a site cites is for those who read the ledger.
        """
        if any(_shows(who, act) for _index, act in self.citing):
            return True
        if not self.sites:
            return who.sees(Sight.LEDGER)
        for site in self.sites:
            here = frozenset({site})
            if who.sees(Sight.CLOSURE, sites=here):
                return True
            if self._cited(ENVIRONMENTAL, site) and who.sees(Sight.ENVIRONMENT, sites=here):
                return True
            if self._cited(OF_A_PACK, site) and who.sees(Sight.PACK, sites=here):
                return True
        return False

    def _cited(self, kinds: frozenset[str], site: str) -> bool:
        return any(act.kind in kinds and site in act.sites for _index, act in self.citing)


def _shows(who: Who, act: Act) -> bool:
    """Return whether an act is about one contingent's equipment alone, and that is shown."""
    subjects = frozenset(act.subjects)
    if act.sites or not subjects or not all(each.startswith(CONTINGENT) for each in subjects):
        return False
    return who.sees(Sight.CONTINGENT, subjects=subjects)


def paper_of(sha256: str) -> Paper | None:
    """Return a document by its hash; none for one that no act has added."""
    rows = list(Evidence.objects.filter(sha256=sha256))
    if not rows:
        return None
    entries = [row.entry for row in rows]
    topics = Topic.objects.filter(entry_id__in=entries, topic__startswith="site:")
    sites = sorted(
        {topic.removeprefix("site:") for topic in topics.values_list("topic", flat=True)}
    )
    return Paper(
        sha256=sha256,
        form=Form(rows[0].form),
        size=rows[0].size,
        titles=tuple(dict.fromkeys(row.title for row in rows)),
        sites=tuple(sites),
        citing=tuple(_citing(sha256, sites, entries)),
    )


def _citing(sha256: str, sites: list[str], entries: list[int]) -> Iterator[tuple[int, Act]]:
    """Yield the acts of some sites that rest on a document."""
    topics = [f"site:{site}" for site in sites]
    rows = Entry.objects.filter(topics__topic__in=topics) if sites else Entry.objects.none()
    rows = (rows | Entry.objects.filter(index__in=entries)).distinct().order_by("-index")
    for row in rows[:MOST]:
        content = bytes(row.content)
        if sha256.encode() in content:
            act = parse_act(content)
            if sha256 in act.evidence:
                yield row.index, act
