"""Files of disposal: lists with their age and what is late, one file, its steps and forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.people.reading import shipped_rights
from drawdown.people.rights import Sight
from drawdown.property.acts.enter_bands import BANDS_ENTERED
from drawdown.property.acts.strip import LINES_DEIDENTIFIED
from drawdown.property.acts.tranche import TRANCHE_DECIDED
from drawdown.property.count.scans import scans_of
from drawdown.property.files.file import DisposalFile, FileKind
from drawdown.property.files.tables import BY_ACT, FIRST, OVER, RULES
from drawdown.web.closing.days import day_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.property import models
from drawdown.web.property.actions.file_act import record_file
from drawdown.web.property.actions.keep_paper import keep_paper
from drawdown.web.property.board import board_of
from drawdown.web.property.counts import labelled
from drawdown.web.property.disposal import disposal_rules
from drawdown.web.property.disposal_words import said as in_language
from drawdown.web.property.file_words import KINDS, PAPERS, STATES, STEPS
from drawdown.web.property.files import described, file_named, files_of, proposal_of
from drawdown.web.property.readings import reading_in_words
from drawdown.web.property.seen import sees_site
from drawdown.web.property.shown import amount_in_cents, in_words, money, sites_here
from drawdown.web.records.sending import Stamp, new_stamp, read_stamp
from drawdown.web.ui.names import named

SHOWN = 200
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "case.decided": ("due",),
    "lot.published": ("excluded",),
    "lot.sold": ("receiver", "amount", "currency"),
    "destruction.done": ("witnesses",),
}
"""What a step asks for beside the day, a note and its papers."""


def file_list(request: AskingRequest, kind: str) -> HttpResponse:
    """Show the files of a kind, and the form that begins one."""
    what = _kind(kind)
    first, findings = FIRST[what], tuple[Finding, ...]()
    if request.method == "POST" and request.POST.get("act") == BANDS_ENTERED.name:
        findings = _bands(request)
        if not findings:
            return redirect("property-files", kind)
    elif request.method == "POST":
        begun = _begun(request, what)
        findings = _sent(request, first.act, begun)
        if not findings:
            return redirect("property-file", kind, begun["file"])
    sites = [each for each in sites_here() if _sees(request.who, what, each[0])]
    names, today = dict(sites), request.who.at.date()
    files = [file for file in files_of(what) if file.site in names]
    rows = [(each, names[each.site], named(STATES, each.state), (today - each.opened).days)
            for each in reversed(files)]  # fmt: skip
    site = request.GET.get("site", "")
    context = {
        "page": "property",
        "kind": kind,
        "title": KINDS[kind],
        "kinds": list(KINDS.items()),
        "rows": rows[:SHOWN],
        "board": board_of(files, today) if what is FileKind.CASE else None,
        "first": STEPS[first.act],
        "may_begin": _may(request, first.act),
        "seen_sites": sites,
        "asked_site": site,
        "proposal": _proposal(site) if what is FileKind.TRANCHE and site in names else None,
        "bands": _band_rows() if what is FileKind.TRANCHE else [],
        "authorities": _authorities(),
        "currency": disposal_rules().currency,
        "may_enter": what is FileKind.TRANCHE and _may(request, BANDS_ENTERED.name),
        "is_tranche": what is FileKind.TRANCHE,
        "is_destruction": what is FileKind.DESTRUCTION,
        "findings": in_words(findings),
        "stamp": new_stamp(request.who.at).signed(),
        "today": day_of(request.who),
    }
    return render(request, "property/files.html", context, status=409 if findings else 200)


def file(request: AskingRequest, kind: str, name: str) -> HttpResponse:
    """Show one file, or take one of its steps."""
    what = _kind(kind)
    found = file_named(what, name)
    if found is None or not _sees(request.who, what, found.site):
        raise Http404
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act == LINES_DEIDENTIFIED.name:
            findings = _stripped(request, found)
        elif act not in BY_ACT or BY_ACT[act].kind is not what or not BY_ACT[act].states:
            raise BadRequest
        else:
            findings = _sent(request, act, _stepped(request.POST, act, found))
        if not findings:
            return redirect("property-file", kind, name)
    words = described(list(found.lines)[:SHOWN])
    context = {
        "page": "property",
        "kind": kind,
        "file": found,
        "title": KINDS[kind],
        "site": dict(sites_here()).get(found.site, found.site),
        "state": named(STATES, found.state),
        "amount": money(found.amount, found.currency),
        "lines": [(line, words.get(line, ""), n) for line, n in list(found.lines.items())[:SHOWN]],
        "steps": [_step(each) for each in found.steps],
        "forms": [_form(rule.act) for rule in RULES
                  if rule.kind is what and found.state in rule.states and _may(request, rule.act)],
        "marked": _marked(found) if _may(request, LINES_DEIDENTIFIED.name) else [],
        "persons": sorted(names_of(request.who.standing).items(), key=lambda each: each[1]),
        "findings": in_words(findings),
        "stamp": new_stamp(request.who.at).signed(),
        "today": day_of(request.who),
    }  # fmt: skip
    return render(request, "property/file.html", context, status=409 if findings else 200)


def _marked(file: DisposalFile) -> list[str]:
    """Return the lines of a lot or a gift that still bear our marks."""
    if file.kind not in (FileKind.LOT, FileKind.GIFT) or file.state in OVER:
        return []
    bare = models.Stripped.objects.filter(line__in=list(file.lines))
    return sorted(set(file.lines) - set(bare.values_list("line", flat=True)))


def _stripped(request: AskingRequest, file: DisposalFile) -> tuple[Finding, ...]:
    """Record that the marks of the chosen lines are off."""
    lines = tuple(line for line in request.POST.getlist("line") if line in file.lines)
    if not lines:
        raise BadRequest
    said = {"site": file.site, "on": request.POST.get("on", ""), "lines": lines}
    return _sent(request, LINES_DEIDENTIFIED.name, said)


def _bands(request: AskingRequest) -> tuple[Finding, ...]:
    """Record the bands of delegated authority that a form holds: one row for each."""
    rows = zip(request.POST.getlist("authority"), request.POST.getlist("up_to"), strict=False)
    bands = tuple(
        {"authority": authority, "up_to": amount_in_cents(top)}
        for authority, top in rows
        if authority
    )
    tender = amount_in_cents(request.POST.get("no_tender_below", ""))
    said: dict[str, Any] = {"bands": bands, "no_tender_below": tender}
    said["source"] = request.POST.get("source", "").strip()
    return _sent(request, BANDS_ENTERED.name, said)


def _band_rows() -> list[tuple[str, str]]:
    """Return the bands in force in words: the office, and up to what."""
    rules, names = disposal_rules(), dict(_authorities())
    return [
        (names.get(band.authority, band.authority), money(band.up_to, rules.currency))
        for band in rules.bands
    ]


def _authorities() -> list[tuple[str, str]]:
    """Return the offices that may decide on tranches."""
    roles = shipped_rights().roles_that_may(TRANCHE_DECIDED.name)
    return [(role.id, in_language(role.name, role.name_fr)) for role in roles]


def _kind(kind: str) -> FileKind:
    try:
        return FileKind(kind)
    except ValueError as error:
        raise Http404 from error


def _sees(who: Who, kind: FileKind, site: str) -> bool:
    here = frozenset({site})
    return sees_site(who, site) or (
        kind in (FileKind.CASE, FileKind.TRANCHE) and who.sees(Sight.CASES, sites=here)
    )


def _may(request: AskingRequest, act: str) -> bool:
    return request.who.visitor or request.who.could(act)


def _proposal(site: str) -> dict[str, Any]:
    proposal = proposal_of("", site)
    return {
        "sums": [
            (each, money(each.purchase, each.currency), money(each.residual, each.currency))
            for each in proposal.sums
        ],
        "truth": [
            reading_in_words(each.reason) for each in proposal.truth.values() if not each.met
        ],
    }


def _step(step: Any) -> dict[str, Any]:
    papers = [(PAPERS.get(name, name), digest) for name, digest in step.papers.items()]
    return {"step": step, "name": named(STEPS, step.act), "papers": papers}


def _form(act: str) -> dict[str, Any]:
    rule = BY_ACT[act]
    wanted = [*rule.papers]
    if rule.posts is not None:
        wanted += ["customs_settled", "environmental_route", "review_advice", "demonstrated_need"]
    return {
        "act": act,
        "title": STEPS[act],
        "papers": [(name, PAPERS[name], name in rule.papers) for name in wanted],
        "asks": EXTRAS.get(act, ()),
    }


def _begun(request: AskingRequest, kind: FileKind) -> dict[str, Any]:
    """Return what the form that begins a file says."""
    given, site = request.POST, request.POST.get("site", "")
    said: dict[str, Any] = {
        "file": given.get("file", "").strip(),
        "site": site,
        "on": given.get("on", ""),
    }
    if kind is FileKind.TRANCHE:
        return said | {"sums": proposal_of(said["file"], site).sums}
    scans = scans_of(given.get("lines", "")[:100_000])
    known = labelled(site, list(scans.pieces))
    lines = tuple(
        {"line": known.get(label, label), "pieces": pieces}
        for label, pieces in scans.pieces.items()
    )
    said |= {"lines": lines, "why": given.get("why", "").strip()}
    said["receiver"] = given.get("receiver", "").strip()
    return said | {"forced": given.get("forced") == "yes"}


def _stepped(given: QueryDict, act: str, file: DisposalFile) -> dict[str, Any]:
    """Return what the form of a step says, without its papers."""
    said: dict[str, Any] = {"file": file.id, "site": file.site, "on": given.get("on", "")}
    said["note"] = given.get("note", "").strip()[:600]
    asks = EXTRAS.get(act, ())
    if "due" in asks and given.get("due"):
        said["due"] = given["due"]
    if "excluded" in asks:
        said["excluded"] = tuple(given.get("excluded", "").split())
    if "witnesses" in asks:
        said["witnesses"] = tuple(given.getlist("witnesses"))
        said["outside"] = _outside(given.get("outside", "")[:6000])
    if "amount" in asks:
        amount = amount_in_cents(given.get("amount", ""))
        said |= {"receiver": given.get("receiver", "").strip(), "amount": amount}
        said["currency"] = given.get("currency", "").strip() if amount is not None else ""
    return said


def _outside(typed: str) -> tuple[tuple[str, str], ...]:
    """Return name and function of each witness who is not enrolled; `BadRequest` for half of it."""
    lines = [line for line in typed.splitlines() if line.strip()]
    parts = [tuple(part.strip() for part in line.split(";")) for line in lines]
    if any(len(each) != 2 or not all(each) for each in parts):
        raise BadRequest
    return tuple((name, function) for name, function in parts)


def _sent(request: AskingRequest, act: str, said: dict[str, Any]) -> tuple[Finding, ...]:
    """Keep the papers of a form, send its act, and return what speaks against it."""
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
        if "site" in said and (papers := _papers(request, said["site"], stamp)):
            said["papers"] = papers
        sites = [said["site"]] if "site" in said else []
        record_file(act, said, by=sender(request.who, act, sites=sites, stamp=stamp))
    except (BadSignature, ValidationError) as error:
        raise BadRequest from error
    except Refused as refused:
        return refused.findings
    return ()


def _papers(request: AskingRequest, site: str, stamp: Stamp) -> dict[str, str]:
    found = {}
    for name in PAPERS:
        upload = request.FILES.get(f"paper-{name}")
        if upload is not None:
            found[name] = keep_paper(upload, name, site, who=request.who, stamp=stamp)
    return found
