"""The document store of this installation."""

from __future__ import annotations

from django.conf import settings

from drawdown.documents.content import ContentStore


def documents() -> ContentStore:
    """Return the content store under the configured home."""
    return ContentStore(settings.ENVIRONMENT.documents)
