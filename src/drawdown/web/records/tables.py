"""Which tables are records, which hold the ledger itself, and which are work in progress."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.apps import apps
from django.db.models import Model

LEDGER: Mapping[str, str] = {
    "records_head": "where the log stands; what a rebuild is compared with",
    "records_entry": "the acts themselves",
    "records_topic": "what each act is about, written with it",
    "records_tile": "the tree over the acts",
    "records_checkpoint": "what was signed, and by whom",
    "records_personalvalue": "values that acts name by a digest, kept beside them to be erasable",
}
"""What everything else is rebuilt from."""

WORK_IN_PROGRESS: Mapping[str, str] = {
    "works_planningrun": "a question put to the planner; the plan that answers it is an act",
    "works_progress": "how a running planner comes closer; the plan document remembers it",
    "property_words": "what lines are searched by: triggers of SQLite keep it as the lines are",
    "property_words_config": "the same",
    "property_words_data": "the same",
    "property_words_docsize": "the same",
    "property_words_idx": "the same",
    "django_tasks_database_dbtaskresult": "the queue of the worker",
    "django_migrations": "which tables this version of the software has made",
    "django_content_type": "Django's own list of tables",
    "django_session": "who is logged in just now",
    "auth_permission": "Django's own list of rights, which nothing asks",
    "auth_group": "the same",
    "auth_group_permissions": "the same",
    "people_account": "the address and the password that a person logs in with",
    "people_invitation": "secrets of invitations; that one was sent is an act",
    "notices_wish": "how somebody wants their digest, and when they last got one",
    "people_token": "secrets of the programming interface",
    "account_emailaddress": "allauth's own list of the addresses of accounts",
    "account_emailconfirmation": "the same, on the way",
    "mfa_authenticator": "secrets and keys of second factors",
    "socialaccount_socialaccount": "who is who at an identity provider",
    "socialaccount_socialapp": "identity providers, where they are not in a file",
    "socialaccount_socialapp_sites": "the same",
    "socialaccount_socialtoken": "tokens of identity providers",
}
"""Tables that say nothing about the mission, and why. Every other one is compared after a rebuild.
"""


@cache
def projected() -> tuple[type[Model], ...]:
    """Return the models whose rows follow from acts alone."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if table_of(model) not in LEDGER.keys() | WORK_IN_PROGRESS.keys()
    ]
    return tuple(found)


def table_of(model: type[Model]) -> str:
    """Return the name of a model's table."""
    return model._meta.db_table  # noqa: SLF001 -- Django documents `_meta` as its public interface


@cache
def guarded() -> frozenset[str]:
    """Return the tables that only the door writes."""
    return frozenset(table_of(model) for model in projected()) | LEDGER.keys()
