"""What the property register says of the evidence of gates G2, G3 and G7, where it has lines."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from drawdown.handover.file import Standing
from drawdown.property.line import at_site
from drawdown.web.property.counts import property_truth
from drawdown.web.property.files import disposal_approved
from drawdown.web.property.models import Item, Sighting


def standings_of_property(site: str) -> Mapping[str, Standing]:
    """Return the standing of each piece of evidence; none where the register never had a line here.

    Nothing known is not nothing there: without a line, the documents of the gates speak alone.
    """
    if not (_there(site).exists() or Sighting.objects.filter(site=site).exists()):
        return {}
    found = {
        name: Standing(reading.met, reading.reason, reading.since)
        for name, reading in {**property_truth(site), **disposal_approved(site)}.items()
    }
    return found | {"erp_postings": _left_here(site)}


def _there(site: str) -> QuerySet[Item]:
    return Item.objects.filter(place=at_site(site), quantity__gt=0)


def _left_here(site: str) -> Standing:
    """What stands at a site in the register keeps its file from being sealed."""
    left = _there(site).count()
    if left:
        return Standing(met=False, reason=f"{left} lines of the property register are still here")
    return Standing(met=True, reason="no line of the property register is left here")
