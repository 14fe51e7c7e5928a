"""What disposal is called in both languages: facts, answers, methods, papers that rules ask for."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

FACTS: dict[str, Promise] = {
    "armoured": lazy("armoured, or armour"),
    "bulk": lazy("of small value and of no special kind"),
    "condition": lazy("condition"),
    "destroy_cheaper": lazy("cheaper to destroy than any other way"),
    "forced": lazy("has to be destroyed in place"),
    "free": lazy("would be given free of charge"),
    "gift_advised": lazy("the review body advises a gift"),
    "in_country": lazy("sold inside the country"),
    "installed": lazy("installed"),
    "liquidation": lazy("the mission is in liquidation"),
    "looks_military": lazy("looks military"),
    "lost": lazy("lost, damaged or stolen"),
    "low_value": lazy("below the amount that needs a tender"),
    "must_destroy": lazy("has to be destroyed by law or by its nature"),
    "needed": lazy("needed by another entity funded from assessed contributions"),
    "owner": lazy("owner"),
    "receiver": lazy("receiver"),
    "required": lazy("required by a mission or by the reserve"),
    "restricted": lazy("bound by an end-user certificate or a third party"),
    "reviewed": lazy("the review body has decided"),
    "sensitive": lazy("weapon, ammunition, aircraft or otherwise sensitive"),
    "sets_back": lazy("its removal would set back rehabilitation"),
    "ship_pays": lazy("worth its freight"),
    "standard": lazy("of a standard kind"),
    "wanted": lazy("wanted by an agency or an organization"),
}
ANSWERS: dict[str, Promise] = {
    "yes": lazy("yes"),
    "no": lazy("no"),
    "un": lazy("the organization"),
    "contributor": lazy("a contributor"),
    "government": lazy("a Government"),
    "regional_body": lazy("a regional body"),
    "organization": lazy("an international organization"),
    "non_profit": lazy("a non-profit organization"),
}
METHODS: dict[str, Promise] = {
    "owner_decides": lazy("its owner decides"),
    "owner_removes": lazy("its owner takes it home, or destroys it"),
    "redeploy": lazy("redeployed"),
    "transfer": lazy("transferred to another entity"),
    "sell_agency": lazy("sold to an agency"),
    "compensation": lazy("to the Government against compensation"),
    "gift": lazy("given free of charge"),
    "destroy": lazy("destroyed"),
    "sell": lazy("sold commercially"),
}
NEEDS: dict[str, Promise] = {
    "review_finding": lazy("what the review board found"),
    "destruction_record": lazy("a record of destruction"),
    "demonstrated_need": lazy("the need that was demonstrated"),
    "review_advice": lazy("the advice of the review board"),
    "inventory_value": lazy("the inventory value"),
    "residual_value": lazy("the residual value"),
    "assembly_approval": lazy("approval of the General Assembly"),
    "witnesses": lazy("witnesses"),
    "environmental_route": lazy("an environmental route"),
    "authority": lazy("the authority for this value"),
    "execution_task": lazy("a day by which it is carried out"),
    "deidentification": lazy("logos, plates and barcodes taken off"),
    "customs_settled": lazy("duties settled with customs"),
    "lot_list_published": lazy("the published list of lots"),
    "viewing_exclusion": lazy("armour kept from the viewing area"),
    "head_of_mission_authority": lazy("authority of the head of mission"),
    "owner_notified": lazy("notice to the owner"),
    "list_before_act": lazy("a list made before"),
    "write_off": lazy("the write-off"),
    "regrouping": lazy("a new decision on the group"),
}


def said(english: str, french: str) -> str:
    """Return the text of a rule in the reader's language."""
    return french if (get_language() or "").startswith("fr") else english
