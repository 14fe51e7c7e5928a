"""Who may ask what: one written table of every route, and the one function that reads it.

A line says what the route opens: a kind of information, a kind of act, or a gate. Which roles pass
is the table of rights in `drawdown.people`; `docs/concepts/rights.md` prints both together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from drawdown.people.rights import Sight


class Gate(StrEnum):
    """What opens without a right."""

    ANYONE = "anyone"
    """Strangers too: the way in, and what a browser prefers."""
    SIGNED_IN = "signed in"
    """A person who serves, or a visitor of the example."""
    ACCOUNT = "own account"
    """A person who has logged in here, with an account of their own."""
    EXAMPLE = "example"
    """A visitor at this machine, while the installation is the example."""


@dataclass(frozen=True, slots=True)
class Act:
    """Opens to whoever holds an office or a delegation that may do acts of this kind.

    So to a visitor of the example, who acts as the operator of this machine.
    """

    kind: str


Opens = Gate | Sight | Act


class What(StrEnum):
    """What a route does, and so which methods it answers."""

    READ = "read"
    CHANGE = "change"
    FORM = "form"
    """Shows a form and takes it."""
    PREFER = "prefer"
    """Sets a cookie in the asker's own browser and nothing else."""


METHODS = {
    What.READ: frozenset({"GET", "HEAD"}),
    What.CHANGE: frozenset({"POST"}),
    What.FORM: frozenset({"GET", "HEAD", "POST"}),
    What.PREFER: frozenset({"POST"}),
}


class Scope(StrEnum):
    """Whose data a route shows or changes."""

    MISSION = "mission"
    """Every site of the mission."""
    SITE = "site"
    """One site, named in the address as `site_id`."""
    BODY = "body"
    """What the form names: the door judges it."""
    NOTHING = "nothing"
    """No mission data, or one's own alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    route: str
    what: What
    opens: Opens
    scope: Scope

    @property
    def methods(self) -> frozenset[str]:
        """The HTTP methods the route answers."""
        return METHODS[self.what]


class Asker(Protocol):
    """What the table must know of whoever asks: see `who.Who`."""

    @property
    def visitor(self) -> bool: ...
    @property
    def serves(self) -> bool: ...
    @property
    def has_account(self) -> bool: ...
    @property
    def may_change(self) -> bool: ...
    @property
    def example(self) -> bool: ...
    def sees(self, sight: Sight, *, sites: frozenset[str] = ...) -> bool:
        """Return whether some information may be shown."""
        ...

    def could(self, kind: str) -> bool:
        """Return whether anything that is held may do acts of a kind."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may go on. `known` is false when the table has no line for its route."""

    allowed: bool
    known: bool
    method_fits: bool


PLANNING = Act("plan.adopted")

TABLE: tuple[Rule, ...] = (
    # route                    what         opens                      scope
    Rule("mission", What.READ, Sight.OVERVIEW, Scope.MISSION),
    Rule("plan", What.READ, Sight.SCHEDULE, Scope.MISSION),
    Rule("plan-outlook", What.READ, Sight.SCHEDULE, Scope.MISSION),
    Rule("plan-play", What.CHANGE, Sight.SCHEDULE, Scope.MISSION),
    # a shock is told by whoever may start a run; the plan after it is read as any plan is
    Rule("plan-shock", What.FORM, PLANNING, Scope.MISSION),
    Rule("plan-shock-answer", What.READ, Sight.SCHEDULE, Scope.MISSION),
    Rule("movements", What.READ, Sight.CONVOYS, Scope.MISSION),
    Rule("site", What.READ, Sight.SITE, Scope.SITE),
    Rule("statement", What.READ, Sight.SITE, Scope.SITE),
    # what the mission leaves: a region that was opened is for everybody
    Rule("legacy", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("legacy-workbook", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("legacy-iati", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("legacy-change", What.CHANGE, Sight.RELEASED, Scope.BODY),
    Rule("done", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("done-region", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("done-picture", What.READ, Gate.ANYONE, Scope.NOTHING),
    # reports: each asks for the sight that its template names
    Rule("reports", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("report", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("report-file", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("report-begin", What.CHANGE, Act("report.drafted"), Scope.BODY),
    Rule("report-desk", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("report-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("report-kept", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("report-templates", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("report-templates-file", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("report-templates-check", What.CHANGE, Act("templates.offered"), Scope.MISSION),
    Rule("report-templates-propose", What.CHANGE, Act("templates.offered"), Scope.MISSION),
    Rule("report-templates-adopt", What.CHANGE, Act("templates.adopted"), Scope.MISSION),
    Rule("report-templates-withdraw", What.CHANGE, Act("templates.withdrawn"), Scope.MISSION),
    Rule("open-data", What.READ, Sight.RELEASED, Scope.MISSION),
    # statements: a released one is for everybody
    Rule("statements", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("read", What.FORM, Sight.RELEASED, Scope.MISSION),
    Rule("read-confirm", What.CHANGE, Act("text.confirmed"), Scope.BODY),
    Rule("read-withdraw", What.CHANGE, Act("text.withdrawn"), Scope.BODY),
    Rule("sentences", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("sentences-file", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("sentences-check", What.CHANGE, Act("sentences.proposed"), Scope.MISSION),
    Rule("sentences-propose", What.CHANGE, Act("sentences.proposed"), Scope.MISSION),
    Rule("sentences-adopt", What.CHANGE, Act("sentences.adopted"), Scope.MISSION),
    Rule("sentences-withdraw", What.CHANGE, Act("sentences.withdrawn"), Scope.MISSION),
    Rule("figures", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("definitions", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("definitions-file", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("definitions-check", What.CHANGE, Act("figures.adopted"), Scope.MISSION),
    Rule("definitions-adopt", What.CHANGE, Act("figures.adopted"), Scope.MISSION),
    Rule("statement-begin", What.CHANGE, Act("statement.drafted"), Scope.BODY),
    Rule("statement-desk", What.READ, Sight.RELEASED, Scope.MISSION),
    Rule("statement-change", What.CHANGE, Sight.RELEASED, Scope.BODY),
    Rule("released", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("correction", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("released-file", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("map-land", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("map-places", What.READ, Sight.OVERVIEW, Scope.MISSION),
    Rule("run", What.READ, Sight.SCHEDULE, Scope.MISSION),
    Rule("run-start", What.CHANGE, PLANNING, Scope.MISSION),
    Rule("run-stop", What.CHANGE, PLANNING, Scope.MISSION),
    # the closing of sites: lists show what their reader may see of each site
    Rule("closing", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("rules", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("rules-file", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("rules-tables", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("rules-check", What.CHANGE, Act("rules.proposed"), Scope.MISSION),
    Rule("rules-propose", What.CHANGE, Act("rules.proposed"), Scope.MISSION),
    Rule("rules-adopt", What.CHANGE, Act("rules.adopted"), Scope.MISSION),
    Rule("rules-withdraw", What.CHANGE, Act("rules.withdrawn"), Scope.MISSION),
    Rule("rule-edit", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("rule-check", What.CHANGE, Act("rules.proposed"), Scope.MISSION),
    Rule("work", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("work-many", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("work-variance", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("clearances", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("clearances-file", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("clearances-workbook", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("clearances-paper", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("clearances-change", What.CHANGE, Act("clearance.asked"), Scope.BODY),
    Rule("site-closing", What.READ, Sight.CLOSURE, Scope.SITE),
    Rule("site-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("site-exit", What.READ, Sight.CLOSURE, Scope.SITE),
    Rule("site-exit-file", What.READ, Sight.CLOSURE, Scope.SITE),
    Rule("site-receiver", What.READ, Sight.CLOSURE, Scope.SITE),
    # the pack: the receiver sees that of its own site, and the door judges each form
    Rule("site-pack", What.READ, Sight.PACK, Scope.SITE),
    Rule("site-pack-preview", What.READ, Sight.PACK, Scope.SITE),
    Rule("site-pack-draft", What.READ, Sight.PACK, Scope.SITE),
    Rule("site-pack-file", What.READ, Sight.PACK, Scope.SITE),
    Rule("site-pack-losses", What.READ, Sight.PACK, Scope.SITE),
    Rule("site-pack-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("site-commitments", What.READ, Sight.CLOSURE, Scope.SITE),
    Rule("site-certificate", What.READ, Sight.ENVIRONMENT, Scope.SITE),
    Rule("site-environment", What.READ, Sight.ENVIRONMENT, Scope.SITE),
    # signing: for whoever sees the pack of the site, and for its witnesses
    Rule("site-signing", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("site-packages", What.FORM, Sight.PACK, Scope.SITE),
    Rule("site-signing-print", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("site-signing-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("document", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("document-file", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("document-picture", What.READ, Gate.SIGNED_IN, Scope.BODY),
    # the liquidation: sums and values are for those who see them; the door judges each form
    Rule("liquidation", What.READ, Sight.CLOSURE, Scope.MISSION),
    Rule("liquidation-tracks", What.READ, Sight.CLOSURE, Scope.MISSION),
    Rule("liquidation-tables", What.READ, Sight.CLOSURE, Scope.MISSION),
    Rule("liquidation-tables-file", What.READ, Sight.CLOSURE, Scope.MISSION),
    Rule("liquidation-tables-check", What.CHANGE, Act("tracks.proposed"), Scope.MISSION),
    Rule("liquidation-tables-propose", What.CHANGE, Act("tracks.proposed"), Scope.MISSION),
    Rule("liquidation-tables-adopt", What.CHANGE, Act("tracks.adopted"), Scope.MISSION),
    Rule("liquidation-tables-withdraw", What.CHANGE, Act("tracks.withdrawn"), Scope.MISSION),
    Rule("liquidation-workload", What.READ, Sight.FINANCE, Scope.MISSION),
    Rule("liquidation-paper", What.READ, Sight.FINANCE, Scope.MISSION),
    Rule("liquidation-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    # property: lists show what their reader may see of each line
    Rule("property", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("property-line", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("property-account", What.READ, Sight.PROPERTY, Scope.MISSION),
    Rule("property-counts", What.FORM, Gate.SIGNED_IN, Scope.BODY),
    Rule("property-count", What.FORM, Gate.SIGNED_IN, Scope.BODY),
    Rule("property-disposal", What.FORM, Gate.SIGNED_IN, Scope.BODY),
    Rule("property-plan", What.READ, Sight.PROPERTY, Scope.MISSION),
    Rule("property-files", What.FORM, Gate.SIGNED_IN, Scope.BODY),
    Rule("property-file", What.FORM, Gate.SIGNED_IN, Scope.BODY),
    Rule("property-import", What.FORM, Act("list.decided"), Scope.MISSION),
    Rule("property-list", What.FORM, Act("list.decided"), Scope.MISSION),
    # movements: lists show what their reader may see of each
    Rule("strength", What.FORM, Gate.SIGNED_IN, Scope.BODY),
    Rule("movement", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("movement-one", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("movement-journeys", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("movement-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("movement-one-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("contingents", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("contingent", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("contingent-file", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("contingent-workbook", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("contingent-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    # each kind of what is found is judged by its own sight
    Rule("search", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("guards", What.FORM, Gate.SIGNED_IN, Scope.BODY),
    Rule("last-days", What.READ, Gate.SIGNED_IN, Scope.BODY),
    Rule("last-days-file", What.READ, Sight.PERSONAL, Scope.MISSION),
    Rule("last-days-change", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("check-out-list", What.READ, Gate.SIGNED_IN, Scope.MISSION),
    Rule("check-out-list-file", What.READ, Gate.SIGNED_IN, Scope.MISSION),
    Rule("check-out-list-check", What.CHANGE, Act("check_out_list.proposed"), Scope.MISSION),
    Rule("check-out-list-propose", What.CHANGE, Act("check_out_list.proposed"), Scope.MISSION),
    Rule("check-out-list-adopt", What.CHANGE, Act("check_out_list.adopted"), Scope.MISSION),
    Rule("check-out-list-withdraw", What.CHANGE, Act("check_out_list.withdrawn"), Scope.MISSION),
    Rule("notices", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("notices-wish", What.CHANGE, Gate.ACCOUNT, Scope.NOTHING),
    Rule("language", What.PREFER, Gate.ANYONE, Scope.NOTHING),
    Rule("theme", What.PREFER, Gate.ANYONE, Scope.NOTHING),
    Rule("plan-adopt", What.CHANGE, PLANNING, Scope.MISSION),
    Rule("plan-approve", What.CHANGE, Act("plan.approved"), Scope.MISSION),
    Rule("register", What.READ, Sight.OVERVIEW, Scope.MISSION),
    Rule("register-upload", What.CHANGE, Act("register.loaded"), Scope.MISSION),
    Rule("register-correct", What.FORM, Act("register.corrected"), Scope.BODY),
    # a stranger who holds a paper may ask whether it is genuine
    Rule("verify", What.FORM, Gate.ANYONE, Scope.NOTHING),
    Rule("paper", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("ledger", What.READ, Sight.LEDGER, Scope.MISSION),
    Rule("act", What.READ, Sight.LEDGER, Scope.MISSION),
    # the programming interface: what an act may is for the door to judge
    Rule("api-openapi", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("api-docs", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("api-acts", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("api-evidence", What.CHANGE, Gate.SIGNED_IN, Scope.BODY),
    Rule("api-act", What.READ, Sight.LEDGER, Scope.MISSION),
    Rule("api-entries", What.READ, Sight.LEDGER, Scope.MISSION),
    Rule("api-proof", What.READ, Sight.LEDGER, Scope.MISSION),
    Rule("api-checkpoint", What.READ, Sight.LEDGER, Scope.MISSION),
    Rule("api-keys", What.READ, Sight.LEDGER, Scope.MISSION),
    Rule("api-tile", What.READ, Sight.LEDGER, Scope.MISSION),
    # people
    Rule("me", What.READ, Gate.SIGNED_IN, Scope.NOTHING),
    Rule("enter", What.CHANGE, Gate.EXAMPLE, Scope.NOTHING),
    Rule("token-issue", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("token-revoke", What.CHANGE, Gate.ACCOUNT, Scope.NOTHING),
    Rule("people", What.READ, Sight.PEOPLE, Scope.MISSION),
    Rule("person", What.READ, Sight.PEOPLE, Scope.MISSION),
    Rule("person-enrol", What.CHANGE, Act("person.enrolled"), Scope.BODY),
    Rule("person-correct", What.CHANGE, Act("person.corrected"), Scope.BODY),
    Rule("person-invite", What.CHANGE, Act("invitation.sent"), Scope.BODY),
    Rule("person-leave", What.CHANGE, Act("person.left"), Scope.BODY),
    Rule("person-erase", What.CHANGE, Act("person.erased"), Scope.BODY),
    Rule("values-erase", What.CHANGE, Act("values.erased"), Scope.BODY),
    Rule("capacity-give", What.CHANGE, Act("capacity.given"), Scope.BODY),
    Rule("delegation-give", What.CHANGE, Act("delegation.given"), Scope.BODY),
    Rule("holding-end", What.CHANGE, Act("delegation.ended"), Scope.BODY),
    # the way in, and what one proves oneself with
    Rule("invitation", What.FORM, Gate.ANYONE, Scope.NOTHING),
    Rule("account_login", What.FORM, Gate.ANYONE, Scope.NOTHING),
    Rule("account_signup", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("account_logout", What.FORM, Gate.ANYONE, Scope.NOTHING),
    Rule("account_reauthenticate", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("account_change_password", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_authenticate", What.FORM, Gate.ANYONE, Scope.NOTHING),
    Rule("mfa_login_webauthn", What.FORM, Gate.ANYONE, Scope.NOTHING),
    Rule("mfa_reauthenticate", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_reauthenticate_webauthn", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_index", What.READ, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_activate_totp", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_deactivate_totp", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_view_recovery_codes", What.READ, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_generate_recovery_codes", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_list_webauthn", What.READ, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_add_webauthn", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
    Rule("mfa_remove_webauthn", What.FORM, Gate.ACCOUNT, Scope.NOTHING),
)

WITH_PROVIDERS: tuple[Rule, ...] = (
    Rule("openid_connect_login", What.FORM, Gate.ANYONE, Scope.NOTHING),
    Rule("openid_connect_callback", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("socialaccount_login_cancelled", What.READ, Gate.ANYONE, Scope.NOTHING),
    Rule("socialaccount_login_error", What.READ, Gate.ANYONE, Scope.NOTHING),
)
"""Routes that are there where the home names identity providers, and only there."""

_BY_ROUTE = {rule.route: rule for rule in (*TABLE, *WITH_PROVIDERS)}


def rule_of(route: str | None) -> Rule | None:
    """Return the line of a route."""
    return _BY_ROUTE.get(route) if route is not None else None


def judge(rule: Rule | None, method: str, asker: Asker, *, site: str | None = None) -> Verdict:
    """Return whether somebody may ask a route with a method. No line, no answer."""
    if rule is None:
        return Verdict(allowed=False, known=False, method_fits=False)
    fits = method in rule.methods
    return Verdict(allowed=fits and _opens(rule, asker, site), known=True, method_fits=fits)


def _opens(rule: Rule, asker: Asker, site: str | None) -> bool:
    """Return whether somebody passes what the route opens."""
    if isinstance(rule.opens, Gate):
        return _passes(rule.opens, asker)
    if isinstance(rule.opens, Act):
        if asker.visitor:
            return True
        return asker.serves and asker.may_change and asker.could(rule.opens.kind)
    if rule.scope is Scope.SITE:
        return site is not None and asker.sees(rule.opens, sites=frozenset({site}))
    return asker.sees(rule.opens)


def _passes(gate: Gate, asker: Asker) -> bool:
    """Return whether somebody passes a gate."""
    match gate:
        case Gate.ANYONE:
            return True
        case Gate.SIGNED_IN:
            return asker.serves or asker.visitor
        case Gate.ACCOUNT:
            return asker.has_account and asker.serves
        case Gate.EXAMPLE:
            return asker.example
