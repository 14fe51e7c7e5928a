"""Rows of people: what acts say of them (`project.py` is the only writer), and how they log in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from drawdown.web.people.login.stamp import serves, standing_stamp


class Person(models.Model):
    """Somebody enrolled. The name stands beside the ledger, or is erased."""

    id = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=64)
    """The digest of the name."""
    email = models.CharField(max_length=64, blank=True)
    """The digest of the address; empty when there is none."""
    enrolled_at = models.DateTimeField()
    invited_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["enrolled_at", "id"]

    def __str__(self) -> str:
        return f"person {self.id}"


class Holding(models.Model):
    """An office, or where `given_by` is set a delegation; named by the act that gave it."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=40)
    sites = models.JSONField(null=True)
    """Sorted; null for the whole mission."""
    subjects = models.JSONField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="delegations"
    )
    amount_minor = models.BigIntegerField(null=True)
    amount_currency = models.CharField(max_length=3, blank=True)
    kinds = models.JSONField(null=True)
    instrument = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    """The act that ended it."""
    ended_why = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["since", "given_at", "id"]

    def __str__(self) -> str:
        return f"{self.role} of {self.person_id}"


class Accounts(BaseUserManager["Account"]):
    """Makes accounts and finds them by address."""


class Account(AbstractBaseUser):
    """How a person logs in: an address and a password. No record: a rebuild leaves it alone."""

    person = models.CharField(max_length=20, unique=True)
    email = models.EmailField(unique=True)
    made_at = models.DateTimeField()
    """An account counts only for the enrolment that it was made after."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["person"]

    objects = Accounts()

    def __str__(self) -> str:
        return f"account of {self.person}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether the person serves, so that the account counts."""
        return serves(self.person, since=self.made_at)

    def get_session_auth_hash(self) -> str:
        """Return what a session must match: another once the password or the offices change."""
        return standing_stamp(super().get_session_auth_hash(), self.person)


class Invitation(models.Model):
    """A way to choose a password, once and for some days; only the hash of its secret is kept."""

    secret = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=20)
    email = models.EmailField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.person}"


class TokenScope(models.TextChoices):
    """What a token may be used for."""

    READ = "read"
    SUBMIT = "submit"


class Token(models.Model):
    """A key of the programming interface, bound to a person; only its hash is kept."""

    secret = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=20, db_index=True)
    label = models.CharField(max_length=60)
    scope = models.CharField(max_length=6, choices=TokenScope.choices)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"token of {self.person}"
