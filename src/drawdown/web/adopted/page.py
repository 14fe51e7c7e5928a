"""The page of such documents: handed out, compared, proposed, put in force, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from django.core import signing
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from drawdown.core.findings import Finding, Refused
from drawdown.rules.proposing import Doc
from drawdown.web.adopted.kept import Kept
from drawdown.web.adopted.models import Row
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of, role_name
from drawdown.web.people.sending import sender
from drawdown.web.people.words import reasons
from drawdown.web.records.local import OPERATOR
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Sender, new_stamp, read_stamp

LONGEST_REASON = 600
MOST = 2_000_000
"""Bytes of a file; no shipped document has a tenth of it."""
SHOWN = 60
"""Rows that differ are named up to this number; more are counted."""


def _in_words(findings: tuple[Finding, ...]) -> Sequence[Any]:
    return [{"code": each.code, "found": reasons([each])[0]} for each in findings]


def _nothing(*_: object) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Page(Generic[Doc]):
    """How documents of one sort are shown; its template extends `adopted/page.html`."""

    kept: Kept[Doc]
    route: str
    """The name of its address, and the first part of the names of the others."""
    place: str
    """Where it stands in the navigation."""
    template: str
    heading: Promise | str
    changes: Callable[[Doc, Doc], Sequence[Any]]
    """What the second document changes of the first, as lines."""
    read: Callable[[bytes], Doc]
    """Reads the file that somebody sends; raises `Refused`."""
    printed: Callable[[Doc], bytes]
    """The file that is handed out."""
    further: Callable[[AskingRequest], dict[str, Any]] = _nothing
    """What else the page shows."""
    tried: Callable[[Doc], dict[str, Any]] = _nothing
    """What else is shown of a document before it is proposed."""
    in_words: Callable[[tuple[Finding, ...]], Sequence[Any]] = _in_words

    def urls(self, address: str) -> list[URLPattern]:
        """Return the addresses of the page and of what is done on it."""
        return [
            path(address, self.show, name=self.route),
            path(f"{address}.json", self.file, name=f"{self.route}-file"),
            path(f"{address}/check", self.check, name=f"{self.route}-check"),
            path(f"{address}/propose", self.propose, name=f"{self.route}-propose"),
            path(f"{address}/adopt/<int:proposal>", self.adopt, name=f"{self.route}-adopt"),
            path(
                f"{address}/withdraw/<int:proposal>", self.withdraw, name=f"{self.route}-withdraw"
            ),
        ]

    def show(self, request: AskingRequest) -> HttpResponse:
        """Show the document in force, and what each proposal would change."""
        return self.shown(request)

    def file(self, request: AskingRequest) -> HttpResponse:
        """Hand out the document in force, to be edited and sent back; or that of a proposal."""
        asked = request.GET.get("proposal", "")
        found = self.kept.in_force()
        if asked:
            if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
                raise Http404
            found = self.kept.held(self._row(int(asked)).digest)
        answer = HttpResponse(self.printed(found), content_type="application/json")
        name = f"{self.kept.procedure.subject}-{found.version}.json"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def check(self, request: AskingRequest) -> HttpResponse:
        """Show what a file would change; nothing is written."""
        file = request.FILES.get("file")
        if not isinstance(file, UploadedFile):
            return self.shown(request, asked=_("Choose a file first."), status=400)
        try:
            offered = self.read(file.read(MOST + 1))
        except Refused as no:
            return self.shown(request, no=no.findings, status=400)
        return self.shown(request, offered=offered)

    def propose(self, request: AskingRequest) -> HttpResponse:
        """Propose the document that was shown, by one act; another person puts it in force."""
        try:
            content, before = signing.loads(request.POST.get("offered", ""), salt=self._salt)
        except BadSignature as error:
            raise BadRequest from error
        offered = self.kept.parse(content.encode())
        if not (reason := _reason(request)):
            asked = _("Say why it changes, in at most 600 characters.")
            return self.shown(request, offered=offered, asked=asked, status=400)
        by = self._by(request, 0)
        return self._done(
            request, lambda: self.kept.propose(offered, before=before, reason=reason, by=by)
        )

    def adopt(self, request: AskingRequest, proposal: int) -> HttpResponse:
        """Put in force what another person proposed, by one act."""
        row, reason = self._row(proposal), _reason(request)
        if self.says_why and not reason:
            asked = _("Say why it changes, in at most 600 characters.")
            return self.shown(request, asked=asked, status=400)
        by = self._by(request, 1)
        return self._done(request, lambda: self.kept.adopt(row, reason=reason, by=by))

    def withdraw(self, request: AskingRequest, proposal: int) -> HttpResponse:
        """Take a proposal away, by one act that says why."""
        row = self._row(proposal)
        if not (reason := _reason(request)):
            asked = _("Say why it is withdrawn, in at most 600 characters.")
            return self.shown(request, asked=asked, status=400)
        by = self._by(request, 2)
        return self._done(request, lambda: self.kept.withdraw(row, reason=reason, by=by))

    @property
    def says_why(self) -> bool:
        """Whether whoever puts a document in force gives a reason of their own."""
        return "reason" in self.kept.procedure.bodies[1].model_fields

    @property
    def _salt(self) -> str:
        return f"drawdown.{self.kept.procedure.subject}"

    def _row(self, proposal: int) -> Any:
        row = self.kept.proposed().filter(entry=proposal).first()
        if row is None:
            raise Http404
        return row

    def _by(self, request: AskingRequest, which: int) -> Sender:
        try:
            stamp = read_stamp(request.POST.get("stamp", ""))
        except BadSignature as error:
            raise BadRequest from error
        return sender(request.who, self.kept.procedure.kinds[which].name, stamp=stamp)

    def _done(self, request: AskingRequest, act: Callable[[], Any]) -> HttpResponse:
        """Send an act and show its receipt, or why it was refused."""
        try:
            receipt = act()
        except Refused as no:
            return self.shown(request, no=no.findings, status=409)
        except NotOpen:
            return self.shown(request, asked=_("No ledger is open."), status=409)
        return redirect(f"{reverse(self.route)}?receipt={receipt.index}")

    def shown(
        self,
        request: AskingRequest,
        *,
        offered: Doc | None = None,
        no: tuple[Finding, ...] = (),
        asked: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """Return the page; with a document that is offered, also what it would change."""
        who, force = request.who, self.kept.in_force()
        may = [who.visitor or who.could(kind.name) for kind in self.kept.procedure.kinds]
        receipt = request.GET.get("receipt", "")
        context = {
            "page": self.place,
            "heading": self.heading,
            "force": force,
            "routes": {name: f"{self.route}-{name}" for name in STEPS},
            "waiting": [self._waiting(request, row, force) for row in self.kept.waiting()],
            "earlier": [self._line(request, row) for row in self.kept.forced()],
            "may_propose": may[0],
            "may_adopt": may[1],
            "may_withdraw": may[2],
            "says_why": self.says_why,
            "stamp": new_stamp(who.at).signed(),
            "refused": self.in_words(no),
            "asked": asked,
            "receipt": int(receipt)
            if receipt.isascii() and receipt.isdigit() and len(receipt) < 12
            else None,
            **self.further(request),
            **(self._offer(offered, force) if offered is not None else {}),
        }
        return render(request, self.template, context, status=status)

    def _offer(self, offered: Doc, force: Doc) -> dict[str, Any]:
        seen = [self.printed(offered).decode(), force.digest]
        content = signing.dumps(seen, salt=self._salt, compress=True)
        changes = self._changes(force, offered)
        return {"offered": offered, "content": content, "changes": changes} | self.tried(offered)

    def _changes(self, force: Doc, offered: Doc | None) -> dict[str, Any]:
        lines = list(self.changes(force, offered)) if offered is not None else []
        same = offered is not None and offered.digest == force.digest
        return {"lines": lines[:SHOWN], "more": max(0, len(lines) - SHOWN), "same": same}

    def _waiting(self, request: AskingRequest, row: Any, force: Doc) -> dict[str, Any]:
        own = row.person == (request.who.person or OPERATOR.person)
        changes = self._changes(force, self.kept.named(row.digest))
        return {**self._line(request, row), "own": own, "changes": changes}

    def _line(self, request: AskingRequest, row: Row) -> dict[str, Any]:
        """Return a row, whose act it is, and which version."""
        by = _("the operator of this machine")
        if row.person != OPERATOR.person:
            names = names_of(request.who.standing)
            by = f"{names.get(row.person, row.person)}, {role_name(row.capacity)}"
        held = self.kept.named(row.digest)
        return {"row": row, "by": by, "version": held.version if held else row.digest[:16]}


STEPS = ("file", "check", "propose", "adopt", "withdraw")


def _reason(request: AskingRequest) -> str:
    """Return the reason that a form gives; nothing where there is none, or too long a one."""
    reason = request.POST.get("reason", "").strip()
    return reason if len(reason) <= LONGEST_REASON else ""
