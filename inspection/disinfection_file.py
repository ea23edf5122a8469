"""Reading disinfection procedures and reasons from YAML, refusing mixes that are too weak."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inspection.disinfection import (
    WATER_MG_PER_ML,
    LampRecipe,
    Procedure,
    ProcedureStep,
    SampleDose,
    SampleMix,
    exposure_s,
)
from inspection.disinfection_targets import Target, TargetRules
from inspection.policy_source import Node, named, named_list, optional, read_policy, unique
from inspection.values import OUTER, GoodsClass, Named, Role

LONGEST_CONTACT_S = 7 * 24 * 3600
"""Standing times of some rules are days; a week is a typing mistake."""
STRONGEST_LAMP_UW_CM2 = 100_000
LARGEST_DOSE_UJ_CM2 = 10_000_000
MAX_MATERIALS = 6
"""The card that asks has room for six."""


@dataclass(frozen=True, kw_only=True)
class _Mix:
    """The part of a procedure that is a liquid's."""

    stock_milli_percent: int = 0
    dilution_parts: int = 0
    density_mg_per_ml: int = WATER_MG_PER_ML
    required_mg_l: int = 0
    discard_after_s: int = 0
    needs_solution: bool = False


@dataclass(frozen=True, kw_only=True)
class LateRules:
    """Why a run may be told afterwards, and who opens a parcel by telling."""

    reasons: tuple[Named, ...]
    opens_for: frozenset[Role]


def load_procedure(path: Path) -> Procedure:
    """The procedure in a file; raises PolicyError with the line of the first fault.

    Either `stock` and what belongs to a liquid, or `lamp`, from whose dose the seconds follow.
    """
    root = read_policy(path, kind="disinfection")
    lamp = optional(root.get("lamp"), _lamp)
    mix = _Mix() if lamp is not None else _mix(root)
    procedure = Procedure(
        procedure_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        name=root.need("name").texts(),
        target=root.need("target").identifier(),
        target_name=root.need("target_name").texts(),
        method=named(root.need("method")),
        agent=named(root.need("agent")),
        **vars(mix),
        contact_s=_contact_s(root, lamp),
        lamp=lamp,
        ppe=named_list(root.need("ppe")),
        excluded_materials=named_list(root.need("excluded_materials")),
        steps=tuple(_step(node) for node in root.need("steps").each()),
        warning=root.need("warning").texts(),
        demo_only=root.need("demo_only").yes(),
        samples=() if lamp else tuple(_sample(node) for node in root.need("samples").each()),
    )
    root.ensure_all_asked()
    if procedure.concentration_mg_l < procedure.required_mg_l:
        reached = procedure.concentration_mg_l
        stock = root.need("stock")
        raise stock.fail(f"gives {reached} mg/L where {procedure.required_mg_l} are required")
    return procedure


def load_skip_reasons(path: Path) -> tuple[Named, ...]:
    """The reasons for which disinfection may be left out."""
    root = read_policy(path, kind="skip_reasons")
    reasons = named_list(root.need("reasons"))
    root.ensure_all_asked()
    return reasons


def load_late_rules(path: Path) -> LateRules:
    """The reasons for which a run may be entered late, and the roles whose entry opens a parcel."""
    root = read_policy(path, kind="late_reasons")
    rules = LateRules(
        reasons=named_list(root.need("reasons")),
        opens_for=frozenset(node.choice(Role) for node in root.need("opens_for").each()),
    )
    root.ensure_all_asked()
    return rules


def load_targets(path: Path) -> TargetRules:
    """Surfaces, their materials, and the layers each goods class needs."""
    root = read_policy(path, kind="disinfection_targets")
    materials = {one.code: one for one in named_list(root.need("materials"))}
    nodes = root.need("targets").each()
    unique(nodes, lambda node: node.need("target").identifier())
    targets = tuple(_target(node, materials) for node in nodes)
    known = {one.target for one in targets}
    if OUTER not in known:
        raise root.need("targets").fail(f"`{OUTER}` is missing")
    rules = TargetRules(
        version=root.need("version").integer(least=1),
        targets=targets,
        layers=tuple(_layer(node, known) for node in root.need("needed").each()),
    )
    root.ensure_all_asked()
    return rules


def _mix(root: Node) -> _Mix:
    stock = root.need("stock")
    mix = _Mix(
        stock_milli_percent=stock.need("milli_percent").integer(least=1, most=100_000),
        dilution_parts=stock.need("dilution_parts").integer(least=1, most=100_000),
        density_mg_per_ml=optional(stock.get("density_mg_per_ml"), _density) or WATER_MG_PER_ML,
        required_mg_l=root.need("required_mg_l").integer(least=1),
        discard_after_s=root.need("discard_after_s").integer(least=60),
        needs_solution=root.need("needs_solution").yes(),
    )
    stock.ensure_all_asked()
    return mix


def _lamp(node: Node) -> LampRecipe:
    recipe = LampRecipe(
        irradiance_uw_cm2=node.need("irradiance_uw_cm2").integer(
            least=1, most=STRONGEST_LAMP_UW_CM2
        ),
        dose_uj_cm2=node.need("dose_uj_cm2").integer(least=1, most=LARGEST_DOSE_UJ_CM2),
        sides=node.need("sides").integer(least=1, most=6),
        replace_at_h=node.need("replace_at_h").integer(least=1, most=100_000),
        samples=tuple(_dose_sample(one) for one in node.need("samples").each()),
    )
    node.ensure_all_asked()
    for one in recipe.samples:
        if exposure_s(one.dose_uj_cm2, one.irradiance_uw_cm2) != one.seconds:
            raise node.fail(f"the sample of line {one.line} takes other seconds")
    return recipe


def _contact_s(root: Node, lamp: LampRecipe | None) -> int:
    if lamp is None:
        return root.need("contact_s").integer(least=1, most=LONGEST_CONTACT_S)
    seconds = lamp.contact_s(lamp.irradiance_uw_cm2, both_sides=False)
    if seconds > LONGEST_CONTACT_S:
        raise root.need("lamp").fail("the dose takes more than a week")
    return seconds


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


def _dose_sample(node: Node) -> SampleDose:
    sample = SampleDose(
        line=node.line,
        dose_uj_cm2=node.need("dose_uj_cm2").integer(least=1),
        irradiance_uw_cm2=node.need("irradiance_uw_cm2").integer(least=1),
        seconds=node.need("seconds").integer(least=1),
    )
    node.ensure_all_asked()
    return sample


def _target(node: Node, materials: dict[str, Named]) -> Target:
    offered = node.need("materials").each()
    unique(offered, Node.identifier)
    if len(offered) > MAX_MATERIALS:
        raise node.need("materials").fail(f"at most {MAX_MATERIALS} have room")
    named_ones = tuple(_material(one, materials) for one in offered)
    usual = _material(node.need("usual"), materials)
    if usual not in named_ones:
        raise node.need("usual").fail(f"`{usual.code}` is not among the materials")
    others = node.get("usual_for")
    target = Target(
        target=node.need("target").identifier(),
        name=node.need("name").texts(),
        materials=named_ones,
        usual=usual,
        usual_of=() if others is None else tuple(_usual(one, named_ones) for one in others.each()),
    )
    node.ensure_all_asked()
    return target


def _usual(node: Node, offered: tuple[Named, ...]) -> tuple[frozenset[GoodsClass], Named]:
    """Goods that come in another material than most, which is among those offered."""
    material = _material(node.need("material"), {one.code: one for one in offered})
    goods = frozenset(one.choice(GoodsClass) for one in node.need("goods").each())
    node.ensure_all_asked()
    return goods, material


def _material(node: Node, materials: dict[str, Named]) -> Named:
    code = node.identifier()
    if code not in materials:
        raise node.fail(f"no material `{code}`")
    return materials[code]


def _layer(node: Node, known: set[str]) -> tuple[frozenset[GoodsClass], tuple[str, ...]]:
    layers = node.need("layers").each()
    for one in layers:
        if one.identifier() not in known:
            raise one.fail(f"no target `{one.identifier()}`")
    if not layers or layers[0].identifier() != OUTER:
        raise node.need("layers").fail(f"the first layer is `{OUTER}`")
    found = (
        frozenset(one.choice(GoodsClass) for one in node.need("goods").each()),
        tuple(one.identifier() for one in layers),
    )
    node.ensure_all_asked()
    return found
