"""Files of disposal to JSON and back, for rows."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from drawdown.property.files.file import DisposalFile

_FILES: TypeAdapter[DisposalFile] = TypeAdapter(DisposalFile)


def written(file: DisposalFile) -> Any:
    """Return a file as JSON."""
    return _FILES.dump_python(file, mode="json")


def read(content: Any) -> DisposalFile:
    """Return the file that JSON stands for."""
    return _FILES.validate_python(content)
