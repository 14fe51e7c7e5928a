"""The keys that sign papers: from a PKCS#12 file, or made for practice, and then they say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

PRACTICE = "practice only, no authority"
YEARS = 10
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class BadKey(ValueError):
    """The file holds no key with a certificate, or the password is another one."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A key that signs, with its certificate."""

    signer: Signer

    @property
    def name(self) -> str:
        """The name that the certificate gives."""
        certificate = self.signer.signing_cert
        return str(certificate.subject.native["common_name"]) if certificate else ""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, as hexadecimal digits."""
        certificate = self.signer.signing_cert
        return certificate.sha256.hex() if certificate else ""

    @property
    def good_until(self) -> datetime | None:
        """The last moment that the certificate is for; none without a certificate."""
        certificate = self.signer.signing_cert
        return certificate.not_valid_after if certificate else None


@dataclass(frozen=True, slots=True)
class Issued:
    """A key and a certificate as they are handed out: PKCS#12 and PEM."""

    pkcs12: bytes
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Authority:
    """A root for practice: it issues identities and a local time-stamp authority."""

    key: PrivateKey
    certificate: x509.Certificate

    @property
    def root(self) -> bytes:
        """The root certificate in PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def issue(self, name: str, *, since: datetime, password: bytes, years: int = YEARS) -> Issued:
        """Return a key for signing papers, in the name of somebody."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = _builder(name, key, since=since, years=years, issuer=self.certificate.subject)
        made = made.add_extension(_usage(signs_papers=True), critical=True)
        certificate = made.sign(self.key, hashes.SHA256())
        content = pkcs12.serialize_key_and_certificates(
            name.encode(),
            key,
            certificate,
            [self.certificate],
            serialization.BestAvailableEncryption(password),
        )
        return Issued(content, certificate.public_bytes(serialization.Encoding.PEM))

    def time_stamper(self, *, since: datetime, at: datetime, years: int = YEARS) -> TimeStamps:
        """Return a time-stamp authority that says it is `at`."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        made = _builder(
            "Time-stamps", key, since=since, years=years, issuer=self.certificate.subject
        )
        made = made.add_extension(_usage(signs_papers=True), critical=True).add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        certificate = made.sign(self.key, hashes.SHA256())
        store = SimpleCertificateStore()
        store.register(_asn1(self.certificate))
        return TimeStamps(
            DummyTimeStamper(_asn1(certificate), _asn1_key(key), store, fixed_dt=at), at
        )


@dataclass(frozen=True, slots=True)
class TimeStamps:
    """Somebody who vouches that it is `at`."""

    client: TimeStamper
    at: datetime


def practice_authority(name: str, *, since: datetime, years: int = 3 * YEARS) -> Authority:
    """Return a root that nobody has a reason to trust, and that says so."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name)
    made = _builder(name, key, since=since, years=years, issuer=subject)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = made.add_extension(_usage(signs_papers=False), critical=True)
    return Authority(key, made.sign(key, hashes.SHA256()))


def open_pkcs12(content: bytes, password: bytes) -> Identity:
    """Return the identity in a PKCS#12 file; raise `BadKey` where there is none to be had."""
    try:
        signer = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=password)
    except ValueError as error:
        raise BadKey("no key: is it a PKCS#12 file, and is this its password?") from error
    if signer is None:
        raise BadKey("no key: is it a PKCS#12 file, and is this its password?")
    return Identity(signer)


def roots_of(certificates: Iterable[bytes]) -> tuple[asn1_x509.Certificate, ...]:
    """Return certificates in PEM as those one trusts; raise `BadKey` for what is none."""
    try:
        return tuple(
            _asn1(root)
            for content in certificates
            for root in x509.load_pem_x509_certificates(content)
        )
    except ValueError as error:
        raise BadKey("no certificate in PEM") from error


def lives_of(certificates: bytes) -> tuple[tuple[str, datetime], ...]:
    """Return the name and the last moment of each certificate in PEM; raise `BadKey` for none."""
    try:
        found = x509.load_pem_x509_certificates(certificates)
    except ValueError as error:
        raise BadKey("no certificate in PEM") from error
    return tuple((each.subject.rfc4514_string(), each.not_valid_after_utc) for each in found)


def fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate in PEM, as `openssl x509 -fingerprint` prints it."""
    der = x509.load_pem_x509_certificate(certificate).public_bytes(serialization.Encoding.DER)
    return hashlib.sha256(der).digest().hex(":").upper()


def _name(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, PRACTICE),
        ]
    )


def _builder(
    name: str, key: PrivateKey, *, since: datetime, years: int, issuer: x509.Name
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=365 * years))
    )


def _usage(*, signs_papers: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs_papers,
        content_commitment=signs_papers,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs_papers,
        crl_sign=not signs_papers,
        encipher_only=False,
        decipher_only=False,
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _asn1_key(key: PrivateKey) -> asn1_keys.PrivateKeyInfo:
    content = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return asn1_keys.PrivateKeyInfo.load(content)
