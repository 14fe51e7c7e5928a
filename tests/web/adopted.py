"""What a browser does on a page of a document that one proposes and another puts in force."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from drawdown.web.records.sending import new_stamp


def checked(client: Client, page: str, held: dict[str, Any]) -> Any:
    """Send a file and return the page that shows what it changes."""
    file = SimpleUploadedFile("edited.json", json.dumps(held).encode())
    return client.post(f"{page}/check", {"file": file})


def proposed_as_shown(client: Client, page: str, shown: str, reason: str) -> Any:
    """Propose what a page shows."""
    given = {name: hidden(shown, name) for name in ("stamp", "offered")}
    return client.post(f"{page}/propose", given | {"reason": reason})


def sent(client: Client, page: str, held: dict[str, Any], reason: str) -> Any:
    """Send a file and propose it; the answer to the file where it is refused."""
    answer = checked(client, page, held)
    if answer.status_code != 200:
        return answer
    return proposed_as_shown(client, page, answer.content.decode(), reason)


def put_in_force(client: Client, page: str, row: Any) -> Any:
    """Put a proposal in force."""
    return client.post(f"{page}/adopt/{row.entry}", {"stamp": stamp()})


def withdrawn(client: Client, page: str, row: Any) -> Any:
    """Take a proposal away."""
    given = {"stamp": stamp(), "reason": "a better one comes"}
    return client.post(f"{page}/withdraw/{row.entry}", given)


def stamp() -> str:
    """Return the stamp of a form that is shown now."""
    return new_stamp(timezone.now()).signed()


def hidden(page: str, name: str) -> str:
    """Return what a hidden field of a page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return html.unescape(found[1])
