"""What the stack and the deploy role have made when a machine boots: bucket with bundle, secrets, files of others', and the pointer in user data."""
import json
import os
import secrets
import sys
import tarfile

import boto3

files, role, node = sys.argv[1:4]
session = boto3.Session("test", "test", region_name="eu-central-1")
s3, store = session.client("s3"), session.client("secretsmanager")
s3.create_bucket(Bucket="bundles", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
for folder, _, names in os.walk(files):
    for name in names:
        path = os.path.join(folder, name)
        s3.upload_file(path, "bundles", os.path.relpath(path, files))
        if name.endswith(".tar"):
            with tarfile.open(path) as bundle:
                manifest = json.load(bundle.extractfile("etc/cluster/bundle.json"))
for name in {shared["object"] for shared in manifest["shared"] if shared["required"]} | {"machines.crt", "machines.crl"}:
    s3.put_object(Bucket="bundles", Key=f"{role}/{name}", Body=name.encode())
for name in {secret["name"] for secret in manifest["secrets"]}:
    value = "p\"w 'of the writer" if name == "database/role/writer" else secrets.token_hex(24)
    store.create_secret(Name=f"eu-central/{name}", SecretString=value)
with open("/user-data", "w", encoding="utf-8") as file:
    json.dump({"region": "eu-central", "site": "primary", "node": node, "role": role, "bundles": f"s3://bundles/{role}/{node}/",
               "signer": "signer", "secrets": "eu-central/"}, file)
