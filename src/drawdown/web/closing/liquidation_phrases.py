"""What an act of the liquidation is refused for, and its differences, as texts to translate."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

LIQUIDATION: tuple[Promise, ...] = (
    lazy("the mission withdraws until %(deadline)s"),
    lazy("begin on the day after, or later"),
    lazy("the liquidation began on %(day)s"),
    lazy("%(site)s is not given up, and no exception names it"),
    lazy("list it with the reason it stays"),
    lazy("%(person)s is not head of the liquidation team"),
    lazy("give them the office, in writing"),
    lazy("the liquidation has not begun"),
    lazy("pass the gate into liquidation first"),
    lazy("the liquidation was closed on %(day)s"),
    lazy("the successor has its items now"),
    lazy("%(site)s does not stay: it is given up"),
    lazy("take it off the exceptions"),
    lazy("%(site)s stays, and no paper says who guards it"),
    lazy("name the paper on its guard unit"),
    lazy("the open item `%(item)s` is there already"),
    lazy("there is no open item `%(item)s`"),
    lazy("no kind of open item is called `%(kind)s`"),
    lazy("it is one of: %(known)s"),
    lazy("the item was settled on %(day)s"),
    lazy("a new fact is a new item"),
    lazy("the item follows from another part: %(item)s"),
    lazy("settle it where it is recorded"),
    lazy("the item is in %(currency)s, not in %(named)s"),
    lazy("settle it, and open one in %(named)s"),
    lazy("%(paid)s is paid of %(open)s, and nothing says why"),
    lazy("give the reason"),
    lazy("the item has no amount"),
    lazy("revise the amount first"),
    lazy("an amount without its currency and rate date"),
    lazy("give all three or none"),
    lazy("nobody has offered the item to a successor"),
    lazy("transfer it first"),
    lazy("the item was accepted on %(day)s"),
    lazy("it was offered to %(to)s, not to %(named)s"),
    lazy("%(by)s has accepted the item"),
    lazy("say why it goes to another successor"),
    lazy("offer it to them first"),
    lazy("%(item)s is open, and nobody has accepted it"),
    lazy("settle it, or have it accepted"),
    lazy("a difference is unexplained: %(what)s"),
    lazy("explain it by an act"),
    lazy("%(item)s: the act %(act)s changed %(expected)s minor units, the rows say %(held)s"),
    lazy("make the rows again from the ledger: drawdown rebuild"),
    lazy(
        "%(item)s: %(expected)s minor units are open by the acts, %(held)s by the rows; "
        "last act %(act)s"
    ),
    lazy(
        "%(line)s of %(owner)s at %(where)s: %(expected)s by the postings, "
        "%(held)s by the rows; entry %(entry)s"
    ),
    lazy("no task of the liquidation is called `%(task)s`"),
    lazy("%(task)s is not done at `%(where)s`"),
    lazy("name a site that stayed, or `mission`"),
    lazy("%(task)s was done on %(day)s"),
    lazy("%(task)s is not done: %(item)s is open"),
    lazy("settle it, or have it accepted by a successor"),
)
