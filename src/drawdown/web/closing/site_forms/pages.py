"""The pages of a site that show forms: their address, their template, and who sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drawdown.people.rights import Sight


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a site."""

    route: str
    template: str
    sight: Sight = Sight.CLOSURE


PAGES: Mapping[str, Page] = {
    "site": Page("site-closing", "closing/site.html"),
    "environment": Page("site-environment", "closing/environment.html", Sight.ENVIRONMENT),
    "receiver": Page("site-receiver", "closing/receiver_page.html"),
    "commitments": Page("site-commitments", "closing/commitments.html"),
}
