"""Where a program's resources are made: an account of its own, with a client for each service and region."""

import collections

import boto3
from botocore.exceptions import ParamValidationError
from botocore.validate import ParamValidator

import model
import offers

ACCOUNT = "123456789012"
OFFERS = offers.offers()


class Refused(Exception):
    """A call that AWS would refuse."""


class Place:
    """One site: the region of its provider, and the tags that the provider gives to everything."""

    def __init__(self, region, tags, account):
        self.region = region
        self.tags = tags
        self._account = account
        self._clients = {}
        self._images = {}
        # The algorithms of the keys of authorities and certificates, by their ARNs.
        self.keys = {}

    def client(self, service):
        if service not in self._clients:
            made = boto3.client(service, region_name=self.region)
            made.meta.events.register("before-parameter-build", judge)
            self._clients[service] = made
        return self._clients[service]

    def tagged(self, properties):
        """A resource's own tags, over its provider's."""
        return {**self.tags, **(properties.get("tags") or {})}

    def unique(self, kind):
        """A name that nobody has, as the provider makes one where none is given."""
        return self._account.unique(kind)

    def image(self, wanted):
        """An image that is there in place of the one that is named: whether that is a real one is a rule's question."""
        if wanted not in self._images:
            made = self.client("ec2").register_image(Name=wanted, RootDeviceName="/dev/xvda", Architecture="x86_64")
            self._images[wanted] = made["ImageId"]
        return self._images[wanted]

    def vpc_of(self, subnet):
        return self.client("ec2").describe_subnets(SubnetIds=[subnet])["Subnets"][0]["VpcId"]

    def offers(self, instance_type, subnets):
        """Refuses a type that the zone of a subnet does not have; moto starts it anywhere."""
        family, size = instance_type.split(".")
        for each in self.client("ec2").describe_subnets(SubnetIds=subnets)["Subnets"]:
            zone = each["AvailabilityZoneId"]
            if size not in OFFERS[(self.region, zone)].get(family, ()):
                raise Refused(f"{zone} does not offer {instance_type}")

    def validated(self, service, operation, **given):
        """A call that moto does not have: its parameters are held against the service's model alone, and it is counted."""
        client = self.client(service)
        name = client.meta.method_to_api_mapping[operation]
        shape = client.meta.service_model.operation_model(name).input_shape
        parameters = {key: each for key, each in given.items() if each is not None}
        report = ParamValidator().validate(parameters, shape)
        if report.has_errors():
            raise ParamValidationError(report=report.generate_report())
        refuse(model.wrong(parameters, shape))
        self._account.by_model[f"{service} {name}"] += 1
        return {"id": self.unique(operation)}

    def counted(self, service, operation):
        """A call with parameters that are newer than the model: nobody judges it, and it is counted."""
        self._account.unjudged[f"{service} {operation}"] += 1
        return {"id": self.unique("counted")}

    @staticmethod
    def succeeded(answer):
        """EC2 tells of some refusals in an answer that is well."""
        if answer.get("Unsuccessful"):
            raise Refused(answer["Unsuccessful"][0]["Error"]["Message"])


class Account:
    """What all sites of a program share: names, and how calls were judged."""

    def __init__(self):
        self.by_model = collections.Counter()
        self.unjudged = collections.Counter()
        self._names = collections.Counter()

    def unique(self, kind):
        self._names[kind] += 1
        return f"{kind.replace('_', '-')}-{self._names[kind]}"


def judge(params, **event):
    """Called by botocore before each call; it names the operation's model `model`."""
    shape = event["model"].input_shape
    if shape is not None:
        refuse(model.wrong(params, shape))


def refuse(faults):
    faults = list(faults)
    if faults:
        raise Refused("; ".join(faults))
