"""The closing rules on a page: shown, handed out, compared with an edited copy, replaced by it.

One person proposes the copy, another puts it in force.
"""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from drawdown.core.findings import Finding, Refused
from drawdown.core.provenance import Record
from drawdown.rules.closing import ClosingRules
from drawdown.rules.differences import Difference, differences
from drawdown.web.closing.actions.adopt_rules import adopt_rules
from drawdown.web.closing.actions.propose_rules import propose_rules
from drawdown.web.closing.actions.withdraw_rules import withdraw_rules
from drawdown.web.closing.filling import stamp_of
from drawdown.web.closing.models import RulesInForce, RulesProposal
from drawdown.web.closing.queries import proposals, rules, rules_named
from drawdown.web.closing.rules_upload import packed_tables, printed, read_rules
from drawdown.web.closing.rules_words import field_name, table_name
from drawdown.web.closing.sheets import in_words
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.closing.words import said
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.people.sending import sender
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import new_stamp

KIND = "rules.proposed"
ADOPTED = "rules.adopted"
WITHDRAWN = "rules.withdrawn"
LONGEST = 600
SALT = "drawdown.rules"
TABLES = ("states", "gates", "requirements", "evidence", "transitions", "accelerated",
          "checklist", "certificate", "checks", "risk", "photos", "claims", "exit")  # fmt: skip


def rules_page(request: AskingRequest) -> HttpResponse:
    """Show the rules in force, where each comes from, and those that were in force before."""
    return render(request, "closing/rules.html", page_of(request))


def rules_file(request: AskingRequest) -> HttpResponse:
    """Hand out the rules in force as JSON, to be edited and sent back."""
    known = rules()
    name = f"{known.id}-{known.version}.json"
    return _download(printed(known), name, "application/json")


def rules_tables(request: AskingRequest) -> HttpResponse:
    """Hand out the shipped tables with their comments, to be edited and sent back."""
    return _download(packed_tables(), "closing-rules.zip", "application/zip")


def rules_check(request: AskingRequest) -> HttpResponse:
    """Show what a file would change; nothing is written."""
    file = request.FILES.get("file")
    if file is None:
        return _again(request, _("Choose a file first."), ())
    try:
        offered = read_rules(file.read())
    except Refused as no:
        return _again(request, "", no.findings)
    return render(request, "closing/rules.html", page_of(request) | offer_of(request, offered))


def rules_propose(request: AskingRequest) -> HttpResponse:
    """Propose the rules that were shown, by one act; another person puts them in force."""
    try:
        content, before = signing.loads(request.POST.get("offered", ""), salt=SALT)
    except BadSignature as error:
        raise BadRequest from error
    offered = ClosingRules.model_validate_json(content)
    if not (reason := _reason(request)):
        shown = page_of(request) | offer_of(request, offered)
        return render(request, "closing/rules.html", shown | {"lacks_reason": True}, status=400)
    by = sender(request.who, KIND, stamp=stamp_of(request.POST))
    try:
        receipt = propose_rules(offered, reason=reason, by=by, before=before)
    except (Refused, NotOpen) as no:
        return _again(request, "", no.findings if isinstance(no, Refused) else (), status=409)
    return redirect(f"{reverse('rules')}?receipt={receipt.index}")


def rules_adopt(request: AskingRequest, proposal: int) -> HttpResponse:
    """Put rules in force that another person proposed, by one act."""
    row = RulesProposal.objects.filter(entry=proposal).first()
    if row is None:
        raise Http404
    if not (reason := _reason(request)):
        asked = _("Say why the rules change, in at most 600 characters.")
        return _again(request, asked, ())
    by = sender(request.who, ADOPTED, stamp=stamp_of(request.POST))
    try:
        receipt = adopt_rules(row, reason=reason, by=by)
    except (Refused, NotOpen) as no:
        return _again(request, "", no.findings if isinstance(no, Refused) else (), status=409)
    return redirect(f"{reverse('rules')}?receipt={receipt.index}")


def rules_withdraw(request: AskingRequest, proposal: int) -> HttpResponse:
    """Take proposed rules away, by one act that says why."""
    row = RulesProposal.objects.filter(entry=proposal).first()
    if row is None:
        raise Http404
    if not (reason := _reason(request)):
        asked = _("Say why it is withdrawn, in at most 600 characters.")
        return _again(request, asked, ())
    by = sender(request.who, WITHDRAWN, stamp=stamp_of(request.POST))
    try:
        receipt = withdraw_rules(row, reason=reason, by=by)
    except (Refused, NotOpen) as no:
        return _again(request, "", no.findings if isinstance(no, Refused) else (), status=409)
    return redirect(f"{reverse('rules')}?receipt={receipt.index}")


def _reason(request: AskingRequest) -> str:
    """Return why the rules change; nothing where it is not said, or at too great a length."""
    reason = request.POST.get("reason", "").strip()
    return reason if len(reason) <= LONGEST else ""


def page_of(request: AskingRequest) -> dict[str, Any]:
    """Return what the page of the rules shows."""
    known = rules()
    return {
        "page": "closing",
        "known": known,
        "tables": [(name, table_name(name), rows_of(known, name)) for name in TABLES],
        "earlier": RulesInForce.objects.order_by("-entry"),
        "waiting": [_waiting(request, row) for row in proposals()],
        "stamp": new_stamp(request.who.at).signed(),
        "may_change": request.who.visitor or request.who.could(KIND),
        "may_adopt": request.who.visitor or request.who.could(ADOPTED),
        "may_withdraw": request.who.visitor or request.who.could(WITHDRAWN),
        "receipt": receipt_of(request),
    }


def _waiting(request: AskingRequest, row: RulesProposal) -> dict[str, Any]:
    """Return a proposal: who made it, what it would change, and whether it is the reader's own."""
    return {
        "row": row,
        "person": names_of(request.who.standing).get(row.person, row.person),
        "own": row.person == request.who.person,
        "differences": _differences(rules_named(row.digest)),
    }


def _differences(offered: ClosingRules) -> list[tuple[str, str, Difference]]:
    return [
        (table_name(each.table), field_name(each.field), each)
        for each in differences(rules(), offered)
    ]


def offer_of(request: AskingRequest, offered: ClosingRules) -> dict[str, Any]:
    """Return what rules that are offered would change, and the form that puts them in force."""
    known = rules()
    return {
        "offered": offered,
        "differences": _differences(offered),
        "content": signing.dumps(
            [printed(offered).decode(), known.digest], salt=SALT, compress=True
        ),
    }


def rows_of(known: ClosingRules, table: str) -> list[tuple[Record, str]]:
    """Return the rules of a table with what each is about; a table of one rule has that row."""
    content = getattr(known, table)
    rows = content if isinstance(content, tuple) else (content,)
    return [(row, _about(row) or table_name(table)) for row in rows]


def _about(row: Record) -> str:
    """Return the words of a rule in the reader's language; nothing where it has none."""
    for field in ("step", "area", "label", "name", "evidence"):
        if isinstance(words := getattr(row, field, None), str):
            return said(words, getattr(row, f"{field}_fr", words))
    return ""


def _again(
    request: AskingRequest, words: str, findings: tuple[Finding, ...], *, status: int = 400
) -> HttpResponse:
    shown = page_of(request) | {"asked": words, "refused": in_words(findings)}
    return render(request, "closing/rules.html", shown, status=status)


def _download(content: bytes, name: str, media: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
