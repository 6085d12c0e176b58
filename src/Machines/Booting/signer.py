"""Has certificates issued for those who may call it: for a name that the region declares for them, whatever their request says. Only the key is theirs.
Asked: {"certificate": NAME, "request": PEM in base64}. Answers {"certificate", "issuer", "authority"}, each PEM; the
last is what to trust, the issuer and the root."""
import base64
import json
import os
import pathlib

import boto3

DECLARED = json.loads(pathlib.Path(__file__).with_name("declared.json").read_text(encoding="utf-8"))
# The template of what a certificate proves. Each takes subject and names from the call before those of the request, and makes no authority.
TEMPLATES = {
    "both": "arn:aws:acm-pca:::template/EndEntityCertificate_APIPassthrough/V1",
    "client": "arn:aws:acm-pca:::template/EndEntityClientAuthCertificate_APIPassthrough/V1",
    "server": "arn:aws:acm-pca:::template/EndEntityServerAuthCertificate_APIPassthrough/V1",
}


def handler(event, _):
    wanted = DECLARED["certificates"].get(event.get("certificate"))
    if wanted is None:
        raise LookupError(f"no certificate {event.get('certificate')!r} is declared here; is the region's `up` done?")
    pca, authority = boto3.client("acm-pca"), os.environ["AUTHORITY"]
    names = [{"DnsName": name} for name in wanted["dnsNames"]] + [{"IpAddress": address} for address in wanted["addresses"]]
    issued = pca.issue_certificate(
        CertificateAuthorityArn=authority, Csr=base64.b64decode(event["request"]), SigningAlgorithm="SHA256WITHECDSA",
        TemplateArn=TEMPLATES[wanted["proves"]], Validity={"Value": DECLARED["days"], "Type": "DAYS"},
        ApiPassthrough={"Subject": {"CommonName": wanted["commonName"]}, "Extensions": {"SubjectAlternativeNames": names}})["CertificateArn"]
    pca.get_waiter("certificate_issued").wait(CertificateAuthorityArn=authority, CertificateArn=issued)
    above = pca.get_certificate_authority_certificate(CertificateAuthorityArn=authority)
    return {
        "certificate": lines(pca.get_certificate(CertificateAuthorityArn=authority, CertificateArn=issued)["Certificate"]),
        "issuer": lines(above["Certificate"]),
        "authority": lines(above["Certificate"], above.get("CertificateChain")),
    }


def lines(*certificates):
    return "".join(each.strip() + "\n" for each in certificates if each)
