"""What botocore's service models say of a call's parameters beyond what botocore itself asks: enumerations, patterns, lengths, bounds."""

import re


def wrong(value, shape, path=""):
    """Every fault of a value, a text each."""
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        for key, each in value.items():
            if key in shape.members:
                yield from wrong(each, shape.members[key], f"{path}.{key}" if path else key)
    elif kind == "list" and isinstance(value, (list, tuple)):
        yield from bounds(len(value), shape, path, "items")
        for number, each in enumerate(value):
            yield from wrong(each, shape.member, f"{path}[{number}]")
    elif kind == "map" and isinstance(value, dict):
        for key, each in value.items():
            yield from wrong(key, shape.key, f"{path} (key {key})")
            yield from wrong(each, shape.value, f"{path}.{key}")
    elif kind == "string" and isinstance(value, str):
        yield from text(value, shape, path)
    elif kind in ("integer", "long") and isinstance(value, int):
        yield from bounds(value, shape, path, "")


def text(value, shape, path):
    said = shape.metadata
    if said.get("enum") and value not in said["enum"]:
        yield f"{path}: '{value}' is none of {', '.join(said['enum'][:12])}{' …' if len(said['enum']) > 12 else ''}"
    yield from bounds(len(value), shape, path, "characters")
    if said.get("pattern") and not fits(said["pattern"], value):
        yield f"{path}: '{shown(value)}' does not fit {said['pattern']}"


def bounds(count, shape, path, unit):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and count < least:
        yield f"{path}: {count} {unit}, at least {least}".replace("  ", " ")
    if most is not None and count > most:
        yield f"{path}: {count} {unit}, at most {most}".replace("  ", " ")


# Java's classes and classes within classes, as the models write them; what Python cannot read is not judged.
NAMES = {r"\p{L}": r"^\W\d_", r"\p{Z}": r"\s", r"\p{N}": r"\d", r"\p{IsAlphabetic}": r"a-zA-ZÀ-ɏ", r"\p{Print}": r"\x20-\x7e", r"\p{Graph}": r"\x21-\x7e",
         r"\p{ASCII}": r"\x00-\x7f", r"\p{Alnum}": r"a-zA-Z0-9", r"\p{LD}": r"\w", r"\p{P}": r"!-/:-@\[-`{-~"}


def fits(pattern, value):
    if r"\p{L}\p{Z}\p{N}" in pattern:
        pattern = pattern.replace(r"\p{L}\p{Z}\p{N}", r"\w\s")
    for name, meaning in NAMES.items():
        pattern = pattern.replace(name, meaning)
    try:
        return re.fullmatch(pattern, value, re.DOTALL) is not None
    except re.error:
        return True


def shown(value):
    return value if len(value) <= 60 else value[:57] + "…"
