"""Addresses of the pack of a site."""

from __future__ import annotations

from django.urls import path, re_path

from drawdown.web.handing.views.pack import pack, pack_change
from drawdown.web.handing.views.paper import pack_draft, pack_file, pack_losses, pack_preview

urlpatterns = [
    path("site/<slug:site_id>/pack", pack, name="site-pack"),
    path("site/<slug:site_id>/pack/preview", pack_preview, name="site-pack-preview"),
    path("site/<slug:site_id>/pack/preview.pdf", pack_draft, name="site-pack-draft"),
    path("site/<slug:site_id>/pack/losses.csv", pack_losses, name="site-pack-losses"),
    re_path(
        r"^site/(?P<site_id>[-\w]+)/pack/v(?P<number>[0-9]{1,3})/(?P<which>pack|reading|mission|host)$",
        pack_file,
        name="site-pack-file",
    ),
    path("site/<slug:site_id>/pack/record/<slug:kind>", pack_change, name="site-pack-change"),
]
