"""Bounds what anybody can send as a file, before it is read: also on pages that take none."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from drawdown.documents.forms import MAX_BYTES


class BoundedUpload(FileUploadHandler):
    """Stands before the handlers that keep files; ends an upload that is too large."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.received = 0

    def handle_raw_input(self, *given: Any, **named: Any) -> None:
        """Refuse by what the request says of its length."""
        _input, _headers, content_length, *_rest = given
        if content_length > MAX_BYTES:
            raise RequestDataTooBig(f"an upload has at most {MAX_BYTES} bytes")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Refuse by what has really come."""
        self.received += len(raw_data)
        if self.received > MAX_BYTES:
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that keep it."""
