"""Prepares the state and serves the pages from one process, so that nothing is loaded twice."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

WORKERS = 2


class Pages(BaseApplication):  # type: ignore[misc]
    """Gunicorn with our settings and none from its surroundings."""

    def __init__(self, address: str) -> None:
        self.options = {
            "bind": address,
            "workers": WORKERS,
            "preload_app": True,
            "control_socket_disable": True,
            "graceful_timeout": 3,
            "loglevel": "warning",
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        return get_wsgi_application()  # now that the static files are there


class Command(BaseCommand):
    """Run by `serve`; ends when it is told to."""

    help = __doc__ or ""
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="host:port")
        parser.add_argument("--alone", action="store_true", help="see `prepare`")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("prepare", alone=options["alone"])
        connections.close_all()  # the workers are forked from here, and open their own
        Pages(options["address"]).run()
