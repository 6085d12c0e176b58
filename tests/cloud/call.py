"""How a resource's properties become the parameters of an API call."""

# Type token -> the function that makes it. A function takes the place (clients of a site) and the resolved properties, and gives the outputs.
CALLS = {}


def makes(token):
    """Names the type that a function makes."""

    def register(function):
        CALLS[token] = function
        return function

    return register


def pascal(value):
    """The provider's names are the API's with a small first letter: `cidrBlock` is CidrBlock."""
    if isinstance(value, dict):
        return {key[0].upper() + key[1:]: pascal(each) for key, each in value.items()}
    return [pascal(each) for each in value] if isinstance(value, list) else value


def without(properties, *keys):
    """The properties but these, and but what is not given."""
    return {key: each for key, each in properties.items() if key not in keys and each is not None}


def pairs(tags, key="Key", value="Value"):
    """Tags as a list of key and value."""
    return [{key: name, value: text} for name, text in (tags or {}).items()]


def specification(kind, tags):
    """Tags as EC2 takes them when it makes a thing."""
    return [{"ResourceType": kind, "Tags": pairs(tags)}] if tags else []
