"""What the decision page says."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.cases.inspection import asks_serial
from app.cases.money import NOTHING
from app.language.messages import text_of
from app.language.names import (
    duration_text,
    joined,
    language,
    local_name,
    money_text,
)
from app.language.notices import Notice
from app.states.decide import DecideState, Digits, Phase
from app.widgets.cards.findings_card import FindingWords
from app.widgets.cards.override_card import OverrideWords
from app.widgets.cards.refund_card import RefundWords
from app.widgets.cards.ways_card import WayWords
from app.widgets.chip import ChipSpec
from app.wording.contents import ContentsWords, is_telling
from app.wording.money_side import MoneyWords
from app.wording.proof import ProofWords
from app.wording.refund_terms import TermWords
from app.wording.ways import WayTexts
from inspection.checklist import Severity, Step
from inspection.contents import Contents
from inspection.disinfection import DisinfectionState
from inspection.events import Ground
from inspection.handlers.decide import Proposal, shots_of
from inspection.policies import ANY_MARKET, Policies
from inspection.values import OrderState, ReasonClass, RefundState, Service, Verdict

_GRAVITY = (Severity.STOP, Severity.WARN, Severity.NOTE, Severity.OK)
_MARKS = {
    Severity.OK: ("circle-check", "ok"),
    Severity.NOTE: ("", "textMuted"),
    Severity.WARN: ("triangle", "warn"),
    Severity.STOP: ("octagon-x", "danger"),
}
_VERDICT_STATUS = {
    Verdict.FULL: "ok",
    Verdict.PARTIAL: "warn",
    Verdict.NONE: "warn",
    Verdict.HUMAN: "warn",
}


class DecideWords(QObject):
    """Words for a DecideState in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Words alone; holds no state."""
        super().__init__(parent)
        self._terms = TermWords(self)
        self._money = MoneyWords(self)
        self._contents = ContentsWords(self)
        self._proofs = ProofWords(self)
        self._ways = WayTexts(self)

    # --- banner

    def notice(self, state: DecideState) -> Notice:
        """What the banner says."""
        headline, instruction = self._banner(state)
        lpn = state.case.unit.lpn if state.case else ""
        confirmed = _is_confirmed(state)
        return Notice(
            kind="ok" if confirmed else "idle",
            headline=headline,
            instruction=instruction,
            icon="" if confirmed else "shield-check",
            aside_label=self.tr("Unit LPN") if lpn else "",
            aside_code=lpn,
        )

    def _banner(self, state: DecideState) -> tuple[str, str]:
        proposal = state.case.proposal if state.case else None
        if state.phase is Phase.CHOOSING and proposal is not None:
            grade = proposal.graded.grade
            words = self.tr("Please confirm: grade %1, %2").replace("%1", grade)
            headline = words.replace("%2", self._money.outcome(state))
            return headline, self.tr("The rules advise, you decide; an override needs a reason")
        if state.phase is Phase.DECIDED:
            return self._money.decided(state)
        if state.phase is Phase.NOT_READY and state.case and state.case.refusal:
            return text_of(state.case.refusal)
        if state.phase is Phase.LOADING:
            return self.tr("Opening the item"), ""
        if state.queue:
            return self.tr("Choose the item to decide"), self.tr("By its number, or touch it")
        return self.tr("Nothing waits for a decision"), self.tr("Inspect the next parcel")

    # --- findings

    def findings(
        self, proposal: Proposal, state: DecideState, policies: Policies
    ) -> tuple[FindingWords, tuple[FindingWords, ...]]:
        """The gravest finding, and the others in the order they were asked."""
        steps = sorted(
            proposal.progress.steps, key=lambda step: _GRAVITY.index(step.answer.severity)
        )
        # among equally grave ones the latest that has a photo: the surface says more than a label
        worst = [one for one in steps if one.answer.severity is steps[0].answer.severity]
        hero = next((one for one in reversed(worst) if _has_photo(one, proposal)), worst[-1])
        rest = [one for one in proposal.progress.steps if one is not hero]
        said = [self._finding(one, state, proposal, policies) for one in (hero, *rest)]
        return said[0], tuple(said[1:])

    def _finding(
        self, step: Step, state: DecideState, proposal: Proposal, policies: Policies
    ) -> FindingWords:
        icon, color = _MARKS[step.answer.severity]
        name = step.question.name.of(language())
        summary = step.answer.summary.of(language())
        text = step.answer.text.of(language())
        serials = self._serials(state, step) if asks_serial(step.question) else ""
        if step.answer.is_absent:
            # what was asked about the item says nothing of one that is not there
            shared = proposal.case.is_box_shared
            (name, summary), serials = self._contents.absent(is_box_shared=shared), ""
            text = "" if shared else text
        return FindingWords(
            title=self.tr("%1: %2").replace("%1", name).replace("%2", summary),
            # the answer in its own words, where they say more than the summary
            help=serials or ("" if text in summary else text),
            icon=icon,
            color=color,
            has_photo=_has_photo(step, proposal),
            picture=_picture(step, state),
            poor=self._poor(step, state, policies),
        )

    def _poor(self, step: Step, state: DecideState, policies: Policies) -> str:
        subject = next((one for one in shots_of(step) if one in state.poor), "")
        return self._photo_name(subject, state, policies) if subject else ""

    def _photo_name(self, subject: str, state: DecideState, policies: Policies) -> str:
        shot = policies.shot(subject)
        name = shot.name.of(language()) if shot else ""
        return self._proofs.named(name, state.poor.get(subject))

    def _serials(self, state: DecideState, step: Step) -> str:
        """The serial that was shipped, said so unless it matched; or how many to compare with."""
        proposal = state.case.proposal if state.case else None
        serials = proposal.line.serials if proposal else ()
        if len(serials) > 1:
            return self.tr("%1 serials on file").replace("%1", str(len(serials)))
        if not serials:
            return self.tr("No serial on file")
        if step.answer.severity is Severity.OK:
            return serials[0]
        return self.tr("Shipped: %1").replace("%1", serials[0])

    def facts(self, proposal: Proposal, customer: str) -> tuple[tuple[str, str], ...]:
        """What else counts; `customer` is what the customer answered, if anything was asked."""
        disinfection = {
            DisinfectionState.NONE: self.tr("none recorded"),
            DisinfectionState.RUNNING: self.tr("still running"),
            DisinfectionState.DONE: self.tr("contact time reached"),
            DisinfectionState.UNPROVEN: self.tr("time not proven"),
            DisinfectionState.LATE: self.tr("entered late, not proven"),
            DisinfectionState.SKIPPED: self.tr("left out, with a reason"),
        }
        state, run = disinfection[proposal.disinfection], proposal.run
        if run is not None and run.contact_s is not None:
            solution = self.tr("%1 mg/L").replace("%1", str(run.concentration_mg_l))
            state = joined(solution, duration_text(run.contact_s), state)
        return (
            (self.tr("Ticket"), proposal.ticket.number),
            (self.tr("Disinfection"), state),
            *(((self.tr("Customer"), customer),) if customer else ()),
        )

    def items(self, contents: Contents | None) -> tuple[tuple[str, str], ...]:
        """How much of the ticket is here, where that says anything."""
        if contents is None or not is_telling(contents):
            return ()
        return ((self.tr("Items"), self._contents.summary(contents)),)

    def ways(self, state: DecideState) -> list[WayWords]:
        """Where the unit may go."""
        proposal = state.case.proposal if state.case else None
        service = proposal.ticket.service if proposal else Service.RETURN
        grade = proposal.graded.grade if proposal else ""
        is_nowhere = state.case is not None and state.case.is_missing_piece
        found = []
        for number, way in enumerate(state.ways, start=1):
            is_chosen = way.disposition is state.way
            lock = self._ways.lock(way, service, grade)
            if state.phase is Phase.DECIDED and not is_chosen:
                lock = lock or self.tr("Not chosen")
            found.append(
                WayWords(
                    key=str(number) if state.digits is Digits.WAY else "",
                    label=self._ways.name(way.disposition, way.text, service),
                    place=self._nowhere() if is_nowhere else way.container.of(language()),
                    lock=lock,
                    is_selected=is_chosen,
                )
            )
        return found

    # --- money

    def refund(
        self, proposal: Proposal, state: DecideState, policies: Policies, *, now: datetime
    ) -> RefundWords:
        """The advice, its ground, freight and time limit, and where the money stands."""
        advice, lang = proposal.advice, language()
        ground, article, evidence = self._ground(proposal, state, policies)
        version = f"{proposal.pack.name.of(lang)} v{proposal.pack.version}"
        chip, text = self._money.state(state)
        full = advice.verdict is Verdict.FULL
        amount, paid = self._money.amount(proposal)
        service = proposal.ticket.service
        side = state.case.money if state.case else NOTHING
        freight = self._money.freight(proposal, side)
        return RefundWords(
            pack=self.tr("Rules %1").replace("%1", version),
            headline=advice.headline.of(lang),
            item=local_name(proposal.line.name_zh, proposal.line.name_en),
            verdict=ChipSpec(
                text=self._money.verdict(advice.verdict, service),
                status=_VERDICT_STATUS[advice.verdict],
            ),
            amount=amount,
            paid=paid,
            ground=ground,
            article=article,
            evidence=evidence,
            ground_status="ok" if full else "warn",
            # the reasons of an override need the room
            terms="" if state.is_override else self._terms.terms(proposal, now, freight=freight),
            # so does what is said of freight that goes back
            know="" if freight is not None else self._know(proposal, state),
            state=chip,
            state_text=text,
        )

    def _know(self, proposal: Proposal, state: DecideState) -> str:
        return self._terms.know(proposal, most=1 if state.is_override else None)

    def _ground(
        self, proposal: Proposal, state: DecideState, policies: Policies
    ) -> tuple[str, str, str]:
        grounds = proposal.advice.grounds
        if proposal.pack.market == ANY_MARKET:
            why = self.tr("Why: the rules of market %1 are not confirmed yet")
            apart = self.tr("Those of another market are never applied in their place")
            return why.replace("%1", proposal.ticket.market), apart, ""
        if not grounds:
            return "", "", ""
        ground = telling(grounds, proposal)
        lang = language()
        words = proposal.pack.words(ground.code).of(lang)
        names = self.tr(", ").join(
            self._photo_name(one.subject, state, policies)
            for one in proposal.unit_evidence
            if one.evidence_id in ground.evidence and policies.shot(one.subject)
        )
        return (
            self.tr("Ground: %1").replace("%1", words),
            proposal.pack.article(ground.article).of(lang),
            self.tr("Evidence: %1").replace("%1", names) if names else "",
        )

    # --- override

    def override(self, state: DecideState) -> OverrideWords:
        """Verdicts and reasons, and which of them the number keys choose."""
        proposal = state.case.proposal if state.case else None
        is_open = state.phase is Phase.CHOOSING
        service = proposal.ticket.service if proposal else Service.RETURN
        others = [self._money.verdict(one, service) for one in state.verdicts[1:]]
        verdicts = [self.tr("Keep the advice"), *others]
        reasons = [one.text.of(language()) for one in state.reasons] if state.is_override else []
        codes = [one.code for one in state.reasons]
        at = state.verdicts.index(state.choice) if state.choice in state.verdicts else -1
        partial = is_open and state.choice is Verdict.PARTIAL
        most = proposal.advice.slot_minor if proposal else 0
        currency = proposal.advice.currency if proposal else ""
        return OverrideWords(
            verdicts=tuple(verdicts),
            verdict=at,
            verdicts_have_keys=is_open and state.digits is Digits.VERDICT,
            reasons=tuple(reasons),
            reasons_have_keys=is_open and state.digits is Digits.REASON,
            reason=codes.index(state.reason) if state.reason in codes else -1,
            amount=_amount_text(state.choice_minor) if partial else None,
            amount_hint=self.tr("below %1").replace("%1", money_text(most, currency)),
            rule=self._money.override_rule(service),
            is_open=is_open,
        )

    # --- bar

    def note(self, state: DecideState) -> str:
        """What stands beside the filled button."""
        if state.phase is Phase.DECIDED:
            chosen = next((one for one in state.ways if one.disposition is state.way), None)
            if state.case is not None and state.case.is_missing_piece:
                return self._nowhere()
            place = chosen.container.of(language()) if chosen else ""
            return self.tr("Goes to: %1").replace("%1", place) if place else ""
        if state.phase is not Phase.CHOOSING:
            return ""
        return {
            "way": self.tr("Choose where it goes"),
            "amount": self.tr("Type the amount"),
            "reason": self.tr("Choose a reason"),
        }.get(state.missing, self._change(state))

    def _nowhere(self) -> str:
        return self.tr("Nothing to put away")

    def _change(self, state: DecideState) -> str:
        proposal = state.case.proposal if state.case else None
        if proposal is None or not state.is_override:
            return ""
        service, advice = proposal.ticket.service, proposal.advice
        # an order has no amount
        amount = (
            money_text(state.choice_minor, advice.currency) if service is Service.RETURN else ""
        )
        words = self.tr("Override: %1 → %2 %3")
        words = words.replace("%1", self._money.verdict(advice.verdict, service))
        return words.replace("%2", self._money.verdict(state.choice, service)).replace("%3", amount)

    def primary(self, state: DecideState) -> tuple[str, str]:
        """Words and icon of the filled button."""
        if state.phase is Phase.CHOOSING:
            if state.needs_review:
                return self.tr("Confirm, to review"), "check"
            return self.tr("Confirm and submit"), "check"
        if state.phase is Phase.NOT_READY:
            return self.tr("Back to inspection"), "undo"
        if state.phase is Phase.DECIDED and state.case and state.case.has_more:
            return self.tr("Next item of this parcel"), "box-open"
        if state.phase is Phase.QUEUE and state.queue:
            return self.tr("Decide the first"), "shield-check"
        return self.tr("Next parcel"), "barcode"


def telling(grounds: tuple[Ground, ...], proposal: Proposal) -> Ground:
    """The ground to show: one that names a finding, and of these a plain fact before others.

    Where something else than no reason is claimed, the first: it is what the headline says. The
    grounds of a refused change of mind say nothing against who got a broken item.
    """
    if proposal.ticket.reason_class is not ReasonClass.NO_REASON:
        return grounds[0]

    def rank(one: Ground) -> int:
        words = proposal.pack.ground(one.code, proposal.line.goods_class)
        if words is None:
            return 0
        return 1 if words.is_arguable else 2

    return max(reversed(grounds), key=rank)


def _is_confirmed(state: DecideState) -> bool:
    case = state.case
    if case is None:
        return False
    order, refund = case.money.order, case.refund
    if order is not None:
        return order.state is OrderState.CONFIRMED
    return refund is not None and refund.state is RefundState.CONFIRMED


def _has_photo(step: Step, proposal: Proposal) -> bool:
    """Whether one is recorded: where things stand must not depend on what is read already."""
    return any(one.subject in shots_of(step) for one in proposal.unit_evidence)


def _picture(step: Step, state: DecideState) -> QImage | None:
    pictures = state.pictures or {}
    return next((pictures[shot] for shot in shots_of(step) if shot in pictures), None)


def _amount_text(amount_minor: int) -> str:
    whole, part = divmod(amount_minor, 100)
    return f"{whole}.{part:02d}" if amount_minor else ""
