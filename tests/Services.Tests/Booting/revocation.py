"""The plants' authority revokes a machine: a new list lies in the bucket."""
import datetime

import boto3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

now = datetime.datetime.now(datetime.timezone.utc)
revoked = x509.RevokedCertificateBuilder().serial_number(7).revocation_date(now).build()
issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "machines")])
crl = x509.CertificateRevocationListBuilder().issuer_name(issuer).last_update(now).next_update(now + datetime.timedelta(days=30)).add_revoked_certificate(revoked)
boto3.client("s3", "eu-central-1").put_object(
    Bucket="bundles", Key="gateway/machines.crl", Body=crl.sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
