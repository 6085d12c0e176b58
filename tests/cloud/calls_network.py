"""VPCs and what is in them. terraform-provider-aws: internal/service/ec2/vpc_*.go."""

from call import makes, pairs, pascal, specification, without
from place import ACCOUNT


@makes("aws:ec2/vpc:Vpc")
def vpc(place, given):
    """vpc_.go, resourceVPCCreate: attributes by a call each."""
    ec2 = place.client("ec2")
    made = ec2.create_vpc(CidrBlock=given["cidrBlock"], TagSpecifications=specification("vpc", place.tagged(given)))["Vpc"]
    for key in ("enableDnsHostnames", "enableDnsSupport"):
        if key in given:
            ec2.modify_vpc_attribute(VpcId=made["VpcId"], **{key[0].upper() + key[1:]: {"Value": given[key]}})
    return {"id": made["VpcId"], "ownerId": made.get("OwnerId", ACCOUNT), "arn": f"arn:aws:ec2:{place.region}:{ACCOUNT}:vpc/{made['VpcId']}"}


@makes("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation")
def cidr_block(place, given):
    made = place.client("ec2").associate_vpc_cidr_block(VpcId=given["vpcId"], CidrBlock=given["cidrBlock"])
    return {"id": made["CidrBlockAssociation"]["AssociationId"], "vpcId": given["vpcId"]}


@makes("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
def default_security_group(place, given):
    """vpc_default_security_group.go adopts it and takes its rules away."""
    ec2 = place.client("ec2")
    found = ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": ["default"]}, {"Name": "vpc-id", "Values": [given["vpcId"]]}])
    group = found["SecurityGroups"][0]
    ec2.create_tags(Resources=[group["GroupId"]], Tags=pairs(place.tagged(given)))
    if group["IpPermissions"]:
        ec2.revoke_security_group_ingress(GroupId=group["GroupId"], IpPermissions=group["IpPermissions"])
    if group["IpPermissionsEgress"]:
        ec2.revoke_security_group_egress(GroupId=group["GroupId"], IpPermissions=group["IpPermissionsEgress"])
    return {"id": group["GroupId"]}


@makes("aws:ec2/subnet:Subnet")
def subnet(place, given):
    made = place.client("ec2").create_subnet(
        VpcId=given["vpcId"], CidrBlock=given["cidrBlock"], AvailabilityZoneId=given["availabilityZoneId"],
        TagSpecifications=specification("subnet", place.tagged(given)))["Subnet"]
    return {"id": made["SubnetId"], "availabilityZone": made["AvailabilityZone"]}


@makes("aws:ec2/subnetCidrReservation:SubnetCidrReservation")
def reservation(place, given):
    """Not in moto: botocore's model alone judges it. ec2_subnet_cidr_reservation.go."""
    return place.validated("ec2", "create_subnet_cidr_reservation", SubnetId=given["subnetId"], Cidr=given["cidrBlock"],
                           ReservationType=given["reservationType"], Description=given.get("description"))


@makes("aws:ec2/internetGateway:InternetGateway")
def internet_gateway(place, given):
    ec2 = place.client("ec2")
    made = ec2.create_internet_gateway(TagSpecifications=specification("internet-gateway", place.tagged(given)))["InternetGateway"]
    ec2.attach_internet_gateway(InternetGatewayId=made["InternetGatewayId"], VpcId=given["vpcId"])
    return {"id": made["InternetGatewayId"]}


@makes("aws:ec2/natGateway:NatGateway")
def nat_gateway(place, given):
    """A regional one belongs to a VPC, not to a subnet; moto knows the older kind only, botocore of 2025-03 too."""
    return place.counted("ec2", "create_nat_gateway")


@makes("aws:ec2/routeTable:RouteTable")
def route_table(place, given):
    made = place.client("ec2").create_route_table(VpcId=given["vpcId"], TagSpecifications=specification("route-table", place.tagged(given)))
    return {"id": made["RouteTable"]["RouteTableId"]}


@makes("aws:ec2/routeTableAssociation:RouteTableAssociation")
def route_table_association(place, given):
    made = place.client("ec2").associate_route_table(RouteTableId=given["routeTableId"], SubnetId=given["subnetId"])
    return {"id": made["AssociationId"]}


@makes("aws:ec2/route:Route")
def route(place, given):
    parameters = pascal(without(given))
    if str(parameters.get("NatGatewayId", "")).startswith("counted-"):
        return place.validated("ec2", "create_route", **parameters)
    place.client("ec2").create_route(**parameters)
    return {"id": f"r-{given['routeTableId']}-{given['destinationCidrBlock']}"}


@makes("aws:ec2/networkAcl:NetworkAcl")
def network_acl(place, given):
    """vpc_network_acl.go takes the rules that it comes with away."""
    made = place.client("ec2").create_network_acl(VpcId=given["vpcId"], TagSpecifications=specification("network-acl", place.tagged(given)))
    return {"id": made["NetworkAcl"]["NetworkAclId"]}


@makes("aws:ec2/networkAclAssociation:NetworkAclAssociation")
def network_acl_association(place, given):
    """vpc_network_acl_association.go replaces the association that the subnet has."""
    ec2 = place.client("ec2")
    found = ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [given["subnetId"]]}])["NetworkAcls"]
    old = next(each for each in found[0]["Associations"] if each["SubnetId"] == given["subnetId"])
    made = ec2.replace_network_acl_association(AssociationId=old["NetworkAclAssociationId"], NetworkAclId=given["networkAclId"])
    return {"id": made["NewAssociationId"]}


@makes("aws:ec2/networkAclRule:NetworkAclRule")
def network_acl_rule(place, given):
    """vpc_network_acl_rule.go: protocols by number."""
    numbers = {"tcp": "6", "udp": "17", "icmp": "1", "all": "-1", "-1": "-1"}
    parameters = {"NetworkAclId": given["networkAclId"], "RuleNumber": given["ruleNumber"], "RuleAction": given["ruleAction"],
                  "Egress": given.get("egress", False), "CidrBlock": given["cidrBlock"], "Protocol": numbers.get(given["protocol"], given["protocol"])}
    if "fromPort" in given:
        parameters["PortRange"] = {"From": given["fromPort"], "To": given["toPort"]}
    place.client("ec2").create_network_acl_entry(**parameters)
    return {"id": f"nacl-{given['networkAclId']}-{given['ruleNumber']}"}


@makes("aws:ec2/vpcPeeringConnection:VpcPeeringConnection")
def peering(place, given):
    made = place.client("ec2").create_vpc_peering_connection(
        **pascal(without(given, "tags", "autoAccept")), TagSpecifications=specification("vpc-peering-connection", place.tagged(given)))
    return {"id": made["VpcPeeringConnection"]["VpcPeeringConnectionId"]}


@makes("aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter")
def peering_accepter(place, given):
    place.client("ec2").accept_vpc_peering_connection(VpcPeeringConnectionId=given["vpcPeeringConnectionId"])
    return {"id": given["vpcPeeringConnectionId"]}


@makes("aws:ec2/vpcEndpoint:VpcEndpoint")
def endpoint(place, given):
    names = {"policy": "PolicyDocument", "routeTableIds": "RouteTableIds", "securityGroupIds": "SecurityGroupIds", "subnetIds": "SubnetIds"}
    parameters = {names.get(key, key[0].upper() + key[1:]): each for key, each in without(given, "tags").items()}
    made = place.client("ec2").create_vpc_endpoint(**parameters, TagSpecifications=specification("vpc-endpoint", place.tagged(given)))
    return {"id": made["VpcEndpoint"]["VpcEndpointId"], "prefixListId": "pl-6ea54007"}


@makes("aws:ec2/flowLog:FlowLog")
def flow_log(place, given):
    parameters = pascal(without(given, "vpcId", "tags"))
    made = place.client("ec2").create_flow_logs(
        ResourceIds=[given["vpcId"]], ResourceType="VPC", **parameters, TagSpecifications=specification("vpc-flow-log", place.tagged(given)))
    place.succeeded(made)
    return {"id": made["FlowLogIds"][0]}
