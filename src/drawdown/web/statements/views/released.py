"""A released statement as anybody may read it: the text that went out, and its hash."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from drawdown.progress.telling.words import Language
from drawdown.statements.file import StatementFile
from drawdown.statements.papers.forms import FORMS
from drawdown.statements.papers.sheet import Corrected, Sheet
from drawdown.web.records.log import opened
from drawdown.web.statements import models
from drawdown.web.statements.desk_page import frozen_page
from drawdown.web.statements.drafts import draft_named
from drawdown.web.statements.queries import file_of
from drawdown.web.statements.words import LANGUAGES
from drawdown.web.store import documents
from drawdown.web.ui.names import named


def released(request: HttpRequest, statement_id: str, language: str) -> HttpResponse:
    """Show the frozen text of one language."""
    file = found(statement_id)
    text = text_of(file, language)
    row = models.Statement.objects.get(pk=file.id)
    release = models.Release.objects.get(statement=file.id)
    document = release.texts[language][0]
    draft = draft_named(document)
    if draft is None or draft.plain != text:
        raise Http404
    (title, *paragraphs), evidence = frozen_page(draft)
    context = {
        "page": "statements",
        "file": file,
        "row": row,
        "language": language,
        "title": "".join(mark.text for mark in title),
        "paragraphs": paragraphs,
        "evidence": evidence,
        "draft": draft,
        "document": document,
        "reconstructed": release.reconstructed,
        "others": [
            (each.value, named(LANGUAGES, each)) for each in file.texts if each.value != language
        ],
        "sha256": file.release.texts[Language(language)] if file.release else "",
        "forms": FORMS,
        "entry": release.entry,
    }
    return render(request, "statements/released.html", context)


def released_file(
    request: HttpRequest, statement_id: str, language: str, form: str
) -> HttpResponse:
    """Return the text as a file: plain, HTML, DOCX or PDF."""
    made = FORMS.get(form)
    if made is None:
        raise Http404
    sheet = sheet_of(found(statement_id), language)
    answer = HttpResponse(made.make(sheet), content_type=made.media)
    name = f"{statement_id}-{language}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def sheet_of(file: StatementFile, language: str) -> Sheet:
    """Return what goes on the paper of a released text; raises `Http404` for no such language."""
    text = text_of(file, language)
    if file.release is None:
        raise Http404
    row = models.Statement.objects.get(pk=file.id)
    release = models.Release.objects.get(statement=file.id)
    before = file_of(row.corrects) if row.corrects else None
    return Sheet(
        language=Language(language),
        text=text,
        sha256=file.release.texts[Language(language)],
        released=file.release.at,
        entry=release.entry,
        reconstructed=release.reconstructed,
        origin=opened().log.origin,
        corrected=Corrected(before.release.at, row.reason) if before and before.release else None,
    )


def found(statement: str) -> StatementFile:
    """Return a released statement; raises `Http404` for any other."""
    file = file_of(statement)
    if file is None or file.release is None:
        raise Http404
    return file


def text_of(file: StatementFile, language: str) -> str:
    """Return the plain text that went out in a language; raises `Http404`."""
    texts = file.release.texts if file.release else {}
    hashes = {each.value: sha256 for each, sha256 in texts.items()}
    if language not in hashes:
        raise Http404
    return documents().get(hashes[language]).decode()
