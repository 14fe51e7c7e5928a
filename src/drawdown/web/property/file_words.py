"""What files of disposal, their states, steps and papers are called in both languages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

KINDS: dict[str, Promise] = {
    "case": lazy("Cases before the review board"),
    "tranche": lazy("Tranches of the disposal plan"),
    "lot": lazy("Lots for sale"),
    "gift": lazy("Gifts"),
    "destruction": lazy("Destructions"),
}
STATES: dict[str, Promise] = {
    "opened": lazy("waits for the review board"),
    "decided": lazy("decided, to be carried out"),
    "executed": lazy("carried out"),
    "proposed": lazy("put forward"),
    "approved": lazy("approved"),
    "returned": lazy("returned"),
    "listed": lazy("listed"),
    "published": lazy("published"),
    "withdrawn": lazy("withdrawn"),
    "sold": lazy("sold"),
    "offered": lazy("offered"),
    "possessed": lazy("in temporary possession: still ours"),
    "passed": lazy("title has passed"),
    "refused": lazy("refused: to be retrieved"),
    "retrieved": lazy("retrieved"),
    "ordered": lazy("ordered"),
    "done": lazy("destroyed"),
    "called_off": lazy("called off"),
}
STEPS: dict[str, Promise] = {
    "case.opened": lazy("Open a case"),
    "case.decided": lazy("Record what the board decided"),
    "case.escalated": lazy("Escalate the case"),
    "case.executed": lazy("Record that it is carried out"),
    "tranche.proposed": lazy("Put a tranche forward"),
    "tranche.decided": lazy("Approve the tranche"),
    "tranche.returned": lazy("Return the tranche"),
    "lot.listed": lazy("Make a lot"),
    "lot.published": lazy("Publish the lot"),
    "lot.withdrawn": lazy("Withdraw the lot"),
    "lot.sold": lazy("Record the sale"),
    "gift.offered": lazy("Offer a gift"),
    "gift.possessed": lazy("Give temporary possession"),
    "gift.approved": lazy("Record the approval of the General Assembly"),
    "gift.passed": lazy("Record that title has passed"),
    "gift.refused": lazy("Record that the gift is refused"),
    "gift.retrieved": lazy("Record that it was retrieved"),
    "destruction.ordered": lazy("Order a destruction"),
    "destruction.done": lazy("Record the destruction"),
    "destruction.called_off": lazy("Call the destruction off"),
}
PAPERS: dict[str, Promise] = {
    "minutes": lazy("minutes of the review board"),
    "proof": lazy("proof that it was carried out"),
    "approval": lazy("the written approval"),
    "lot_list": lazy("the published list"),
    "contract": lazy("contract of sale"),
    "possession_certificate": lazy("certificate of temporary possession"),
    "resolution": lazy("resolution of the General Assembly"),
    "receipt": lazy("receipt of the receiver"),
    "letter": lazy("letter of refusal"),
    "record": lazy("record of destruction, with photographs"),
    "authority": lazy("written authority of the head of mission"),
    "destruction_list": lazy("list made before"),
    "photo": lazy("photograph"),
    "customs_settled": lazy("proof that duties are settled with customs"),
    "environmental_route": lazy("proof of the environmental route"),
    "review_advice": lazy("written advice of the review board"),
    "demonstrated_need": lazy("proof of the need"),
}
