"""The catalogue of what can be wrong with an installation: codes I1.. to I5.."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

# I1..: settings, and files of the home.

NO_HOME = error(
    "I101", "there is no installation here", "drawdown setup makes one; is DRAWDOWN_HOME right?"
)
BAD_SETTING = error("I102", "{reason}", "mend the setting: docs/settings.md")
OTHER_OWNER = error(
    "I103",
    "it belongs to the account {owner}, and this is {here}",
    "run drawdown as {owner}: files made by another account stop the server",
)
NO_SECRET = error(
    "I104",
    "it is missing: nobody stays logged in, and no second factor can be read",
    "put it back from a backup; without one the next start makes another, and all are invited anew",
)
OTHERS_READ = error("I105", "others may read it", "chmod go-rwx it, and change what it holds")
HOME_OPEN = warning("I106", "others may read the folder of all state", "chmod 700 it")
KILLED = error(
    "I107", "DRAWDOWN_KILL_AT is set, which kills the recording of acts", "unset it: tests set it"
)
EXAMPLE_OPEN = warning(
    "I108",
    "DRAWDOWN_EXAMPLE opens this home to whoever reaches it, under names of its own",
    "unset it, or unset DRAWDOWN_HOSTS",
)
KEYS_UNSEALED = warning(
    "I109",
    "DRAWDOWN_KEY_PASSPHRASE is not set: whoever reads the keys can sign",
    "set it and run drawdown rotate-key",
)
MAIL_IN_CLEAR = warning(
    "I110", "the password of the mail server travels in clear", "write smtps://, or ?starttls=1"
)
BAD_PROVIDER = error(
    "I111",
    "provider {number} lacks {missing}",
    "add it, as allauth writes providers: docs/guide/administrator.md",
)
NOT_WRITABLE = error(
    "I113",
    "the account that drawdown runs as may not write here",
    "chmod u+w it, or give it to that account",
)
BAD_WITNESSES = error("I112", "{reason}", "mend the file: docs/formats/keys.md")

# I2..: certificates.

BAD_CERTIFICATE = error("I201", "no certificate in PEM", "put the root there again, or remove it")
EXPIRED = error("I202", "the certificate of {name} was good until {day}", "put a new one there")
EXPIRES = warning("I203", "the certificate of {name} is good until {day}", "get a new one in time")
BAD_SEAL = error("I204", "{reason}", "put seal.p12 and its password there again")

# I3..: the machine.

DISK_FULL = error("I301", "{free} are free", "make room now: an act needs the disk")
DISK_LOW = warning("I302", "{free} are free", "make room before it is less than {least}")
CLOCK_BEHIND = error(
    "I303",
    "the clock says {now}, and {what} says {other}",
    "set the clock: acts carry its time",
)
NO_PAPERS = error("I304", "no paper can be made: {reason}", "install drawdown again")
NO_STATIC = warning(
    "I305", "the files of the pages were not collected", "drawdown serve collects them"
)

# I4..: the database and its tables.

NO_DATABASE = error(
    "I401", "there is no database", "put it back from a backup; drawdown serve makes an empty one"
)
UNREACHABLE = error("I402", "it does not answer: {reason}", "start it; is the address right?")
DAMAGED_FILE = error(
    "I403", "SQLite finds its file damaged: {reason}", "stop, keep a copy, and restore a backup"
)
OLDER_TABLES = error(
    "I404",
    "{number} changes of tables are not made yet: {first}",
    "make a backup; the next drawdown serve makes them",
)
NEWER_TABLES = error(
    "I405",
    "a newer version made tables that this one does not know: {first}",
    "install that version again",
)
NO_GUARD = error(
    "I406",
    "the trigger {name} is missing: entries of the ledger can be changed in place",
    "find out who took it away; restore a backup after the audit",
)
NO_WORKER = warning(
    "I407",
    "{number} jobs wait, the first since {since}",
    "start a worker: drawdown serve runs one, or django db_worker",
)

# I5..: the ledger and what hangs on it.

NO_LEDGER = warning("I501", "there is no ledger yet", "drawdown setup opens it")
DAMAGED_LEDGER = error(
    "I502", "{reason}", "record nothing, keep a copy of everything, and restore a backup"
)
OTHER_ROWS = error(
    "I503", "the table {table} holds other rows than the acts give", "drawdown rebuild"
)
NO_KEY = error("I504", "{reason}", "put it back from a backup: without it nothing can be recorded")
NO_OLD_KEY = warning(
    "I505", "{reason}", "put it back from a backup: it says in bundles who followed it"
)
NO_DOCUMENT = error(
    "I506",
    "the document {digest}, which act {entry} names, is missing",
    "put it back from a backup",
)
DAMAGED_DOCUMENT = error(
    "I507",
    "the document {digest}, which act {entry} names, has changed",
    "put it back from a backup",
)
FEW_COSIGNATURES = warning(
    "I508", "{found} of {need} witnesses cosigned the last checkpoint", "drawdown cosign"
)
NO_ADMINISTRATOR = error(
    "I509",
    "nobody who may log in is an administrator",
    "open the invitation that setup printed, or have a new one: drawdown invite {person}",
)
