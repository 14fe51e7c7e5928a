"""Make a version of a pack: build it from the records, store both files, record it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from drawdown.documents.render import Make, render
from drawdown.signing.build import build
from drawdown.signing.source import Source
from drawdown.web.closing.actions.take import Paper, Said, keep_document, take
from drawdown.web.closing.packs.source import pictures_of
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Stamp

FIELDS = {Make.SIGNING: "document", Make.READING: "reading"}


def making(source: Source) -> Callable[..., Receipt]:
    """Return what makes the next version of a pack from its records.

    It raises `Refused` as `take` does, and `BadPaper` for records that cannot be laid out.
    """

    def made(said: Said, kept: Mapping[str, Sequence[str]], *, who: Who, stamp: Stamp) -> Receipt:
        paper = build(source)
        pictures = pictures_of(paper)
        last = source.pack.last
        body = said.body | {"version": source.version, "alone": len(paper.parties) == 1}
        if last is not None:
            body["replaces"] = last.document
        files = {}
        for make, field in FIELDS.items():
            name = f"{paper.number.lower()}-v{paper.version}-{field}.pdf"
            content = render(paper, pictures, make=make)
            file = SimpleUploadedFile(name, content, content_type="application/pdf")
            title = f"{paper.title.en} {paper.number} v{paper.version} ({field})"
            files[field] = (
                keep_document(Paper(field, title, file), said.sites, who=who, stamp=stamp),
            )
        return take(Said(said.kind, body, said.sites), files, who=who, stamp=stamp)

    return made
