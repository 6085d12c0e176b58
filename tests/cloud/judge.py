"""Makes every resource of compiled programs as the provider would, and says what AWS would refuse.

    python3 judge.py PROGRAM.yaml ...           exit 0 if nothing is refused
    python3 judge.py --faults PROGRAM.yaml ...  puts faults into programs; exit 0 if each is refused, at its place, and none fits nowhere

moto keeps the account; botocore's service models judge every parameter. A resource that needs one that was refused is not made, and not told.
"""

import sys
import tempfile

import moto
from botocore.exceptions import BotoCoreError, ClientError

import calls_identity  # noqa: F401
import calls_kubernetes  # noqa: F401
import calls_machines  # noqa: F401
import calls_network  # noqa: F401
import calls_security  # noqa: F401
import calls_storage  # noqa: F401
import calls_ways  # noqa: F401
import faults
import orders
import program
from call import CALLS
from place import Account, Place, Refused

FAULTS = (ClientError, BotoCoreError, Refused, ValueError, KeyError)
PROVIDER = "pulumi:providers:aws"


def judge(path):
    """The refusals of one program, a line each, and the account that it was made in."""
    account, places, known, refused = Account(), {}, {"pulumi": {}}, []
    lost = set()
    ordered = program.load(path)
    early = list(orders.wrong(ordered))
    for resource in ordered:
        if resource.type == PROVIDER:
            tags = (resource.properties.get("defaultTags") or {}).get("tags") or {}
            places[resource.key] = Place(resource.properties["region"], tags, account)
        elif resource.type == "random:index/randomPassword:RandomPassword":
            known[resource.key] = {"result": "x" * int(resource.properties.get("length", 32))}
        elif resource.type.startswith("aws:"):
            if resource.needs() & lost:
                lost.add(resource.key)
                continue
            try:
                known[resource.key] = CALLS[resource.type](places[resource.provider], program.resolve(resource.properties, known))
            except FAULTS as fault:
                lost.add(resource.key)
                refused.append(f"{resource.type} {resource.name}: {reason(fault)}")
        known.setdefault(resource.key, {})
    return early + refused, len(lost) - len(refused), known, account


def reason(fault):
    return f"no call is known for {fault}" if isinstance(fault, KeyError) else str(fault)


def made(path):
    with moto.mock_aws(config={"iam": {"load_aws_managed_policies": True}}):
        return judge(path)


def judge_faults(path, put_in):
    """True if every fault that is put into a program is refused; adds the faults' names."""
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        wanted = faults.put_into(path, file.name)
        put_in.update(name for name, _, _ in wanted)
        refused = made(file.name)[0]
    missed = [f"{name}: {resource} was not refused for '{why}'" for name, resource, why in wanted
              if not any(f" {resource}: " in line and why in line for line in refused)]
    for line in missed:
        print(f"{path}: {line}")
    print(f"{path}: {len(wanted)} faults put in, {len(wanted) - len(missed)} found")
    if missed:
        print("refused:", *refused, sep="\n  ")
    return not missed


def judge_program(path):
    """True if nothing of a program is refused."""
    refused, unmade, known, account = made(path)
    for line in refused:
        print(f"{path}: {line}")
    print(f"{path}: {len(known) - 1} resources, {len(refused)} refused, {unmade} not made for want of those; "
          f"by the model alone: {sum(account.by_model.values())}; by nobody: {sum(account.unjudged.values())}")
    return not refused


def main(arguments):
    if arguments[:1] == ["--faults"]:
        put_in = set()
        found = all([judge_faults(path, put_in) for path in arguments[1:]])
        nowhere = {each.__name__ for each in faults.FAULTS} - put_in
        if nowhere:
            print(f"no program has a resource for: {', '.join(sorted(nowhere))}")
        return 0 if found and not nowhere else 1
    return 0 if all([judge_program(path) for path in arguments]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
