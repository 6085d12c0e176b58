"""Instances with cards and volumes. terraform-provider-aws: internal/service/ec2/ec2_instance.go, ebs_*.go, vpc_network_interface*.go."""

import base64

from call import makes, pairs, pascal, specification, without


@makes("aws:ec2/networkInterface:NetworkInterface")
def network_interface(place, given):
    addresses = [{"PrivateIpAddress": each, "Primary": number == 0} for number, each in enumerate(given.get("privateIps", []))]
    made = place.client("ec2").create_network_interface(
        SubnetId=given["subnetId"], Groups=given.get("securityGroups", []), PrivateIpAddresses=addresses,
        TagSpecifications=specification("network-interface", place.tagged(given)))["NetworkInterface"]
    return {"id": made["NetworkInterfaceId"]}


@makes("aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment")
def network_interface_attachment(place, given):
    made = place.client("ec2").attach_network_interface(**pascal(without(given)))
    return {"id": made["AttachmentId"]}


@makes("aws:ebs/volume:Volume")
def volume(place, given):
    names = {"type": "VolumeType"}
    parameters = {names.get(key, key[0].upper() + key[1:]): each for key, each in without(given, "tags").items()}
    made = place.client("ec2").create_volume(**parameters, TagSpecifications=specification("volume", place.tagged(given)))
    return {"id": made["VolumeId"]}


@makes("aws:ec2/volumeAttachment:VolumeAttachment")
def volume_attachment(place, given):
    place.client("ec2").attach_volume(Device=given["deviceName"], VolumeId=given["volumeId"], InstanceId=given["instanceId"])
    return {"id": f"vai-{given['volumeId']}"}


@makes("aws:ec2/instance:Instance")
def instance(place, given):
    interface = given["primaryNetworkInterface"]["networkInterfaceId"]
    subnet = place.client("ec2").describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"][0]["SubnetId"]
    place.offers(given["instanceType"], [subnet])
    root = given.get("rootBlockDevice") or {}
    text = given.get("userData")
    parameters = {
        "ImageId": place.image(given["ami"]),
        "InstanceType": given["instanceType"],
        "MinCount": 1,
        "MaxCount": 1,
        "IamInstanceProfile": {"Name": given["iamInstanceProfile"]},
        "DisableApiTermination": given.get("disableApiTermination", False),
        "MetadataOptions": pascal(given.get("metadataOptions") or {}),
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": pascal(root)}] if root else [],
        "NetworkInterfaces": [{"DeviceIndex": 0, "NetworkInterfaceId": interface}],
        "TagSpecifications": specification("instance", place.tagged(given)),
    }
    if text:
        parameters["UserData"] = text
    made = place.client("ec2").run_instances(**parameters)["Instances"][0]
    return {"id": made["InstanceId"]}


@makes("aws:ec2/launchTemplate:LaunchTemplate")
def launch_template(place, given):
    data = pascal(without(given, "tags", "tagSpecifications", "name", "description", "vpcSecurityGroupIds"))
    if "vpcSecurityGroupIds" in given:
        data["SecurityGroupIds"] = given["vpcSecurityGroupIds"]
    # The provider's schema has texts for these two (ec2_launch_template.go, nullable.TypeNullableBool).
    for each in data.get("BlockDeviceMappings", []):
        each["Ebs"].update({key: each["Ebs"][key] == "true" for key in ("DeleteOnTermination", "Encrypted") if isinstance(each["Ebs"].get(key), str)})
    data["TagSpecifications"] = [
        {"ResourceType": each["resourceType"], "Tags": pairs(each["tags"])} for each in given.get("tagSpecifications", [])]
    if "UserData" in data:
        base64.b64decode(data["UserData"], validate=True)
    made = place.client("ec2").create_launch_template(
        LaunchTemplateName=place.unique("template"), LaunchTemplateData=data,
        TagSpecifications=specification("launch-template", place.tagged(given)))["LaunchTemplate"]
    return {"id": made["LaunchTemplateId"], "latestVersion": made["LatestVersionNumber"]}


@makes("aws:dlm/lifecyclePolicy:LifecyclePolicy")
def lifecycle_policy(place, given):
    """internal/service/dlm/lifecycle_policy.go."""
    details = pascal(given["policyDetails"])
    details["TargetTags"] = pairs(given["policyDetails"].get("targetTags"))
    for schedule, declared in zip(details["Schedules"], given["policyDetails"]["schedules"]):
        schedule["TagsToAdd"] = pairs(declared.get("tagsToAdd"))
    return place.validated("dlm", "create_lifecycle_policy", ExecutionRoleArn=given["executionRoleArn"], Description=given["description"],
                           State=given["state"], PolicyDetails=details, Tags=place.tagged(given))
