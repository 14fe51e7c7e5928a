"""What a certificate takes from the register and from the file of a site."""

from __future__ import annotations

from drawdown.environment.paper import SiteFacts
from drawdown.handover.file import SiteFile
from drawdown.register.site import Site
from drawdown.web.closing.queries import register


def facts_for_paper(site: Site, file: SiteFile) -> SiteFacts:
    """Return what the certificate takes from the register and from the file of the site."""
    cleared = file.last("ammunition_clearance")
    return SiteFacts(
        mission=register().mission.name,
        name=site.name,
        code=site.id,
        type=site.type,
        opened=site.opened,
        left=file.signed_on,
        parcels=tuple(annex.name for annex in site.annexes),
        ammunition=cleared.document[:16] if cleared else None,
    )
