"""Has certificates issued for those who may call it: for a name that the region declares for them, whatever their request says. Only the key is theirs.
Asked: {"certificate": NAME, "request": PEM in base64}. Answers {"certificate", "issuer", "authority"}, each PEM; the last is what to trust, the issuer
and the root."""
import base64
import hashlib
import ipaddress
import json
import os
import pathlib
import ssl

import boto3

DECLARED = json.loads(pathlib.Path(__file__).with_name("declared.json").read_text(encoding="utf-8"))
COMMON_NAME = bytes.fromhex("550403")
ALTERNATIVE_NAMES = bytes.fromhex("551d11")
DNS_NAME, ADDRESS, EXTENSIONS = 0x82, 0x87, 0xA3


def handler(event, _):
    name, request = event.get("certificate"), base64.b64decode(event["request"])
    wanted = DECLARED["certificates"].get(name)
    if wanted is None:
        raise LookupError(f"no certificate {name!r} is declared here: the region file has no such one, or not any more; a machine asks by the files it has")
    pca, authority = boto3.client("acm-pca"), os.environ["AUTHORITY"]
    names = [{"DnsName": each} for each in wanted["dnsNames"]] + [{"IpAddress": each} for each in wanted["addresses"]]
    issued = pca.issue_certificate(
        CertificateAuthorityArn=authority, Csr=request, SigningAlgorithm="SHA256WITHECDSA", TemplateArn=wanted["template"],
        Validity={"Value": DECLARED["days"], "Type": "DAYS"},
        ApiPassthrough={"Subject": {"CommonName": wanted["commonName"]}, "Extensions": {"SubjectAlternativeNames": names}})["CertificateArn"]
    print(json.dumps({"certificate": name, "issued": issued, "request": hashlib.sha256(request).hexdigest()}))
    pca.get_waiter("certificate_issued").wait(
        CertificateAuthorityArn=authority, CertificateArn=issued, WaiterConfig={"Delay": 1, "MaxAttempts": 20})
    above = pca.get_certificate_authority_certificate(CertificateAuthorityArn=authority)
    certificate = lines(pca.get_certificate(CertificateAuthorityArn=authority, CertificateArn=issued)["Certificate"])
    # Nobody who calls this can fetch one from the authority himself: what is not as declared reaches nobody.
    if names_of(certificate) != declared_names(wanted):
        raise PermissionError(f"{issued} does not bear the declared names of {name!r}, and is not given out")
    return {"certificate": certificate, "issuer": lines(above["Certificate"]), "authority": lines(above["Certificate"], above.get("CertificateChain"))}


def lines(*certificates):
    return "".join(each.strip() + "\n" for each in certificates if each)


def declared_names(wanted):
    """Subject and alternative names as `names_of` gives them."""
    addresses = [(ADDRESS, ipaddress.ip_address(each).packed) for each in wanted["addresses"]]
    return [(COMMON_NAME, wanted["commonName"].encode())], sorted([(DNS_NAME, each.encode()) for each in wanted["dnsNames"]] + addresses)


def names_of(certificate):
    """The subject, attribute by attribute, and the alternative names of a certificate (RFC 5280, 4.1)."""
    fields = items(items(items(ssl.PEM_cert_to_DER_cert(certificate))[0][1])[0][1])
    # Version, serial number, algorithm, issuer, validity, then the subject; extensions are the last.
    pairs = [items(pair) for _, group in items(fields[5][1]) for _, pair in items(group)]
    subject = [(kind[1], value[1]) for kind, value in pairs]
    extensions = [items(each) for _, each in items(items(fields[-1][1])[0][1])] if fields[-1][0] == EXTENSIONS else []
    names = [name for each in extensions if each[0][1] == ALTERNATIVE_NAMES for name in items(items(each[-1][1])[0][1])]
    return subject, sorted(names)


def items(data):
    """The elements of a DER value, each its tag and content (X.690, 8.1)."""
    found = []
    while data:
        length, at = data[1], 2
        if length & 0x80:
            at += length & 0x7F
            length = int.from_bytes(data[2:at], "big")
        found.append((data[0], data[at:at + length]))
        data = data[at + length:]
    return found
