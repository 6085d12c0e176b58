"""The table of src/Aws/instance-offers.txt, from what moto knows of DescribeInstanceTypeOfferings by zone id.

offers.py            prints the table
offers.py FILE       exit 1 where the file says something else
"""

import collections
import gzip
import json
import pathlib
import sys

import moto

HEAD = """\
# Which EC2 instance types are offered in which zone, by zone id: letters differ from account to account.
# A family alone is offered in every size that any zone has. Source: DescribeInstanceTypeOfferings, as kept by moto 5.1.1 (2025-03).
# Written by tests/cloud/offers.py, and held against it by every run of tests/cloud.
"""


def offers():
    """Sizes by family, by region and zone."""
    folder = pathlib.Path(moto.__file__).parent / "ec2/resources/instance_type_offerings/availability-zone-id"
    zones = collections.defaultdict(lambda: collections.defaultdict(set))
    for file in sorted(folder.glob("*.json.gz")):
        with gzip.open(file) as text:
            for each in json.load(text):
                family, size = each["InstanceType"].split(".")
                zones[(file.name.removesuffix(".json.gz"), each["Location"])][family].add(size)
    return zones


def table():
    zones = offers()
    sizes = collections.defaultdict(set)
    for families in zones.values():
        for family, each in families.items():
            sizes[family] |= each
    lines = []
    for (region, zone), families in sorted(zones.items()):
        told = [family if families[family] == sizes[family] else f"{family}.{','.join(sorted(families[family]))}" for family in sorted(families)]
        lines.append(f"{region} {zone} {' '.join(told)}\n")
    whole = [f"sizes {family} {','.join(sorted(sizes[family]))}\n" for family in sorted(sizes)]
    return HEAD + "".join(whole) + "".join(lines)


def main():
    if len(sys.argv) == 1:
        sys.stdout.write(table())
        return 0
    with open(sys.argv[1], encoding="utf-8") as file:
        if file.read() == table():
            return 0
    print(f"{sys.argv[1]} is not what tests/cloud/offers.py writes: tests/cloud/run --offers > src/Aws/instance-offers.txt")
    return 1


if __name__ == "__main__":
    sys.exit(main())
