"""A compiled Pulumi program: its resources in the order in which the engine makes them, and what `${...}` stands for."""

import graphlib
import json
import re

import yaml

REFERENCE = re.compile(r"\$\{([^}]+)\}")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Resource:
    """One resource: its name in the program, type token, name, properties and options."""

    def __init__(self, key, declared):
        self.key = key
        self.type = declared["type"]
        self.name = declared.get("name", key)
        self.properties = declared.get("properties") or {}
        self.options = declared.get("options") or {}

    @property
    def provider(self):
        return first_name(self.options.get("provider", ""))

    def needs(self):
        """The names of the resources that have to be there first."""
        return referred([self.properties, self.options.get("dependsOn"), self.options.get("provider"), self.options.get("parent")])


def load(path):
    """The resources of a program, each after those that it needs."""
    with open(path, encoding="utf-8") as file:
        declared = yaml.load(file, Loader=LOADER).get("resources") or {}
    resources = {key: Resource(key, each) for key, each in declared.items()}
    order = graphlib.TopologicalSorter({key: each.needs() & resources.keys() for key, each in resources.items()})
    return [resources[key] for key in order.static_order()]


def resolve(value, known):
    """A value with what is known of other resources put in; known maps a resource's name to its outputs."""
    if isinstance(value, dict):
        if len(value) == 1 and "fn::toJSON" in value:
            return json.dumps(resolve(value["fn::toJSON"], known), separators=(",", ":"))
        if len(value) == 1 and "fn::join" in value:
            separator, parts = value["fn::join"]
            return separator.join(str(resolve(part, known)) for part in parts)
        if len(value) == 1 and "fn::stringAsset" in value:
            return resolve(value["fn::stringAsset"], known)
        if len(value) == 1 and "fn::assetArchive" in value:
            return resolve(value["fn::assetArchive"], known)
        return {key: resolve(each, known) for key, each in value.items()}
    if isinstance(value, list):
        return [resolve(each, known) for each in value]
    if not isinstance(value, str):
        return value
    whole = REFERENCE.fullmatch(value)
    if whole:
        return output(whole.group(1), known)
    return REFERENCE.sub(lambda match: str(output(match.group(1), known)), value)


def output(reference, known):
    """What a reference such as `aws_ec2_Vpc_x.id` stands for."""
    name, *path = reference.split(".")
    if name not in known:
        raise KeyError(f"{name} was not made")
    found = known[name]
    for step in path:
        if not isinstance(found, dict) or step not in found:
            raise KeyError(f"nothing gives {reference}")
        found = found[step]
    return found


def first_name(text):
    match = REFERENCE.search(text)
    return name_of(match.group(1)) if match else None


def referred(value):
    """The names of the resources that a value speaks of."""
    return {name_of(reference) for text in texts(value) for reference in REFERENCE.findall(text)}


def name_of(reference):
    return reference.split(".")[0]


def texts(value):
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
