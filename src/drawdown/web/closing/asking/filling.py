"""Makes one act of a form that came back: its documents into the store, then the act itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.utils.translation import gettext as _
from pydantic import ValidationError

from drawdown.core.findings import Place
from drawdown.ledger.acts.faults import UNFIT_FORM
from drawdown.web.closing.actions.take import Paper, Said, is_kept, keep_document, take
from drawdown.web.closing.asking.form import ActForm, kept_name
from drawdown.web.people.unfit import record_unfit
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Stamp, read_stamp


def fill(
    form: ActForm,
    body: dict[str, Any],
    sites: Sequence[str],
    *,
    who: Who,
    stamp: Stamp,
    by: Callable[..., Receipt] = take,
) -> Receipt | None:
    """Send the act of a form and return its receipt; raises `Refused`.

    `by` takes what the form says: the one of the application whose act it is.

    Returns nothing for a form or body that is not well formed: the form then says where, and the
    ledger that somebody tried.
    """
    if not form.is_valid():
        _tried(form, sites, who)
        return None
    kept = kept_documents(form, sites, who=who, stamp=stamp)
    said = Said(form.sheet.kind, body | form.content(), tuple(sites))
    try:
        return by(said, kept, who=who, stamp=stamp)
    except ValidationError as wrong:
        for error in wrong.errors():
            names = [str(part) for part in error["loc"] if str(part) in form.fields]
            form.add_error(names[-1] if names else None, _("This does not have the right form."))
        _tried(form, sites, who)
        return None


def _tried(form: ActForm, sites: Sequence[str], who: Who) -> None:
    why = UNFIT_FORM.at(Place(form.slug))
    record_unfit(who, form.sheet.kind, why, route=form.slug, sites=sites)


def stamp_of(given: Mapping[str, str]) -> Stamp:
    """Return the stamp of a form that came back; raises `BadRequest` for any other text."""
    try:
        return read_stamp(given.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error


def kept_documents(
    form: ActForm, sites: Sequence[str], *, who: Who, stamp: Stamp
) -> dict[str, tuple[str, ...]]:
    """Store the documents of a form, and return them by the field of the body that names them."""
    given, found = form.cleaned_data, dict[str, tuple[str, ...]]()
    for field, into in form.sheet.files:
        documents = (given.get(kept_name(field)) or "").split()
        if not all(is_kept(document) for document in documents):
            raise BadRequest
        title = given.get("title") or given.get("spot") or ""
        several = isinstance(given.get(field), list)
        files = given[field] if several else [given[field]] if given.get(field) else []
        for file in files:
            name = f"{field} {len(documents) + 1}" if several and documents else field
            paper = Paper(name, title, file)
            document = keep_document(paper, sites, who=who, stamp=stamp)
            documents = [*documents, document] if several else [document]
            form.keep(field, documents)
        if documents:
            found[into] = tuple(documents)
    return found
