"""Balancers, names and the VPN. terraform-provider-aws: internal/service/{elbv2,route53,ec2/vpnclient_*}."""

from call import makes, pairs, pascal, specification, without
from place import Refused


@makes("aws:lb/loadBalancer:LoadBalancer")
def load_balancer(place, given):
    elb = place.client("elbv2")
    made = elb.create_load_balancer(
        Name=given.get("name") or place.unique("lb"), Type=given["loadBalancerType"], Scheme="internal" if given.get("internal") else "internet-facing",
        Subnets=given["subnets"], SecurityGroups=given.get("securityGroups", []), Tags=pairs(place.tagged(given)))["LoadBalancers"][0]
    crossing = str(given.get("enableCrossZoneLoadBalancing", False)).lower()
    elb.modify_load_balancer_attributes(LoadBalancerArn=made["LoadBalancerArn"], Attributes=[
        {"Key": "load_balancing.cross_zone.enabled", "Value": crossing},
        {"Key": "deletion_protection.enabled", "Value": str(given.get("enableDeletionProtection", False)).lower()}])
    return {"id": made["LoadBalancerArn"], "arn": made["LoadBalancerArn"], "dnsName": made["DNSName"]}


@makes("aws:lb/targetGroup:TargetGroup")
def target_group(place, given):
    """elbv2/target_group.go: an interval is sent, a time-out only where it is given."""
    check = given.get("healthCheck") or {}
    names = {"healthyThreshold": "HealthyThresholdCount", "unhealthyThreshold": "UnhealthyThresholdCount", "path": "HealthCheckPath",
             "port": "HealthCheckPort", "protocol": "HealthCheckProtocol", "interval": "HealthCheckIntervalSeconds", "timeout": "HealthCheckTimeoutSeconds"}
    parameters = {names[key]: str(each) if key == "port" else each for key, each in check.items() if key in names}
    defaults(parameters)
    elb = place.client("elbv2")
    made = elb.create_target_group(Name=given.get("name") or place.unique("tg"), Protocol=given["protocol"], Port=given["port"], VpcId=given["vpcId"],
                                   TargetType=given["targetType"], Tags=pairs(place.tagged(given)), **parameters)["TargetGroups"][0]
    if "deregistrationDelay" in given:
        elb.modify_target_group_attributes(TargetGroupArn=made["TargetGroupArn"], Attributes=[
            {"Key": "deregistration_delay.timeout_seconds", "Value": str(given["deregistrationDelay"])}])
    return {"id": made["TargetGroupArn"], "arn": made["TargetGroupArn"]}


def defaults(parameters):
    """AWS docs, CreateTargetGroup: without a time-out a check by HTTP has 6 s, by TCP and HTTPS 10 s; it has to be shorter than the interval."""
    timeout = parameters.get("HealthCheckTimeoutSeconds", 6 if parameters.get("HealthCheckProtocol") == "HTTP" else 10)
    interval = parameters.get("HealthCheckIntervalSeconds", 30)
    if timeout >= interval:
        raise ValueError(f"Health check timeout ({timeout} s, the default unless given) must be smaller than the interval ({interval} s).")


@makes("aws:lb/targetGroupAttachment:TargetGroupAttachment")
def target(place, given):
    place.client("elbv2").register_targets(TargetGroupArn=given["targetGroupArn"], Targets=[{"Id": given["targetId"], "Port": given["port"]}])
    return {"id": f"{given['targetGroupArn']}-{given['targetId']}"}


@makes("aws:lb/listener:Listener")
def listener(place, given):
    made = place.client("elbv2").create_listener(
        LoadBalancerArn=given["loadBalancerArn"], Port=given["port"], Protocol=given["protocol"], DefaultActions=pascal(given["defaultActions"]),
        Tags=pairs(place.tagged(given)))["Listeners"][0]
    return {"id": made["ListenerArn"], "arn": made["ListenerArn"]}


@makes("aws:route53/zone:Zone")
def zone(place, given):
    """route53/zone.go: the first VPC with the zone, the others after it."""
    route53 = place.client("route53")
    places = [{"VPCRegion": each.get("vpcRegion", place.region), "VPCId": each["vpcId"]} for each in given.get("vpcs", [])]
    made = route53.create_hosted_zone(Name=given["name"], CallerReference=place.unique("zone"), VPC=places[0],
                                      HostedZoneConfig={"Comment": given.get("comment", ""), "PrivateZone": True})["HostedZone"]
    identity = made["Id"].split("/")[-1]
    for each in places[1:]:
        route53.associate_vpc_with_hosted_zone(HostedZoneId=identity, VPC=each)
    route53.change_tags_for_resource(ResourceType="hostedzone", ResourceId=identity, AddTags=pairs(place.tagged(given)))
    return {"id": identity, "zoneId": identity}


@makes("aws:route53/record:Record")
def record(place, given):
    entry = {"Name": given["name"], "Type": given["type"], "TTL": given["ttl"], "ResourceRecords": [{"Value": each} for each in given["records"]]}
    place.client("route53").change_resource_record_sets(HostedZoneId=given["zoneId"], ChangeBatch={"Changes": [
        {"Action": "CREATE", "ResourceRecordSet": entry}]})
    return {"id": f"{given['zoneId']}_{given['name']}_{given['type']}"}


@makes("aws:ec2clientvpn/endpoint:Endpoint")
def vpn(place, given):
    """Not in moto: botocore's model, and that it takes RSA keys of 1024 and 2048 bits alone. ec2/vpnclient_endpoint.go."""
    for arn in [given["serverCertificateArn"], *(each["rootCertificateChainArn"] for each in given["authenticationOptions"])]:
        if place.keys[arn] not in ("RSA_1024", "RSA_2048"):
            raise Refused(f"Client VPN takes no certificate with a key of {place.keys[arn]}")
    options = [{"Type": each["type"], "MutualAuthentication": {"ClientRootCertificateChainArn": each["rootCertificateChainArn"]}}
               for each in given["authenticationOptions"]]
    log = given["connectionLogOptions"]
    return place.validated(
        "ec2", "create_client_vpn_endpoint",
        **pascal(without(given, "tags", "authenticationOptions", "connectionLogOptions", "disconnectOnSessionTimeout")),
        AuthenticationOptions=options, ConnectionLogOptions={"Enabled": log["enabled"], "CloudwatchLogGroup": log["cloudwatchLogGroup"]},
        TagSpecifications=specification("client-vpn-endpoint", place.tagged(given)))


@makes("aws:ec2clientvpn/networkAssociation:NetworkAssociation")
def vpn_association(place, given):
    return place.validated("ec2", "associate_client_vpn_target_network", **pascal(without(given)))


@makes("aws:ec2clientvpn/authorizationRule:AuthorizationRule")
def vpn_rule(place, given):
    return place.validated("ec2", "authorize_client_vpn_ingress", **pascal(without(given)))
