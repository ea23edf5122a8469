import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspection.blind_file import load_blind
from inspection.checklist import walk
from inspection.checklist_file import load_checklist
from inspection.disinfection_file import (
    load_late_rules,
    load_procedure,
    load_skip_reasons,
    load_targets,
)
from inspection.disposition_file import load_dispositions
from inspection.errors import PolicyError
from inspection.evidence_rules_file import load_evidence_rules
from inspection.flag_file import load_flags
from inspection.grading_file import load_grade_rule
from inspection.pace_file import load_pace
from inspection.policies import Policies, load_policies, load_term_books
from inspection.reception_file import load_reception
from inspection.refund_case_file import load_refund_cases
from inspection.refund_pack_file import load_refund_pack
from inspection.terms import book_for
from inspection.terms_file import load_terms
from inspection.unclaimed_file import load_unclaimed
from inspection.values import GoodsClass, OuterCondition
from inspection.waiting_file import load_waiting
from tests.inspection.test_checklist import findings
from tests.inspection.test_refund_policy import POLICIES


def load_cases(path: Path) -> object:
    return load_refund_cases(path, POLICIES.refund_packs)


def load_unclaims(path: Path) -> object:
    return load_unclaimed(path, POLICIES.checklists)


LOADERS: dict[str, Callable[[Path], object]] = {
    "checklists/apparel.yaml": load_checklist,
    "checklists/electronics.yaml": load_checklist,
    "checklists/electronics_1.yaml": load_checklist,
    "checklists/general.yaml": load_checklist,
    "checklists/hygiene.yaml": load_checklist,
    "checklists/reception.yaml": load_reception,
    "disinfection/carton_chlorine.yaml": load_procedure,
    "disinfection/electronics_alcohol.yaml": load_procedure,
    "disinfection/carton_alcohol.yaml": load_procedure,
    "disinfection/carton_uvc.yaml": load_procedure,
    "disinfection/inner_alcohol.yaml": load_procedure,
    "disinfection/demo.yaml": load_procedure,
    "disinfection/rules/late.yaml": load_late_rules,
    "disinfection/rules/targets.yaml": load_targets,
    "disinfection/skip_reasons.yaml": load_skip_reasons,
    "policies/blind.yaml": load_blind,
    "policies/evidence.yaml": load_evidence_rules,
    "policies/grade_apparel.yaml": load_grade_rule,
    "policies/grade_electronics.yaml": load_grade_rule,
    "policies/grade_general.yaml": load_grade_rule,
    "policies/grade_hygiene.yaml": load_grade_rule,
    "policies/dispositions_apparel.yaml": load_dispositions,
    "policies/dispositions_electronics.yaml": load_dispositions,
    "policies/dispositions_general.yaml": load_dispositions,
    "policies/dispositions_hygiene.yaml": load_dispositions,
    "policies/flags.yaml": load_flags,
    "policies/pace.yaml": load_pace,
    "policies/unclaimed.yaml": load_unclaims,
    "policies/terms_default.yaml": load_terms,
    "policies/waiting.yaml": load_waiting,
    "policies/refund_cn.yaml": load_refund_pack,
    "policies/refund_other.yaml": load_refund_pack,
    "policies/cases/refund_cn.yaml": load_cases,
    "policies/cases/refund_other.yaml": load_cases,
}

WIPED_OFF = [
    ("plate", "matches"),
    ("packaging", "opened"),
    ("contents", "complete"),
    ("surface", "wiped_off"),
    ("power", "works"),
]
"""Before there was a timed cleaning this was an answer, and it stands in journals."""

BROKEN = [
    ("policies/blind.yaml", "usual: false", "usual: no", "true or false"),
    ("policies/blind.yaml", "clients: []", "clients: {}", "a list"),
    (
        "policies/blind.yaml",
        "clients: []",
        "clients: [{shop: A, blind: true}, {shop: a, blind: true}]",
        "twice",
    ),
    ("policies/blind.yaml", "clients: []", "clients: [{shop: A, blnd: true}]", "blind"),
    ("policies/grade_electronics.yaml", "packaging: damaged", "packaging: opened", "every pack"),
    ("checklists/electronics.yaml", "next: contents", "next: contetns", "no question `contetns`"),
    ("checklists/reception.yaml", "condition: wet", "condition: torn", "every condition"),
    ("checklists/reception.yaml", "[label]", "[lable]", "not described"),
    ("disinfection/carton_chlorine.yaml", "dilution_parts: 100", "dilution_parts: 200", "250 mg/L"),
    ("disinfection/carton_chlorine.yaml", "contact_s: 1800", "contact_s: 30 min", "not an integer"),
    ("disinfection/carton_chlorine.yaml", "demo_only: false", "demo_only: no", "true or false"),
    ("disinfection/carton_chlorine.yaml", "code: gloves", "code: mask", "twice"),
    ("disinfection/carton_uvc.yaml", "seconds: 1260", "seconds: 1200", "other seconds"),
    ("disinfection/carton_uvc.yaml", "dose_uj_cm2: 126000\n", "dose_uj_cm2: 0\n", "outside"),
    ("disinfection/carton_uvc.yaml", "lamp:\n", "contact_s: 3\nlamp:\n", "unknown here"),
    ("disinfection/rules/late.yaml", "[supervisor]", "[boss]", "none of"),
    ("disinfection/rules/targets.yaml", "usual: carton", "usual: leather", "no material"),
    ("disinfection/rules/targets.yaml", "layers: [outer.carton,", "layers: [", "first layer"),
    ("disinfection/rules/targets.yaml", "inner.pack]", "inner.bag]", "no target"),
    ("policies/grade_electronics.yaml", "[A, A, B, C, D]", "[A, A, B, C]", "5 grades"),
    ("policies/grade_electronics.yaml", "[A, A, B, C, D]", "[A, A, B, C, F]", "`F`"),
    ("policies/grade_electronics.yaml", "item: minor", "item: damaged", "every item grade"),
    (
        "policies/dispositions_electronics.yaml",
        "disposition: quarantine\n",
        "disposition: x\n",
        "none of",
    ),
    ("policies/dispositions_electronics.yaml", "    grades: [A+, A]\n", "", "explain each"),
    ("policies/dispositions_electronics.yaml", "    terminal: true\n", "", "`terminal` is missing"),
    ("policies/dispositions_electronics.yaml", "terminal: true", "terminal: yes", "true or false"),
    ("policies/terms_default.yaml", "{term: ZP,", "{term: PZ,", "none of ZP"),
    ("policies/terms_default.yaml", "words: [ZP, CC", "words: [ZP, ZP, CC", "twice"),
    ("policies/terms_default.yaml", "system: shopify", "system: qimen", "twice"),
    ("policies/terms_default.yaml", "dispositions: [restock", "dispositions: [restok", "none of"),
    ("policies/terms_default.yaml", "packaging: [damaged]", "packing: [damaged]", "unknown here"),
    ("policies/terms_default.yaml", "terms: {qimen: ZP", "terms: {qimen: ZT", "none of ZP"),
    ("policies/terms_default.yaml", "terms: {qimen: ZP", "terms: {quimen: ZP", "unknown here"),
    ("policies/terms_default.yaml", 'client: "*"', "client: ''", "a text was expected"),
    ("policies/dispositions_electronics.yaml", "roles: [supervisor]", "roles: [boss]", "none of"),
    ("policies/refund_cn.yaml", "code: incomplete", "code: opened", "may never be a ground"),
    ("policies/refund_cn.yaml", "  - verdict: human\n", "  - verdict: full\n", "goes to a person"),
    ("policies/refund_cn.yaml", "article: cpl_24", "article: cpl_99", "not described"),
    ("policies/refund_cn.yaml", "reason: intact", "reason: intakt", "not described"),
    ("policies/refund_cn.yaml", "when: {doubtful: true}", "when: {odd: true}", "unknown here"),
    (
        "policies/refund_cn.yaml",
        "  - when: {doubtful: true}\n    verdict",
        "  - verdict",
        "the last",
    ),
    ("policies/refund_cn.yaml", "market: CN", "market: ''", "a text was expected"),
]


def test_everything_shipped_loads(resources_dir: Path) -> None:
    policies = load_policies(resources_dir, demo=True)
    assert policies.procedure_for().procedure_id == "demo_carton"
    assert policies.procedure_for().contact_s == 3
    assert policies.knows_procedure("demo_carton", 1)


def test_demo_procedures_are_unknown_outside_demo_mode(policies: Policies) -> None:
    assert policies.procedure("demo_carton") is None
    assert not policies.knows_procedure("demo_carton", 1)
    assert policies.procedure_for().procedure_id == "carton_chlorine"
    assert policies.knows_procedure("carton_chlorine", 2)
    assert not policies.knows_procedure("carton_chlorine", 3)


@pytest.mark.parametrize("goods", GoodsClass)
def test_every_goods_class_has_policies_of_its_own(policies: Policies, goods: GoodsClass) -> None:
    assert policies.checklist_for(goods).goods == (goods,)
    assert policies.grade_rule_for(goods).goods == (goods,)
    assert policies.dispositions_for(goods).goods == (goods,)


def test_goods_without_a_policy_of_their_own_get_the_first(policies: Policies) -> None:
    lists = tuple(one for one in policies.checklists if GoodsClass.APPAREL not in one.goods)
    left = replace(policies, checklists=lists)
    assert left.checklist_for(GoodsClass.APPAREL) is lists[0]
    assert policies.refund_pack_for("US").market == "*"


def test_every_shot_has_words_somewhere(policies: Policies) -> None:
    for subject in ("label", "outer.damage", "item.front"):
        assert policies.shot(subject) is not None
    assert policies.shot("item.nothing") is None


def test_damage_outside_asks_for_its_photo(policies: Policies) -> None:
    rules = policies.reception
    assert rules.required_shots([OuterCondition.INTACT]) == ("label",)
    assert rules.required_shots([OuterCondition.WET, OuterCondition.TORN]) == (
        "label",
        "outer.damage",
    )
    assert rules.required_shots([OuterCondition.RESEALED]) == ("label", "outer.seal")


@pytest.mark.parametrize(("name", "find", "put", "reason"), BROKEN)
def test_a_broken_pack_is_refused_with_file_line_and_reason(
    resources_dir: Path, tmp_path: Path, name: str, find: str, put: str, reason: str
) -> None:
    source = (resources_dir / name).read_text(encoding="utf-8")
    assert find in source
    path = tmp_path / Path(name).name
    path.write_text(source.replace(find, put, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        LOADERS[name](path)
    assert error.value.file == path.name
    assert 1 <= error.value.line <= source.count("\n")
    assert reason in error.value.reason


def test_a_question_nobody_is_led_to_is_refused(resources_dir: Path, tmp_path: Path) -> None:
    source = (resources_dir / "checklists/electronics.yaml").read_text(encoding="utf-8")
    path = tmp_path / "electronics.yaml"
    path.write_text(source.replace("next: repair", "next: power"), encoding="utf-8")
    with pytest.raises(PolicyError, match="no answer leads to question `repair`"):
        load_checklist(path)


@pytest.mark.parametrize(
    ("questions", "reason"),
    [
        ("[]", "needs a question"),
        ("[{id: a, answers: [{id: b}]}]", "2 to 9 answers"),
    ],
)
def test_a_checklist_has_questions_with_answers_to_choose_from(
    tmp_path: Path, questions: str, reason: str
) -> None:
    path = tmp_path / "short.yaml"
    head = "policy: checklist\nschema: 1\nid: a\nversion: 1\nname: {zh: x, en: y}\ngoods: []\n"
    path.write_text(f"{head}shots: []\nquestions: {questions}\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=reason):
        load_checklist(path)


def test_the_line_of_a_fault_is_where_it_stands(resources_dir: Path, tmp_path: Path) -> None:
    source = (resources_dir / "policies/refund_cn.yaml").read_text(encoding="utf-8")
    path = tmp_path / "refund_cn.yaml"
    path.write_text(source.replace("reason: extra_unit", "reason: nothing", 1), encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        load_refund_pack(path)
    assert "reason: extra_unit" in source.splitlines()[error.value.line - 1]


def test_quarantine_can_neither_be_missing_nor_locked(resources_dir: Path, tmp_path: Path) -> None:
    source = (resources_dir / "policies/dispositions_electronics.yaml").read_text(encoding="utf-8")
    path = tmp_path / "dispositions.yaml"
    path.write_text(
        re.sub(r"  - disposition: quarantine\n(    .*\n)*", "", source), encoding="utf-8"
    )
    with pytest.raises(PolicyError, match="quarantine is missing"):
        load_dispositions(path)
    locked = 'container: {zh: "红筐 Q-07", en: "Red bin Q-07"}\n    roles: [supervisor]\n'
    locked += "    locks: {role: {zh: x, en: y}}\n"
    shipped = 'container: {zh: "红筐 Q-07", en: "Red bin Q-07"}\n'
    path.write_text(source.replace(shipped, locked), encoding="utf-8")
    with pytest.raises(PolicyError, match="never be locked"):
        load_dispositions(path)


@pytest.fixture
def copied(resources_dir: Path, tmp_path: Path) -> Path:
    for folder in ("checklists", "disinfection", "policies"):
        shutil.copytree(resources_dir / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize(
    ("gone", "reason"),
    [
        ("policies/refund_other.yaml", "nothing for"),
        ("policies/grade_*.yaml", "no grade_"),
        ("disinfection/carton_*.yaml", "nothing for"),
    ],
)
def test_a_kind_that_is_absent_is_told(copied: Path, gone: str, reason: str) -> None:
    for path in list(copied.glob(gone)):
        path.unlink()
    with pytest.raises(PolicyError, match=reason):
        load_policies(copied, demo=False)


def test_without_terms_for_everybody_there_are_none(copied: Path) -> None:
    (copied / "policies/terms_default.yaml").unlink()
    with pytest.raises(PolicyError, match="no terms_"):
        load_term_books(copied)


def test_quarantine_is_never_the_end(resources_dir: Path, tmp_path: Path) -> None:
    source = (resources_dir / "policies/dispositions_electronics.yaml").read_text(encoding="utf-8")
    path = tmp_path / "dispositions.yaml"
    before, _, after = source.rpartition("    terminal: false\n")
    path.write_text(before + "    terminal: true\n" + after, encoding="utf-8")
    with pytest.raises(PolicyError, match="never be terminal"):
        load_dispositions(path)


def test_there_are_no_more_ways_than_keys(resources_dir: Path, tmp_path: Path) -> None:
    source = (resources_dir / "policies/dispositions_apparel.yaml").read_text(encoding="utf-8")
    one_more = "ways:\n  - {disposition: refurbish, text: {zh: x, en: y}}\n"
    path = tmp_path / "dispositions.yaml"
    path.write_text(source.replace("ways:\n", one_more, 1), encoding="utf-8")
    with pytest.raises(PolicyError, match="at most 9 ways"):
        load_dispositions(path)


def test_a_client_may_have_terms_of_its_own(copied: Path) -> None:
    source = (copied / "policies/terms_default.yaml").read_text(encoding="utf-8")
    own = source.replace('client: "*"', "client: nuanxiang").replace("id: default", "id: nuanxiang")
    path = copied / "policies/terms_nuanxiang.yaml"
    path.write_text(own, encoding="utf-8")
    both = load_term_books(copied)
    assert book_for("nuanxiang", both).book_id == "nuanxiang"
    assert book_for("another", both).book_id == "default"


def test_a_unit_stays_with_the_version_it_was_begun_under(policies: Policies) -> None:
    begun = [replace(one, checklist_version=1) for one in findings([("plate", "matches")])]
    assert policies.checklist_for(GoodsClass.ELECTRONICS).version == 2
    assert policies.checklist_for(GoodsClass.ELECTRONICS, begun).version == 1


def test_answers_of_the_first_version_still_lead_to_the_end(policies: Policies) -> None:
    old = [replace(one, checklist_version=1) for one in findings(WIPED_OFF)]
    for goods in GoodsClass:
        assert walk(policies.checklist_for(goods, old), old).is_done
