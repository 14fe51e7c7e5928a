"""Takes what is reported of many tasks of the work list, and says what became of each."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import render

from drawdown.core.findings import Refused
from drawdown.people.rights import Sight
from drawdown.web.closing.actions.do_many import MANY, Pick, Same, do_many
from drawdown.web.closing.actions.take import Paper, keep_document
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import register
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.sending import read_stamp

FIELDS = {"task.assigned": ("person",), "task.started": ("on", "reason"), "task.done": ("on",)}
MOST = 100


def work_many(request: AskingRequest) -> HttpResponse:
    """Do it for each task that was picked; refused ones are listed with their reasons."""
    kind = request.POST.get("kind", "")
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
        picks = [Pick.read(text) for text in request.POST.getlist("pick")]
    except (BadSignature, ValueError) as error:
        raise BadRequest from error
    if kind not in MANY or len(picks) > MOST:
        raise BadRequest
    who = request.who
    picks = [pick for pick in picks if who.sees(Sight.CLOSURE, sites=frozenset({pick.site}))]
    given = {name: request.POST[name] for name in FIELDS[kind] if request.POST.get(name)}
    kept: dict[str, tuple[str, ...]] = {}
    file = request.FILES.get("file")
    if kind == "task.done" and file is not None and picks:
        sites = sorted({pick.site for pick in picks})
        paper = Paper("file", request.POST.get("title", ""), file)
        try:
            kept["document"] = (keep_document(paper, sites, who=who, stamp=stamp),)
        except Refused as no:
            shown = {"page": "work", "refused": in_words(no.findings)}
            return render(request, "closing/many.html", shown, status=409)
    answers = do_many(Same(kind, given, kept), picks, who=who, stamp=stamp)
    names = {site.id: site.name for site in register().sites}
    context = {
        "page": "work",
        "done": sum(answer.done for answer in answers),
        "answers": [
            (names.get(each.pick.site, each.pick.site), each, in_words(each.against))
            for each in answers
            if not each.done
        ],
    }
    status = 200 if all(answer.done for answer in answers) else 409
    return render(request, "closing/many.html", context, status=status)
