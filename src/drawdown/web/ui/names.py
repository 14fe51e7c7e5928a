"""What the register's codes are called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from babel.core import get_global
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.web.ui.formats import locale

CREWS: Mapping[str, Promise] = {
    "site_closure_team": lazy("site closure"),
    "engineering": lazy("engineering"),
    "environment": lazy("environment"),
    "property_count": lazy("property count"),
    "packing": lazy("packing"),
    "disposal": lazy("disposal"),
    "coe_verification": lazy("COE verification"),
    "eod": lazy("ammunition disposal"),
    "waste_contractor": lazy("waste"),
    "fuel": lazy("fuel"),
    "field_technology": lazy("field technology"),
    "medical": lazy("medical"),
    "movement_control": lazy("movement control"),
    "legal_and_claims": lazy("legal and claims"),
}

CATEGORIES: Mapping[str, Promise] = {
    "troops": lazy("Troops"),
    "staff_officers": lazy("Staff officers"),
    "individual_police": lazy("Individual police"),
    "formed_police": lazy("Formed police units"),
    "international_staff": lazy("International staff"),
    "unv": lazy("UN Volunteers"),
    "national_staff": lazy("National staff"),
}

OWNERS: Mapping[str, Promise] = {
    "coe": lazy("Contingent-owned"),
    "unoe": lazy("UN-owned"),
}

CARGO: Mapping[str, Promise] = {
    "container": lazy("Containers"),
    "vehicle": lazy("Vehicles"),
}

WAYS: Mapping[str, Promise] = {
    "repatriate": lazy("Goes home"),
    "redeploy": lazy("To another mission"),
    "sell_or_transfer": lazy("Sold or transferred"),
    "give_in_place": lazy("Given in place"),
    "destroy": lazy("Destroyed"),
}

KINDS: Mapping[str, Promise] = {
    "convoy": lazy("Convoy"),
    "barge": lazy("Barge"),
    "flight": lazy("Flight"),
    "rotation": lazy("Rotation"),
}

PURPOSES: Mapping[str, Promise] = {
    "lift": lazy("Lift"),
    "last": lazy("Rear party"),
    "onward": lazy("Onward"),
    "staff": lazy("Staff out"),
    "shuttle": lazy("Shuttle"),
    "home": lazy("Home"),
}

CLEARANCES: Mapping[str, Promise] = {
    "convoy": lazy("convoy clearance"),
    "convoy_first": lazy("first convoy clearance"),
    "flight": lazy("flight clearance"),
    "surveillance_flight": lazy("clearance of a surveillance flight"),
    "customs_export": lazy("customs clearance for export"),
    "transit": lazy("transit clearance"),
    "dangerous_goods": lazy("clearance of dangerous goods"),
}

SITE_TYPES: Mapping[str, Promise] = {
    "TOB": lazy("Temporary operating base"),
    "camp": lazy("Camp"),
    "super_camp": lazy("Super camp"),
    "hq_logistics_base": lazy("Headquarters and logistics base"),
    "annex": lazy("Annex"),
}

AIRCRAFT: Mapping[str, Promise] = {
    "charter_wide_body": lazy("wide-body charter"),
    "charter_narrow_body": lazy("narrow-body charter"),
    "turboprop": lazy("turboprop"),
}

TIERS: Mapping[str, Promise] = {
    "un": lazy("United Nations"),
    "government": lazy("Government"),
    "press": lazy("Press"),
    "aggregator": lazy("Aggregator"),
    "dataset": lazy("Public dataset"),
    "estimate": lazy("Estimate"),
}

SURFACES: Mapping[str, Promise] = {
    "asphalt": lazy("asphalt"),
    "unpaved": lazy("unpaved"),
    "unknown": lazy("surface unknown"),
}

CIRCUMSTANCES: Mapping[str, Promise] = {
    "normal": lazy("Closed as planned"),
    "accelerated": lazy("Closed in haste"),
    "destroyed_or_decommissioned": lazy("Left, equipment destroyed or put out of use"),
}

PAST_KINDS: Mapping[str, Promise] = {
    "withdrawal": lazy("Withdrawal"),
    "repatriation": lazy("People home"),
    "logistics": lazy("Supplies"),
    "collection of equipment": lazy("Collection of equipment"),
    "repatriation of equipment": lazy("Equipment home"),
    "liquidation team leaves": lazy("Liquidation team leaves"),
}

PAST_MODES: Mapping[str, Promise] = {
    "road": lazy("by road"),
    "air": lazy("by air"),
    "air+road": lazy("by air and road"),
    "river": lazy("by river"),
    "unknown": lazy("means unknown"),
}

PAST_STATES: Mapping[str, Promise] = {
    "completed": lazy("completed"),
    "blocked": lazy("blocked"),
    "refused": lazy("refused"),
    "planned": lazy("planned"),
}

EVENTS: Mapping[str, Promise] = {
    "legs_closed": lazy("Road closed"),
    "leave_now": lazy("Ordered to leave early"),
    "clearance_refused": lazy("Clearance refused"),
    "airfield_unsafe": lazy("Airfield unsafe"),
    "flights_refused": lazy("Flights refused"),
    "transit_withdrawn": lazy("Transit withdrawn"),
    "liquidation_site_lost": lazy("Liquidation site given up"),
}


def country_name(code: str) -> str:
    """Return a country of three ISO letters in the reader's language."""
    short = get_global("territory_aliases").get(code)
    return str(locale().territories.get(short[0], code)) if short else code


def named(table: Mapping[str, Promise], code: str) -> str:
    """Return what a code is called; an unknown one with its underscores as spaces."""
    name = table.get(code)
    return code.replace("_", " ") if name is None else str(name)


def listing(names: list[str]) -> str:
    """Return names in one phrase: "Gao", "Gao and Kidal", "Gao, Kidal and Ber"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
