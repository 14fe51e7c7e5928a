"""A key on a token signs a paper and never leaves it; a wrong PIN, token or label is named."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pkcs11
import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from pkcs11 import Attribute, CertificateType, KeyType, ObjectClass
from pkcs11.util.ec import encode_named_curve_parameters

from drawdown.cli.main import main
from drawdown.documents.keys import BadKey
from drawdown.documents.render import render
from drawdown.documents.sign import HOST, sign
from drawdown.documents.tokens import Token, token_identity
from drawdown.documents.verdict import Result
from drawdown.documents.verify import Known, verify_paper
from tests.documents.papers import PICTURES, small_paper
from tests.documents.signing import GOVERNOR, LATER, PASSWORD, SINCE, authority, identity

MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so")
LABEL, PIN = "office", "4321"


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the module of a software token with one key; skip where there is none."""
    found = next((Path(each) for each in MODULES if Path(each).exists()), None)
    if found is None or shutil.which("softhsm2-util") is None:
        pytest.skip("no PKCS#11 module here: apt-get install softhsm2")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    settings = f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\n"
    (folder / "softhsm2.conf").write_text(settings)
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    made = ["--init-token", "--free", "--label", "office", "--so-pin", "1234", "--pin", PIN]
    subprocess.run(["softhsm2-util", *made], check=True, capture_output=True)
    issued = authority().issue("Office on a token", since=SINCE, password=PASSWORD)
    key, certificate, _ = pkcs12.load_key_and_certificates(issued.pkcs12, PASSWORD)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert certificate is not None
    _put(found, key, certificate.public_bytes(serialization.Encoding.DER))
    return found


def _put(module: Path, key: ec.EllipticCurvePrivateKey, certificate: bytes) -> None:
    """Put a key and its certificate on the token."""
    known = x509.Certificate.load(certificate)
    secret = key.private_numbers().private_value.to_bytes(32, "big")
    here = {Attribute.TOKEN: True, Attribute.LABEL: "office", Attribute.ID: b"1"}
    token = pkcs11.lib(str(module)).get_token(token_label=LABEL)
    with token.open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.PRIVATE_KEY,
                Attribute.KEY_TYPE: KeyType.EC,
                Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1"),
                Attribute.VALUE: secret,
                Attribute.SIGN: True,
                **here,
            }
        )
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.VALUE: certificate,
                Attribute.SUBJECT: known.subject.dump(),
                Attribute.ISSUER: known.issuer.dump(),
                Attribute.SERIAL_NUMBER: known["tbs_certificate"]["serial_number"].dump(),
                **here,
            }
        )


def test_the_mission_signs_with_a_token_and_the_host_with_a_file(
    module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pack.pdf").write_bytes(render(small_paper(), PICTURES))
    Path("pin").write_text(f"{PIN}\n")
    arguments = ["sign", "pack.pdf", "--side", "mission", "--token", str(module)]
    arguments += ["--token-label", "office", "--key-label", "office", "--password-file", "pin"]
    arguments += ["--capacity", "Head of Office", "--place", "Sévaré"]
    arguments += ["--at", "2023-12-08T12:00:00", "--out", "once.pdf"]
    assert main(arguments) == 0
    once = Path("once.pdf").read_bytes()
    twice = sign(once, HOST, GOVERNOR, by=identity("Governor's office"))
    verdict = verify_paper(twice, Known(roots=(authority().root,), at=LATER))
    assert verdict.of_signatures is Result.VALID
    assert verdict.signatures[0].signer == "Office on a token"
    Path("pin").write_text("9999\n")
    assert main(arguments) == 2, "another PIN opens no token"


@pytest.mark.parametrize(
    ("label", "key", "pin", "said"),
    [
        ("office", "office", "0000", "does not open"),
        ("elsewhere", "office", PIN, "does not open"),
        ("office", "other", PIN, "does not sign"),
    ],
)
def test_what_is_not_there_is_named(
    module: Path, label: str, key: str, pin: str, said: str
) -> None:
    token = Token(module=module, label=label, key=key)
    with pytest.raises(BadKey, match=said), token_identity(token, pin) as who:
        assert who.name


def test_a_module_that_is_not_installed_is_named(tmp_path: Path) -> None:
    token = Token(module=tmp_path / "none.so", label="a", key="b")
    with pytest.raises(BadKey, match="no module"), token_identity(token, "1"):
        pass
