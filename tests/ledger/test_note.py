"""Signed notes are read strictly, printed exactly, and a changed one never verifies."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.key import Algorithm, BadKey, VerifyingKey, parse_verifying_key
from drawdown.ledger.lines import print_base64
from drawdown.ledger.note import (
    BadNote,
    BadSignature,
    Note,
    Signature,
    cosign,
    ed25519_verifies,
    key_from_secret,
    make_key,
    parse_note,
    parse_signatures,
    parse_signing_key,
    print_note,
    seal_key,
    sign,
    unseal_key,
    verify,
)

# The example of C2SP signed-note, and the key pair of the documentation of Go's `note` package.
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2"
    "ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()
GO_SIGNING_KEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_VERIFYING_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
GO_SIGNATURE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
    "Zb6KE6RyyBwJnAM=\n"
)

LOG = make_key("log.example/mission", Algorithm.ED25519)
WITNESS = make_key("witness.example/host", Algorithm.COSIGNATURE)
NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)
TEXT = "log.example/mission\n1\nx\n"
NOTE = Note(TEXT, (sign(TEXT, LOG), cosign(TEXT, WITNESS, at=NOON)))

REFUSED = {
    "nothing": (b"", "does not end in a newline"),
    "a text alone": (b"text\n", "no blank line"),
    "no signature": (b"text\n\n", "0 signatures"),
    "no last newline": (print_note(NOTE)[:-1], "does not end in a newline"),
    "line ends of DOS": (print_note(NOTE).replace(b"\n", b"\r\n"), r"control character U\+000D"),
    "a bell": ("te\x07xt\n\n— a MDAwMDE=\n".encode(), r"control character U\+0007 at 2"),
    "Latin-1": ("é\n\n".encode("latin-1"), "not UTF-8 at byte 0"),
    "a hyphen": (b"text\n\n- a MDAwMDE=\n", "line 3: a signature begins with an em dash"),
    "two spaces": ("text\n\n— a  MDAwMDE=\n".encode(), "line 3: a signature is an em dash"),
    "three words": ("text\n\n— a MDAwMDE= b\n".encode(), "line 3: a signature is an em dash"),
    "no name": ("text\n\n—  MDAwMDE=\n".encode(), "line 3: the name of the key is empty"),
    "a plus in the name": ("t\n\n— a+b MDAwMDE=\n".encode(), "'a\\+b', holds a space or a plus"),
    "a wide space": ("t\n\n— a\u3000b MDAwMDE=\n".encode(), "holds a space or a plus"),
    "no base64": ("text\n\n— a MDAw*DE=\n".encode(), "line 3: the signature is not base64"),
    "base64 of the web": ("t\n\n— a MDAw_DE=\n".encode(), "line 3: the signature is not base64"),
    "spare bits": ("text\n\n— a MDAwMDF=\n".encode(), "spare bits"),
    "a key id alone": ("text\n\n— a MDAwMA==\n".encode(), "shorter than a key id"),
    "a second text": (print_note(NOTE) + b"hello\n", "line 7: a signature begins with an em dash"),
    "101 signatures": (b"t\n\n" + "— a MDAwMDE=\n".encode() * 101, "101 signatures"),
    "a megabyte": (b"a" * 1_000_001, "longer than 1000000 bytes"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_names_what_is_no_note(case: str) -> None:
    content, message = REFUSED[case]
    with pytest.raises(BadNote, match=message):
        parse_note(content)


def test_it_verifies_the_example_of_the_specification() -> None:
    note = parse_note(EXAMPLE)
    assert verify(note, parse_verifying_key(EXAMPLE_KEY)) is None
    assert print_note(note) == EXAMPLE
    assert str(parse_verifying_key(EXAMPLE_KEY)) == EXAMPLE_KEY


def test_it_signs_what_the_go_package_signs() -> None:
    key = parse_signing_key(GO_SIGNING_KEY)
    assert str(key.verifying) == GO_VERIFYING_KEY
    assert key.reveal() == GO_SIGNING_KEY
    assert str(sign(GO_TEXT, key)) == GO_SIGNATURE


def test_a_log_signs_without_a_time_and_a_witness_with_one() -> None:
    assert verify(NOTE, LOG.verifying) is None
    assert verify(NOTE, WITNESS.verifying) == NOON
    with pytest.raises(BadKey, match="is a witness's key"):
        sign(TEXT, WITNESS)
    with pytest.raises(BadKey, match="is a log's key"):
        cosign(TEXT, LOG, at=NOON)


def test_a_signing_key_does_not_show_its_secret() -> None:
    shown = f"{LOG!r} {LOG}"
    assert print_base64(LOG.secret) not in shown
    assert LOG.reveal().removeprefix(f"PRIVATE+KEY+{LOG.verifying.name}+") not in shown
    assert parse_signing_key(LOG.reveal()) == LOG


def test_a_key_of_the_same_name_is_another_key() -> None:
    stranger = make_key("log.example/mission", Algorithm.ED25519)
    with pytest.raises(BadSignature, match="no signature of"):
        verify(NOTE, stranger.verifying)


def test_a_false_second_signature_of_a_key_spoils_the_note() -> None:
    true = sign(TEXT, LOG)
    false = replace(true, value=bytes(64))
    for signatures in ((true, false), (false, true)):
        with pytest.raises(BadSignature, match="does not verify"):
            verify(Note(TEXT, signatures), LOG.verifying)


def test_signatures_of_others_are_kept_and_not_looked_at() -> None:
    stranger = Signature("x.example/u", b"abcd", b"anything, in an algorithm of the future")
    note = parse_note(print_note(NOTE.with_signatures([stranger, NOTE.signatures[0]])))
    assert note.signatures == (*NOTE.signatures, stranger)
    assert verify(note, WITNESS.verifying) == NOON


@given(at=st.integers(0, len(print_note(NOTE)) - 1), bit=st.integers(0, 7))
def test_one_changed_bit_spoils_a_signature(at: int, bit: int) -> None:
    content = bytearray(print_note(NOTE))
    content[at] ^= 1 << bit
    verified = 0
    for key in (LOG.verifying, WITNESS.verifying):
        with suppress(BadNote, BadSignature):
            verify(parse_note(bytes(content)), key)
            verified += 1
    assert verified < 2


NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="+"), min_size=1)
TEXTS = st.text(st.characters(exclude_categories=["C"], include_characters="\n")).map("{}\n".format)
NOTES = st.builds(
    Note,
    TEXTS,
    st.lists(
        st.builds(
            Signature, NAMES, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=80)
        ),
        min_size=1,
        max_size=5,
    ).map(tuple),
)


@given(note=NOTES)
def test_it_reads_what_it_prints(note: Note) -> None:
    assert parse_note(print_note(note)) == note


@given(content=st.binary(max_size=60) | NOTES.map(print_note))
def test_it_prints_what_it_read(content: bytes) -> None:
    with suppress(BadNote):
        assert print_note(parse_note(content)) == content


@given(text=st.text(max_size=60) | st.builds("{}+{}+{}".format, NAMES, NAMES, NAMES))
def test_it_never_fails_in_another_way_on_a_key(text: str) -> None:
    with suppress(BadKey):
        assert str(parse_verifying_key(text)) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "three parts"),
        ("a+00000000", "three parts"),
        ("a+0000000G+AA==", "eight lower-case"),
        ("a+00000000+", "the key is empty"),
        ("a+00000000+AA", "not base64"),
        ("a+00000000+CAAA", "algorithm 0x08 is not spoken"),
        ("a+00000000+AQAA", "a public key of 2 bytes"),
        (EXAMPLE_KEY.replace("530d903a", "530d903b"), "the key id 530d903b is not that of"),
        ("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "name of the key is empty"),
    ],
)
def test_it_names_what_is_no_key(text: str, message: str) -> None:
    with pytest.raises(BadKey, match=message):
        parse_verifying_key(text)


def test_it_names_what_is_no_signing_key() -> None:
    with pytest.raises(BadKey, match="begins with PRIVATE"):
        parse_signing_key(GO_VERIFYING_KEY)
    with pytest.raises(BadKey, match="does not belong"):
        parse_signing_key(GO_SIGNING_KEY.replace("c74f20a3", "c74f20a4"))


def test_the_algorithm_is_part_of_the_key_id() -> None:
    as_log = VerifyingKey("a", Algorithm.ED25519, WITNESS.verifying.public)
    as_witness = VerifyingKey("a", Algorithm.COSIGNATURE, WITNESS.verifying.public)
    assert as_log.key_id != as_witness.key_id


SEALED = bytes.fromhex(
    "000102030405060708090a0b0c0d0e0f000102030405060708090a0bde7b87c7082d6cad2b47"
    "f3a00bd4c32d69300a2dbe8ec3d194a0181e134fd76b1871f102ddbf85ac19b3caded91fc835"
)
"""The secret of Go's key under the passphrase `café`, with the salt 0 to 15, the nonce 0 to 11."""


def test_a_key_that_was_sealed_before_is_opened_by_its_passphrase_alone() -> None:
    key = parse_signing_key(GO_SIGNING_KEY)
    assert unseal_key(key.verifying, SEALED, "café") == key
    for bad, passphrase in ((SEALED, "cafe"), (SEALED[:-1] + b"!", "café"), (b"", "café")):
        with pytest.raises(BadKey, match="the passphrase does not open the key of PeterNeumann"):
            unseal_key(key.verifying, bad, passphrase)
    with pytest.raises(BadKey, match="does not open"):
        unseal_key(LOG.verifying, SEALED, "café")


def test_a_key_is_sealed_with_a_salt_and_a_nonce_of_its_own_each_time() -> None:
    once, again = seal_key(LOG, "one"), seal_key(LOG, "one")
    assert {len(once), len(again)} == {16 + 12 + 32 + 16}
    assert once[:16] != again[:16]
    assert once[16:28] != again[16:28]
    assert LOG.secret not in once
    assert unseal_key(LOG.verifying, once, "one") == LOG


def test_a_signature_has_an_id_of_four_bytes_and_a_value() -> None:
    for key_id, value in ((b"abc", b"x"), (b"abcde", b"x"), (b"abcd", b"")):
        with pytest.raises(ValueError, match="four bytes of key id and at least one more"):
            Signature("a", key_id, value)
    assert Signature("a", b"abcd", b"x").value == b"x"


def test_whether_bytes_are_a_signature_is_yes_or_no() -> None:
    value = sign(TEXT, LOG).value
    assert ed25519_verifies(LOG.verifying.public, value, TEXT.encode()) is True
    assert ed25519_verifies(LOG.verifying.public, value, b"another") is False
    assert ed25519_verifies(b"short", value, TEXT.encode()) is False


def test_a_secret_has_thirty_two_bytes() -> None:
    with pytest.raises(BadKey):
        key_from_secret("a", Algorithm.ED25519, secret=bytes(31))
    assert key_from_secret("a", Algorithm.ED25519, secret=bytes(32)).secret == bytes(32)


def test_lines_of_signatures_alone_are_counted_from_the_first() -> None:
    with pytest.raises(BadNote, match="line 2: a signature begins"):
        parse_signatures(str(NOTE.signatures[0]) + "none\n")
