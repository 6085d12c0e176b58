"""What AWS wants to be there first though no property says so: the engine makes at once whatever is not ordered.

Each rule gives, for a resource of its type, those of the program that have to be made before it. The judge holds them against the program's
own order, by everything that a resource needs and all that these need.
"""

from program import referred

RULES = {}


def wants(token):
    def add(rule):
        RULES[token] = rule
        return rule
    return add


def of_type(resources, token):
    return [each for each in resources.values() if each.type == token]


def reservations(resources, subnets):
    """Addresses of machines are taken out of AWS's hands before it puts anything of its own there."""
    return [each for each in of_type(resources, "aws:ec2/subnetCidrReservation:SubnetCidrReservation") if referred(each.properties["subnetId"]) & subnets]


def rights(resources, roles):
    """The policies of roles."""
    return [each for each in of_type(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment") if referred(each.properties["role"]) & roles]


@wants("aws:lb/loadBalancer:LoadBalancer")
def balancer(resources, it):
    """InvalidSubnet: VPC has no internet gateway."""
    found = reservations(resources, referred(it.properties["subnets"]))
    if it.properties.get("internal") is False:
        found += [each for each in of_type(resources, "aws:ec2/internetGateway:InternetGateway") if each.provider == it.provider]
    return found


@wants("aws:ec2/natGateway:NatGateway")
def translator(resources, it):
    """Gateway.NotAttached."""
    return [each for each in of_type(resources, "aws:ec2/internetGateway:InternetGateway") if each.provider == it.provider]


@wants("aws:ec2/vpcEndpoint:VpcEndpoint")
def endpoint(resources, it):
    return reservations(resources, referred(it.properties.get("subnetIds")))


@wants("aws:ec2clientvpn/networkAssociation:NetworkAssociation")
def association(resources, it):
    """Its local route is of the blocks that the VPC has by then (Client VPN docs, "Target networks"): clients reach none that comes later."""
    blocks = [each for each in of_type(resources, "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation") if each.provider == it.provider]
    return reservations(resources, referred(it.properties["subnetId"])) + blocks


@wants("aws:eks/cluster:Cluster")
def cluster(resources, it):
    """The control plane cannot make its interfaces without its policy (terraform's aws_eks_cluster, "depends_on")."""
    return reservations(resources, referred(it.properties["vpcConfig"]["subnetIds"])) + rights(resources, referred(it.properties["roleArn"]))


@wants("aws:eks/nodeGroup:NodeGroup")
def node_group(resources, it):
    """NodeCreationFailure: unhealthy nodes in the Kubernetes cluster."""
    network = [each for each in of_type(resources, "aws:eks/addon:Addon")
               if each.properties["addonName"] == "vpc-cni" and referred(each.properties["clusterName"]) == referred(it.properties["clusterName"])]
    return rights(resources, referred(it.properties["nodeRoleArn"])) + network


@wants("aws:eks/addon:Addon")
def addon(resources, it):
    return rights(resources, referred([each["roleArn"] for each in it.properties.get("podIdentityAssociations", [])]))


@wants("aws:s3/bucketReplicationConfig:BucketReplicationConfig")
def replication(resources, it):
    """InvalidRequest: Versioning must be 'Enabled' on the bucket; the same of the destination."""
    buckets = referred([it.properties["bucket"], [each["destination"]["bucket"] for each in it.properties["rules"]]])
    return [each for each in of_type(resources, "aws:s3/bucketVersioning:BucketVersioning") if referred(each.properties["bucket"]) & buckets]


@wants("aws:s3/bucketLogging:BucketLogging")
def logging(resources, it):
    """InvalidTargetBucketForLogging."""
    return policies(resources, referred(it.properties["targetBucket"]))


@wants("aws:ec2/flowLog:FlowLog")
def flow_log(resources, it):
    """Access Denied for LogDestination."""
    return policies(resources, referred(it.properties["logDestination"]))


def policies(resources, buckets):
    return [each for each in of_type(resources, "aws:s3/bucketPolicy:BucketPolicy") if referred(each.properties["bucket"]) & buckets]


def wrong(ordered):
    """What may be made too early, a line each; the resources come in an order that the engine may take."""
    resources = {each.key: each for each in ordered}
    before = {}
    for each in ordered:
        needs = each.needs() & resources.keys()
        before[each.key] = needs.union(*(before[key] for key in needs))
    for each in ordered:
        if each.type in RULES:
            missing = [first for first in RULES[each.type](resources, each) if first.key not in before[each.key]]
            if missing:
                yield f"{each.type} {each.name}: may be made before {', '.join(f'{first.type} {first.name}' for first in missing)}"
