"""What the stack has made when a machine boots: bucket with bundle, secrets, and the pointer in user data."""
import json
import os
import sys

import boto3

files, role, node = sys.argv[1:4]
session = boto3.Session("test", "test", region_name="eu-central-1")
s3, secrets = session.client("s3"), session.client("secretsmanager")
s3.create_bucket(Bucket="bundles", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
for folder, _, names in os.walk(files):
    for name in names:
        path = os.path.join(folder, name)
        s3.upload_file(path, "bundles", os.path.relpath(path, files))
for name in ("machines.crt", "machines.crl"):
    s3.put_object(Bucket="bundles", Key=f"{role}/{name}", Body=name.encode())
secrets.create_secret(Name="eu-central/database/role/writer", SecretString="p\"w 'of the writer")
with open("/user-data", "w", encoding="utf-8") as file:
    json.dump({"region": "eu-central", "site": "primary", "node": node, "role": role, "bundles": f"s3://bundles/{role}/{node}/",
               "signer": "signer", "secrets": "eu-central/"}, file)
