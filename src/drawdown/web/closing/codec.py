"""Pure records to JSON and back, for rows."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from drawdown.commitments.file import CommitmentFile
from drawdown.environment.file import EnvironmentFile
from drawdown.handover.file import SiteFile
from drawdown.leaving.file import ExitFile
from drawdown.progress.clearance import Clearance
from drawdown.progress.task import Reported
from drawdown.signing.file import PackFile

R = TypeVar("R")


class Codec(Generic[R]):
    """Writes and reads one type of record; reading raises `ValidationError` for anything else."""

    def __init__(self, kind: type[R]) -> None:
        self._adapter: TypeAdapter[R] = TypeAdapter(kind)

    def write(self, record: R) -> Any:
        """Return the record as JSON."""
        return self._adapter.dump_python(record, mode="json")

    def read(self, content: Any) -> R:
        """Return the record that JSON stands for."""
        return self._adapter.validate_python(content)


SITE_FILE = Codec(SiteFile)
ENVIRONMENT = Codec(EnvironmentFile)
REPORTED = Codec(Reported)
CLEARANCE = Codec(Clearance)
COMMITMENTS = Codec(CommitmentFile)
EXIT = Codec(ExitFile)
PACK = Codec(PackFile)
