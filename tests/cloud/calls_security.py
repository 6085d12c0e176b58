"""Security groups and their rules. terraform-provider-aws: internal/service/ec2/vpc_security_group*.go."""

from call import makes, specification



@makes("aws:ec2/securityGroup:SecurityGroup")
def security_group(place, given):
    """vpc_security_group.go takes the rule away that lets everything out."""
    ec2 = place.client("ec2")
    made = ec2.create_security_group(GroupName=place.unique("sg"), Description=given.get("description", "Managed by Pulumi"), VpcId=given["vpcId"],
                                     TagSpecifications=specification("security-group", place.tagged(given)))["GroupId"]
    out = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
    ec2.revoke_security_group_egress(GroupId=made, IpPermissions=out)
    return {"id": made}


def permission(given):
    """vpc_security_group_ingress_rule.go, expandIPPermission: one peer a rule."""
    found = {"IpProtocol": given["ipProtocol"]}
    if "fromPort" in given:
        found["FromPort"], found["ToPort"] = given["fromPort"], given["toPort"]
    described = {"Description": given["description"]} if given.get("description") else {}
    if "cidrIpv4" in given:
        found["IpRanges"] = [{"CidrIp": given["cidrIpv4"], **described}]
    if "referencedSecurityGroupId" in given:
        found["UserIdGroupPairs"] = [{"GroupId": given["referencedSecurityGroupId"], **described}]
    if "prefixListId" in given:
        found["PrefixListIds"] = [{"PrefixListId": given["prefixListId"], **described}]
    return found


@makes("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
def ingress(place, given):
    made = place.client("ec2").authorize_security_group_ingress(
        GroupId=given["securityGroupId"], IpPermissions=[permission(given)],
        TagSpecifications=specification("security-group-rule", place.tagged(given)))
    return {"id": made["SecurityGroupRules"][0]["SecurityGroupRuleId"]}


@makes("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
def egress(place, given):
    made = place.client("ec2").authorize_security_group_egress(
        GroupId=given["securityGroupId"], IpPermissions=[permission(given)],
        TagSpecifications=specification("security-group-rule", place.tagged(given)))
    return {"id": made["SecurityGroupRules"][0]["SecurityGroupRuleId"]}
