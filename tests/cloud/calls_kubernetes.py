"""EKS. terraform-provider-aws: internal/service/eks. Its API's own names begin with a small letter, as the provider's do."""

from call import makes, without


@makes("aws:eks/cluster:Cluster")
def cluster(place, given):
    network = given["vpcConfig"]
    parameters = {
        "name": given["name"], "version": given["version"], "roleArn": given["roleArn"], "tags": place.tagged(given),
        "resourcesVpcConfig": {key: each for key, each in network.items() if key in (
            "subnetIds", "securityGroupIds", "endpointPublicAccess", "endpointPrivateAccess", "publicAccessCidrs")},
        "logging": {"clusterLogging": [{"types": given.get("enabledClusterLogTypes", []), "enabled": True}]},
        "encryptionConfig": [given["encryptionConfig"]] if given.get("encryptionConfig") else [],
        "accessConfig": given.get("accessConfig") or {},
    }
    made = place.client("eks").create_cluster(**parameters)["cluster"]
    group = place.client("ec2").create_security_group(
        GroupName=place.unique("eks"), Description="EKS created security group", VpcId=place.vpc_of(network["subnetIds"][0]))["GroupId"]
    return {"id": given["name"], "name": given["name"], "arn": made["arn"], "endpoint": made.get("endpoint", "https://eks.invalid"),
            "certificateAuthority": {"data": "LS0t"}, "vpcConfig": {**network, "clusterSecurityGroupId": group}}


@makes("aws:eks/nodeGroup:NodeGroup")
def node_group(place, given):
    for each in given["instanceTypes"] if isinstance(given["instanceTypes"], list) else [given["instanceTypes"]]:
        place.offers(each, given["subnetIds"])
    parameters = {
        "clusterName": given["clusterName"], "nodegroupName": given.get("nodeGroupName") or place.unique("nodes"), "nodeRole": given["nodeRoleArn"],
        "subnets": given["subnetIds"], "scalingConfig": given["scalingConfig"], "instanceTypes": given["instanceTypes"], "amiType": given["amiType"],
        "updateConfig": given.get("updateConfig"), "tags": place.tagged(given),
        "launchTemplate": {"id": given["launchTemplate"]["id"], "version": str(given["launchTemplate"]["version"]).strip('[]"')},
    }
    made = place.client("eks").create_nodegroup(**without(parameters))["nodegroup"]
    return {"id": f"{given['clusterName']}:{made['nodegroupName']}", "arn": made["nodegroupArn"]}


@makes("aws:eks/addon:Addon")
def addon(place, given):
    """Not in moto: botocore's model alone."""
    parameters = without(given, "resolveConflictsOnCreate", "resolveConflictsOnUpdate", "tags")
    return place.validated("eks", "create_addon", **parameters, resolveConflicts=given.get("resolveConflictsOnCreate", "NONE"), tags=place.tagged(given))


@makes("aws:eks/podIdentityAssociation:PodIdentityAssociation")
def pod_identity(place, given):
    return place.validated("eks", "create_pod_identity_association", **without(given, "tags"), tags=place.tagged(given))


@makes("aws:eks/accessEntry:AccessEntry")
def access_entry(place, given):
    """Not in moto: botocore's model alone, as the associated policy (eks/access_entry.go, eks/access_policy_association.go)."""
    return place.validated("eks", "create_access_entry", **without(given, "tags"), tags=place.tagged(given)) | {"principalArn": given["principalArn"]}


@makes("aws:eks/accessPolicyAssociation:AccessPolicyAssociation")
def access_policy(place, given):
    return place.validated("eks", "associate_access_policy", **given)
