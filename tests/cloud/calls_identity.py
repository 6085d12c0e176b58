"""Identities, keys, secrets, authorities and who signs. terraform-provider-aws: internal/service/{iam,kms,secretsmanager,acm,acmpca,lambda}."""

import io
import zipfile

from call import makes, pairs, pascal, without
from place import Refused


@makes("aws:iam/role:Role")
def role(place, given):
    name = given.get("name") or place.unique("role")
    made = place.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=given["assumeRolePolicy"],
                                           Description=given.get("description", ""), Tags=pairs(place.tagged(given)))["Role"]
    return {"id": name, "name": name, "arn": made["Arn"]}


@makes("aws:iam/rolePolicy:RolePolicy")
def role_policy(place, given):
    name = given.get("name") or place.unique("policy")
    place.client("iam").put_role_policy(RoleName=given["role"], PolicyName=name, PolicyDocument=given["policy"])
    return {"id": f"{given['role']}:{name}"}


@makes("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
def role_policy_attachment(place, given):
    place.client("iam").attach_role_policy(RoleName=given["role"], PolicyArn=given["policyArn"])
    return {"id": f"{given['role']}-{given['policyArn']}"}


@makes("aws:iam/instanceProfile:InstanceProfile")
def instance_profile(place, given):
    iam = place.client("iam")
    name = given.get("name") or place.unique("profile")
    made = iam.create_instance_profile(InstanceProfileName=name, Tags=pairs(place.tagged(given)))["InstanceProfile"]
    iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=given["role"])
    return {"id": name, "name": name, "arn": made["Arn"]}


@makes("aws:kms/key:Key")
def key(place, given):
    kms = place.client("kms")
    made = kms.create_key(Description=given.get("description", ""), Policy=given["policy"],
                          Tags=pairs(place.tagged(given), "TagKey", "TagValue"))["KeyMetadata"]
    if given.get("enableKeyRotation"):
        kms.enable_key_rotation(KeyId=made["KeyId"])
    return {"id": made["KeyId"], "keyId": made["KeyId"], "arn": made["Arn"]}


@makes("aws:kms/alias:Alias")
def alias(place, given):
    place.client("kms").create_alias(AliasName=given["name"], TargetKeyId=given["targetKeyId"])
    return {"id": given["name"]}


@makes("aws:secretsmanager/secret:Secret")
def secret(place, given):
    replicas = [pascal(each) for each in given.get("replicas", [])]
    made = place.client("secretsmanager").create_secret(
        Name=given["name"], Description=given.get("description", ""), KmsKeyId=given["kmsKeyId"], Tags=pairs(place.tagged(given)),
        **({"AddReplicaRegions": replicas} if replicas else {}))
    return {"id": made["ARN"], "arn": made["ARN"]}


@makes("aws:secretsmanager/secretVersion:SecretVersion")
def secret_version(place, given):
    made = place.client("secretsmanager").put_secret_value(SecretId=given["secretId"], SecretString=given["secretString"])
    return {"id": f"{given['secretId']}|{made['VersionId']}"}


@makes("aws:acmpca/certificateAuthority:CertificateAuthority")
def authority(place, given):
    """acmpca/certificate_authority.go."""
    declared = given["certificateAuthorityConfiguration"]
    made = place.client("acm-pca").create_certificate_authority(
        CertificateAuthorityType=given["type"], Tags=pairs(place.tagged(given)),
        CertificateAuthorityConfiguration={
            "KeyAlgorithm": declared["keyAlgorithm"], "SigningAlgorithm": declared["signingAlgorithm"], "Subject": pascal(declared["subject"])})
    arn = made["CertificateAuthorityArn"]
    place.keys[arn] = declared["keyAlgorithm"]
    request = place.client("acm-pca").get_certificate_authority_csr(CertificateAuthorityArn=arn)["Csr"]
    return {"id": arn, "arn": arn, "certificateSigningRequest": request}


@makes("aws:acmpca/certificate:Certificate")
def authority_certificate(place, given):
    pca = place.client("acm-pca")
    request = given["certificateSigningRequest"]
    validity = {"Type": given["validity"]["type"], "Value": int(given["validity"]["value"])}
    made = pca.issue_certificate(
        CertificateAuthorityArn=given["certificateAuthorityArn"], Csr=request.encode() if isinstance(request, str) else request,
        SigningAlgorithm=given["signingAlgorithm"], TemplateArn=given.get("templateArn"), Validity=validity)["CertificateArn"]
    found = pca.get_certificate(CertificateAuthorityArn=given["certificateAuthorityArn"], CertificateArn=made)
    return {"id": made, "arn": made, "certificate": found["Certificate"], "certificateChain": found.get("CertificateChain") or found["Certificate"]}


@makes("aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate")
def imported(place, given):
    parameters = {"CertificateAuthorityArn": given["certificateAuthorityArn"], "Certificate": given["certificate"].encode()}
    if given.get("certificateChain"):
        parameters["CertificateChain"] = given["certificateChain"].encode()
    place.client("acm-pca").import_certificate_authority_certificate(**parameters)
    return {"id": given["certificateAuthorityArn"]}


@makes("aws:acmpca/permission:Permission")
def permission(place, given):
    return place.validated("acm-pca", "create_permission", **pascal(without(given)))


@makes("aws:acm/certificate:Certificate")
def certificate(place, given):
    """acm/certificate.go: with an authority it is asked for, and there at once. Its key is of the authority's family (RequestCertificate, KeyAlgorithm)."""
    algorithm = given.get("keyAlgorithm", "RSA_2048")
    issuer = place.keys[given["certificateAuthorityArn"]]
    if algorithm.split("_")[0] != issuer.split("_")[0]:
        raise Refused(f"an authority with a key of {issuer} issues no certificate for one of {algorithm}")
    made = place.client("acm").request_certificate(
        DomainName=given["domainName"], CertificateAuthorityArn=given["certificateAuthorityArn"], KeyAlgorithm=algorithm, Tags=pairs(place.tagged(given)))
    place.keys[made["CertificateArn"]] = algorithm
    return {"id": made["CertificateArn"], "arn": made["CertificateArn"]}


@makes("aws:lambda/function:Function")
def function(place, given):
    """lambda/function.go: an archive is sent along."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in given["code"].items():
            archive.writestr(name, text)
    name = given.get("name") or place.unique("function")
    made = place.client("lambda").create_function(
        FunctionName=name, Role=given["role"], Runtime=given["runtime"], Handler=given["handler"], Code={"ZipFile": packed.getvalue()},
        Timeout=given["timeout"], MemorySize=given["memorySize"], Environment=pascal_once(given["environment"]), LoggingConfig=pascal(given["loggingConfig"]),
        Tags=place.tagged(given))
    return {"id": name, "name": name, "arn": made["FunctionArn"]}


def pascal_once(value):
    """Names of variables stay as they are."""
    return {key[0].upper() + key[1:]: each for key, each in value.items()}
