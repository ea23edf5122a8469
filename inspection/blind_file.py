"""Reading from YAML which clients' parcels are received blind."""

from __future__ import annotations

from pathlib import Path

from inspection.blind import BlindRules, BlindSample, same_shop
from inspection.policy_source import Node, read_policy, unique


def load_blind(path: Path) -> BlindRules:
    """The rules in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="blind")
    clients = root.need("clients").each()
    unique(clients, lambda node: same_shop(node.need("shop").word()))
    rules = BlindRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        usual=root.need("usual").yes(),
        clients=dict(_client(node) for node in clients),
        samples=tuple(_sample(node) for node in root.need("samples").each()),
    )
    root.ensure_all_asked()
    return rules


def _client(node: Node) -> tuple[str, bool]:
    client = same_shop(node.need("shop").word()), node.need("blind").yes()
    node.ensure_all_asked()
    return client


def _sample(node: Node) -> BlindSample:
    sample = BlindSample(
        shop=node.need("shop").word(), is_blind=node.need("blind").yes(), line=node.line
    )
    node.ensure_all_asked()
    return sample
