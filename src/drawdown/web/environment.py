"""Configuration from the environment: where state lives, which database, the secret key."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

HOME = "DRAWDOWN_HOME"
OWNER_ALONE = 0o700
"""The mode of a home that is made: it holds keys and addresses."""
DATABASE_URL = "DRAWDOWN_DATABASE_URL"
EXAMPLE = "DRAWDOWN_EXAMPLE"
HOSTS = "DRAWDOWN_HOSTS"
KEY_PASSPHRASE = "DRAWDOWN_KEY_PASSPHRASE"  # noqa: S105 - the name, not the value
SMTP_URL = "DRAWDOWN_SMTP_URL"
MAIL_FROM = "DRAWDOWN_MAIL_FROM"
LOGS = "DRAWDOWN_LOGS"
MAIL_SENDER = "drawdown@localhost"
OIDC = "oidc.json"
SET_UP = "mission"
"""The file that `drawdown setup` leaves in the home of a real mission."""

SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}


class BadEnvironment(ValueError):
    """A setting that cannot be used; the message says which, and what it should be."""


@dataclass(frozen=True, slots=True)
class Mail:
    """The mail server and the address that mail comes from; no host for none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    starttls: bool = False
    sender: str = MAIL_SENDER


@dataclass(frozen=True, slots=True)
class Environment:
    """What the surroundings say. Everything the application keeps lies under `home`."""

    home: Path
    database_url: str | None = None
    example: bool = False
    """Shows the example to whoever sits at this machine, without a login; no mission is set up."""
    hosts: tuple[str, ...] = ()
    """The names that a real installation is reached by, over HTTPS; none on one's own machine."""
    key_passphrase: str | None = field(default=None, repr=False)
    """What seals the keys that are made, and opens those that are sealed."""

    smtp_url: str | None = field(default=None, repr=False)
    """The mail server: `smtp://user:password@host:587?starttls=1`, or `smtps://`."""
    mail_from: str | None = None
    logs: str | None = None
    """`json` for a line of JSON for each request; `text`, or nothing, for people."""

    @property
    def documents(self) -> Path:
        """The folder of the content store."""
        return self.home / "documents"

    @property
    def static(self) -> Path:
        """The folder that static files are collected in."""
        return self.home / "static"

    @property
    def cache(self) -> Path:
        """The folder where the processes of this machine count attempts to log in."""
        return self.home / "cache"

    def logs_as(self) -> str:
        """Return `text` or `json`; raises `BadEnvironment` for another word."""
        if self.logs not in {None, "text", "json"}:
            raise BadEnvironment(f"{LOGS} must be text or json")
        return self.logs or "text"

    def identity_providers(self) -> list[dict[str, Any]]:
        """Return the OpenID Connect providers of `oidc.json`; none where there is no such file."""
        try:
            read = json.loads((self.home / OIDC).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except ValueError as error:
            raise BadEnvironment(f"{self.home / OIDC} is not JSON: {error}") from error
        if not isinstance(read, list):
            raise BadEnvironment(f"{self.home / OIDC} must hold a list of providers")
        return read

    def mail(self) -> Mail:
        """Return the mail server of the URL; raises `BadEnvironment` for another text."""
        sender = self.mail_from or MAIL_SENDER
        if self.smtp_url is None:
            return Mail(sender=sender)
        parts = urlsplit(self.smtp_url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise BadEnvironment(
                f"{SMTP_URL} must look like smtp://user:password@host:587?starttls=1"
            )
        tls = parts.scheme == "smtps"
        return Mail(
            host=parts.hostname,
            port=parts.port or (465 if tls else 25),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            tls=tls,
            starttls=not tls and dict(parse_qsl(parts.query)).get("starttls") == "1",
            sender=sender,
        )

    def database(self) -> dict[str, Any]:
        """Return Django's description of the database: SQLite under `home` unless a URL is set."""
        if self.database_url is None:
            return {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": self.home / "drawdown.sqlite3",
                "OPTIONS": SQLITE_OPTIONS,
            }
        return _postgres(self.database_url)

    def database_label(self) -> str:
        """Return how to name the database to a person, without its password."""
        database = self.database()
        if self.database_url is None:
            return f"SQLite, {database['NAME']}"
        return f"PostgreSQL, {database['NAME']}"

    def secret_key(self) -> str:
        """Return the key that signs cookies; made on first use, readable by its owner alone."""
        place = self.home / "secret_key"
        try:
            return place.read_text(encoding="ascii")
        except FileNotFoundError:
            pass
        self.home.mkdir(mode=OWNER_ALONE, parents=True, exist_ok=True)
        temporary = place.with_name(f".secret_key.{secrets.token_hex(8)}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(temporary, place)  # two processes at first start agree on one key
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
        return place.read_text(encoding="ascii")


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Return the environment from `DRAWDOWN_*` variables; state is in the user's own folder."""
    if named := variables.get(HOME):
        home = Path(named).expanduser()
    else:
        base = variables.get("XDG_DATA_HOME") or "~/.local/share"
        home = Path(base).expanduser() / "drawdown"
    return Environment(
        home=home.absolute(),
        database_url=variables.get(DATABASE_URL) or None,
        example=variables.get(EXAMPLE) == "1" and not (home / SET_UP).exists(),
        hosts=tuple(variables.get(HOSTS, "").split()),
        key_passphrase=variables.get(KEY_PASSPHRASE) or None,
        smtp_url=variables.get(SMTP_URL) or None,
        mail_from=variables.get(MAIL_FROM) or None,
        logs=variables.get(LOGS) or None,
    )


def _postgres(url: str) -> dict[str, Any]:
    """Return Django's description of `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise BadEnvironment(
            f"{DATABASE_URL} must look like postgresql://user:password@host:5432/name; "
            "leave it out to use SQLite"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
    }
