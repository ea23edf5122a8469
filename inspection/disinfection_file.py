"""Reading disinfection procedures and skip reasons from YAML, refusing mixes that are too weak."""

from __future__ import annotations

from pathlib import Path

from inspection.disinfection import WATER_MG_PER_ML, Procedure, ProcedureStep, SampleMix
from inspection.policy_source import Node, named, named_list, optional, read_policy
from inspection.values import Named

LONGEST_CONTACT_S = 7 * 24 * 3600
"""Standing times of some rules are days; a week is a typing mistake."""


def load_procedure(path: Path) -> Procedure:
    """The procedure in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="disinfection")
    stock = root.need("stock")
    procedure = Procedure(
        procedure_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        name=root.need("name").texts(),
        target=root.need("target").identifier(),
        target_name=root.need("target_name").texts(),
        agent=named(root.need("agent")),
        stock_milli_percent=stock.need("milli_percent").integer(least=1, most=100_000),
        dilution_parts=stock.need("dilution_parts").integer(least=1, most=100_000),
        density_mg_per_ml=optional(stock.get("density_mg_per_ml"), _density) or WATER_MG_PER_ML,
        required_mg_l=root.need("required_mg_l").integer(least=1),
        contact_s=root.need("contact_s").integer(least=1, most=LONGEST_CONTACT_S),
        discard_after_s=root.need("discard_after_s").integer(least=60),
        ppe=named_list(root.need("ppe")),
        excluded_materials=named_list(root.need("excluded_materials")),
        steps=tuple(_step(node) for node in root.need("steps").each()),
        warning=root.need("warning").texts(),
        demo_only=root.need("demo_only").yes(),
        samples=tuple(_sample(node) for node in root.need("samples").each()),
    )
    stock.ensure_all_asked()
    root.ensure_all_asked()
    if procedure.concentration_mg_l < procedure.required_mg_l:
        reached = procedure.concentration_mg_l
        raise stock.fail(f"gives {reached} mg/L where {procedure.required_mg_l} are required")
    return procedure


def load_skip_reasons(path: Path) -> tuple[Named, ...]:
    """The reasons for which disinfection may be left out."""
    root = read_policy(path, kind="skip_reasons")
    reasons = named_list(root.need("reasons"))
    root.ensure_all_asked()
    return reasons


def _density(node: Node) -> int:
    return node.integer(least=500, most=2000)


def _step(node: Node) -> ProcedureStep:
    step = ProcedureStep(
        text=node.need("text").texts(), help=optional(node.get("help"), Node.texts)
    )
    node.ensure_all_asked()
    return step


def _sample(node: Node) -> SampleMix:
    sample = SampleMix(
        line=node.line,
        stock_milli_percent=node.need("milli_percent").integer(least=1),
        dilution_parts=node.need("dilution_parts").integer(least=1),
        mg_l=node.need("mg_l").integer(least=1),
    )
    node.ensure_all_asked()
    return sample
