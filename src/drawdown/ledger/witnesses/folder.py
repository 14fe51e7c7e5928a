"""The folder of a witness: its key, the logs it knows, and what it has seen of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from drawdown.core.canonical import canonical_bytes
from drawdown.core.strict_json import BadJson, parse, read
from drawdown.ledger.key import Algorithm, BadKey, VerifyingKey, parse_verifying_key
from drawdown.ledger.key_folder import KeyFolder
from drawdown.ledger.note import make_key
from drawdown.ledger.witnesses.memory import WitnessMemory
from drawdown.ledger.witnesses.witness import Witness

FORMAT = "drawdown-witness/1"


class BadWitness(ValueError):
    """A folder that is no witness's, or is one already; the message says what to do."""


@dataclass(frozen=True, slots=True)
class WitnessFolder:
    """A folder, and the passphrase that seals its key, if one is set."""

    root: Path
    passphrase: str | None = None

    def make(self, name: str) -> VerifyingKey:
        """Make a witness of this name with a new key; refuse a folder that is a witness's."""
        if self._settings.exists():
            raise BadWitness(f"{self.root} is the folder of a witness already")
        key = make_key(name, Algorithm.COSIGNATURE)
        self._keys.keep(key)
        self._write(key.verifying, {})
        return key.verifying

    def trust(self, key: VerifyingKey, *, origin: str) -> None:
        """Know a key of a log: its first, or the next one after a rotation."""
        if key.algorithm is not Algorithm.ED25519:
            raise BadKey(f"the key of {key.name} is a witness's, not a log's")
        own, logs = self._read()
        known = logs.get(origin, ())
        if key not in known:
            self._write(own, {**logs, origin: (*known, key)})

    def open(self) -> Witness:
        """Return the witness; its key is opened, so the passphrase has to be right."""
        own, logs = self._read()
        return Witness(
            key=self._keys.find(own),
            logs=logs,
            memory=WitnessMemory(self.root / "seen.sqlite3"),
        )

    @property
    def _settings(self) -> Path:
        return self.root / "witness.json"

    @property
    def _keys(self) -> KeyFolder:
        return KeyFolder(self.root / "keys", self.passphrase)

    def _read(self) -> tuple[VerifyingKey, dict[str, tuple[VerifyingKey, ...]]]:
        try:
            document = parse(read(self._settings, max_bytes=1_000_000))
            if document["format"] != FORMAT:
                raise BadWitness(f"{self._settings} has the format {document['format']!r}")
            logs = {
                origin: tuple(map(parse_verifying_key, keys))
                for origin, keys in document["logs"].items()
            }
            return parse_verifying_key(document["key"]), logs
        except FileNotFoundError as error:
            raise BadWitness(f"{self.root} is no witness's folder: run witness init") from error
        except (BadJson, BadKey, KeyError, TypeError, AttributeError) as error:
            raise BadWitness(f"{self._settings} is damaged: {error}") from error

    def _write(self, key: VerifyingKey, logs: Mapping[str, tuple[VerifyingKey, ...]]) -> None:
        """Replace the settings, so that a reader sees the old or the new ones whole."""
        self.root.mkdir(parents=True, exist_ok=True)
        content = canonical_bytes(
            {
                "format": FORMAT,
                "key": str(key),
                "logs": {origin: [str(each) for each in keys] for origin, keys in logs.items()},
            }
        )
        temporary = self._settings.with_suffix(".new")
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._settings)
