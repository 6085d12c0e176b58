"""Faults that AWS refuses, put into a program that it would take: each has to be found, at its resource and for its reason."""

import copy
import json

import yaml

import program


class NoSuchResource(Exception):
    """The program has nothing that the fault could be put into."""


def of_type(resources, token, number=0):
    """The key of a resource of a type."""
    found = [key for key, each in resources.items() if each["type"] == token]
    if number >= len(found):
        raise NoSuchResource(token)
    return found[number]


def duplicate_rule(resources):
    """Two peers with one range of addresses were two rules."""
    key = of_type(resources, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
    resources["again"] = {**copy.deepcopy(resources[key]), "name": "again"}
    resources["again"].setdefault("options", {})["dependsOn"] = [f"${{{key}}}"]
    return "again", "already exists"


def default_timeout(resources):
    """An interval of 5 s with the time-out that AWS takes where none is given."""
    key = of_type(resources, "aws:lb/targetGroup:TargetGroup")
    del resources[key]["properties"]["healthCheck"]["timeout"]
    return key, "must be smaller than the interval"


def early_logging(resources):
    """Logs of access to a bucket that does not let S3 write yet."""
    key = of_type(resources, "aws:s3/bucketLogging:BucketLogging")
    target = program.first_name(resources[key]["properties"]["targetBucket"])
    policy = next(name for name, each in resources.items() if each["type"].startswith("aws:s3/bucketPolicy:")
                  and program.first_name(each["properties"]["bucket"]) == target)
    resources[key]["options"].pop("dependsOn")
    resources[policy].setdefault("options", {})["dependsOn"] = [f"${{{key}}}"]
    return key, "InvalidTargetBucketForLogging"


def unknown_type(resources):
    """An instance type that nobody offers."""
    key = of_type(resources, "aws:ec2/instance:Instance")
    resources[key]["properties"]["instanceType"] = "m9z.huuuge"
    return key, "m9z.huuuge"


def elsewhere_offered(resources):
    """A type that other regions have."""
    key = of_type(resources, "aws:eks/nodeGroup:NodeGroup")
    resources[key]["properties"]["instanceTypes"] = ["u7i-12tb.224xlarge"]
    return key, "does not offer u7i-12tb.224xlarge"


def other_family(resources):
    """A certificate of another family than its authority's."""
    key = of_type(resources, "aws:acm/certificate:Certificate")
    issuer = program.first_name(resources[key]["properties"]["certificateAuthorityArn"])
    resources[issuer]["properties"]["certificateAuthorityConfiguration"]["keyAlgorithm"] = "EC_prime256v1"
    return key, "issues no certificate for one of RSA_2048"


def elliptic_vpn(resources):
    """All of one family, that the VPN does not take."""
    certificate = of_type(resources, "aws:acm/certificate:Certificate", 1)
    issuer = program.first_name(resources[certificate]["properties"]["certificateAuthorityArn"])
    resources[issuer]["properties"]["certificateAuthorityConfiguration"]["keyAlgorithm"] = "EC_prime256v1"
    resources[certificate]["properties"]["keyAlgorithm"] = "EC_prime256v1"
    return of_type(resources, "aws:ec2clientvpn/endpoint:Endpoint", 1), "takes no certificate with a key of EC_prime256v1"


def zone_by_letter(resources):
    key = of_type(resources, "aws:ec2/subnet:Subnet", 2)
    resources[key]["properties"]["availabilityZoneId"] = "us-east-1z"
    return key, "parameter availabilityZone is invalid"


def unordered(token, why, number=0):
    """A resource that the engine may make too early."""
    def fault(resources):
        key = of_type(resources, token, number)
        resources[key]["options"].pop("dependsOn")
        return key, f"may be made before {why}"
    fault.__name__ = f"unordered {token.split(':')[-1]}"
    return fault


UNORDERED = [
    unordered("aws:lb/loadBalancer:LoadBalancer", "aws:ec2/subnetCidrReservation"),
    unordered("aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2/subnetCidrReservation", 1),
    unordered("aws:ec2/natGateway:NatGateway", "aws:ec2/internetGateway"),
    unordered("aws:ec2clientvpn/networkAssociation:NetworkAssociation", "aws:ec2/subnetCidrReservation"),
    unordered("aws:eks/cluster:Cluster", "aws:ec2/subnetCidrReservation"),
    unordered("aws:eks/nodeGroup:NodeGroup", "aws:iam/rolePolicyAttachment"),
    unordered("aws:eks/addon:Addon", "aws:iam/rolePolicyAttachment"),
    unordered("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "aws:s3/bucketVersioning"),
    unordered("aws:ec2/flowLog:FlowLog", "aws:s3/bucketPolicy"),
]


def unknown_medium(resources):
    key = of_type(resources, "aws:ebs/volume:Volume")
    resources[key]["properties"]["type"] = "gp9"
    return key, "'gp9' is none of"


def overlap(resources):
    """Two subnets that share addresses."""
    key = of_type(resources, "aws:ec2/subnet:Subnet", 1)
    first = of_type(resources, "aws:ec2/subnet:Subnet", 0)
    resources[key]["properties"]["cidrBlock"] = resources[first]["properties"]["cidrBlock"]
    resources[key].setdefault("options", {})["dependsOn"] = [f"${{{first}}}"]
    return key, "conflicts with another subnet"


def tag_of_identity(resources):
    """Characters that IAM takes in no tag."""
    key = of_type(resources, "aws:iam/role:Role")
    resources[key]["properties"]["tags"]["Owner"] = "Plant IT (line #2), R&D"
    return key, "does not fit"


def long_role(resources):
    key = of_type(resources, "aws:iam/role:Role", 1)
    resources[key]["properties"]["name"] = "r" * 65
    return key, "65 characters, at most 64"


def secret_name(resources):
    key = of_type(resources, "aws:secretsmanager/secret:Secret")
    resources[key]["properties"]["name"] = "s" * 513
    return key, "at most 512"


def log_key(resources):
    """A key that lets CloudWatch Logs in by a condition that it does not send; one of its own, for signers and so machines need the site's."""
    key = of_type(resources, "aws:cloudwatch/logGroup:LogGroup", -1)
    made = program.first_name(resources[key]["properties"]["kmsKeyId"])
    resources["other-key"] = {**copy.deepcopy(resources[made]), "name": "other-key"}
    policy = json.dumps(resources["other-key"]["properties"]["policy"])
    resources["other-key"]["properties"]["policy"] = json.loads(policy.replace("kms:EncryptionContext:aws:logs:arn", "aws:SourceArn"))
    resources[key]["properties"]["kmsKeyId"] = "${other-key.arn}"
    return key, "does not let logs."


FAULTS = [
    log_key, duplicate_rule, default_timeout, early_logging, unknown_type, elsewhere_offered, other_family, elliptic_vpn, zone_by_letter, unknown_medium,
    overlap, tag_of_identity, long_role, secret_name, *UNORDERED,
]


def put_into(path, out):
    """Writes a program with every fault that it has a resource for, and says what has to be found: the resource's name, and a part of the reason."""
    with open(path, encoding="utf-8") as file:
        declared = yaml.load(file, Loader=program.LOADER)
    wanted = []
    for fault in FAULTS:
        try:
            key, reason = fault(declared["resources"])
        except NoSuchResource:
            continue
        wanted.append((fault.__name__, declared["resources"][key].get("name", key), reason))
    with open(out, "w", encoding="utf-8") as file:
        yaml.safe_dump(declared, file)
    return wanted
