"""Buckets, registries, logs. terraform-provider-aws: internal/service/{s3,ecr,logs}."""

import json

from botocore.exceptions import ClientError

from call import makes, pairs, pascal, without
from place import ACCOUNT, Refused


@makes("aws:s3/bucket:Bucket")
def bucket(place, given):
    """s3/bucket.go: the region of a bucket is said but for us-east-1."""
    s3 = place.client("s3")
    name = given.get("bucket") or place.unique("bucket")
    where = {} if place.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": place.region}}
    s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=given.get("objectLockEnabled", False), **where)
    s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": pairs(place.tagged(given))})
    return {"id": name, "bucket": name, "arn": f"arn:aws:s3:::{name}"}


@makes("aws:s3/bucketVersioning:BucketVersioning")
def versioning(place, given):
    place.client("s3").put_bucket_versioning(Bucket=given["bucket"], VersioningConfiguration=pascal(given["versioningConfiguration"]))
    return {"id": given["bucket"]}


@makes("aws:s3/bucketPolicy:BucketPolicy")
def bucket_policy(place, given):
    place.client("s3").put_bucket_policy(Bucket=given["bucket"], Policy=given["policy"])
    return {"id": given["bucket"]}


@makes("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
def public_access_block(place, given):
    place.client("s3").put_public_access_block(Bucket=given["bucket"], PublicAccessBlockConfiguration=pascal(without(given, "bucket")))
    return {"id": given["bucket"]}


@makes("aws:s3/bucketOwnershipControls:BucketOwnershipControls")
def ownership(place, given):
    place.client("s3").put_bucket_ownership_controls(Bucket=given["bucket"], OwnershipControls={"Rules": [pascal(given["rule"])]})
    return {"id": given["bucket"]}


@makes("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")
def encryption(place, given):
    rules = []
    for each in given["rules"]:
        default = each["applyServerSideEncryptionByDefault"]
        found = {"SSEAlgorithm": default["sseAlgorithm"]}
        if default.get("kmsMasterKeyId"):
            found["KMSMasterKeyID"] = default["kmsMasterKeyId"]
        rules.append({"ApplyServerSideEncryptionByDefault": found, "BucketKeyEnabled": each.get("bucketKeyEnabled", False)})
    place.client("s3").put_bucket_encryption(Bucket=given["bucket"], ServerSideEncryptionConfiguration={"Rules": rules})
    return {"id": given["bucket"]}


@makes("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")
def lifecycle(place, given):
    rules = []
    for each in given["rules"]:
        rule = pascal(each)
        rule["ID"] = rule.pop("Id")
        rule.setdefault("Filter", {"Prefix": ""})
        rules.append(rule)
    place.client("s3").put_bucket_lifecycle_configuration(Bucket=given["bucket"], LifecycleConfiguration={"Rules": rules})
    return {"id": given["bucket"]}


@makes("aws:s3/bucketLogging:BucketLogging")
def logging(place, given):
    """AWS docs, "Permissions for log delivery". Asked here: moto 5.1.1 falls over a policy whose principal is everybody."""
    target = given["targetBucket"]
    if not any("logging.s3.amazonaws.com" in services(each) and each["Effect"] == "Allow" for each in statements(place, target)):
        raise Refused(f"InvalidTargetBucketForLogging: the policy of {target} does not let S3 write logs yet")
    place.validated("s3", "put_bucket_logging", Bucket=given["bucket"], BucketLoggingStatus={
        "LoggingEnabled": {"TargetBucket": target, "TargetPrefix": given["targetPrefix"]}})
    return {"id": given["bucket"]}


def statements(place, bucket):
    """The statements of a bucket's policy; none where it has none yet."""
    try:
        return json.loads(place.client("s3").get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]
    except ClientError:
        return []


def services(statement):
    """The services that a statement of a policy speaks of."""
    principal = statement.get("Principal")
    named = principal.get("Service", []) if isinstance(principal, dict) else []
    return [named] if isinstance(named, str) else named


@makes("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")
def object_lock(place, given):
    place.client("s3").put_object_lock_configuration(Bucket=given["bucket"], ObjectLockConfiguration={
        "ObjectLockEnabled": "Enabled", "Rule": pascal(given["rule"])})
    return {"id": given["bucket"]}


@makes("aws:ecr/repository:Repository")
def repository(place, given):
    settings = given.get("encryptionConfigurations") or [{}]
    parameters = {"repositoryName": given["name"], "imageTagMutability": given.get("imageTagMutability", "MUTABLE"), "tags": pairs(place.tagged(given))}
    if settings[0]:
        parameters["encryptionConfiguration"] = settings[0]
    if given.get("imageScanningConfiguration"):
        parameters["imageScanningConfiguration"] = given["imageScanningConfiguration"]
    made = place.client("ecr").create_repository(**parameters)["repository"]
    return {"id": given["name"], "name": given["name"], "arn": made["repositoryArn"], "repositoryUrl": made["repositoryUri"]}


@makes("aws:cloudwatch/logGroup:LogGroup")
def log_group(place, given):
    logs = place.client("logs")
    if given.get("kmsKeyId"):
        may_encrypt(place, given["kmsKeyId"])
    logs.create_log_group(logGroupName=given["name"], kmsKeyId=given.get("kmsKeyId", ""), tags=place.tagged(given))
    if given.get("retentionInDays"):
        logs.put_retention_policy(logGroupName=given["name"], retentionInDays=given["retentionInDays"])
    return {"id": given["name"], "name": given["name"], "arn": f"arn:aws:logs:{place.region}:{ACCOUNT}:log-group:{given['name']}"}


def may_encrypt(place, key):
    """AWS docs, "Encrypt log data in CloudWatch Logs using AWS KMS": the call fails unless the key lets the service, which sends an encryption context
    and no account."""
    policy = json.loads(place.client("kms").get_key_policy(KeyId=key, PolicyName="default")["Policy"])
    service = f"logs.{place.region}.amazonaws.com"
    for statement in policy["Statement"]:
        asked = {name for condition in (statement.get("Condition") or {}).values() for name in condition}
        if service in services(statement) and statement["Effect"] == "Allow" and asked <= {"kms:EncryptionContext:aws:logs:arn"}:
            return
    raise Refused(f"the key's policy does not let {service} encrypt: it sends kms:EncryptionContext:aws:logs:arn alone")


@makes("aws:s3/bucketReplicationConfig:BucketReplicationConfig")
def replication(place, given):
    """s3/bucket_replication_configuration.go; the provider's rules have the API's shape, and a priority where there are several."""
    rules = []
    for number, each in enumerate(given["rules"]):
        rule = pascal(each)
        rule["ID"] = rule.pop("Id")
        rule.setdefault("Priority", number)
        found = rule["Destination"].get("EncryptionConfiguration")
        if found:
            rule["Destination"]["EncryptionConfiguration"] = {"ReplicaKmsKeyID": found["ReplicaKmsKeyId"]}
        rules.append(rule)
    return place.validated("s3", "put_bucket_replication", Bucket=given["bucket"], ReplicationConfiguration={"Role": given["role"], "Rules": rules})
