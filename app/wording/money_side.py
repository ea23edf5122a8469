"""What is said about the money of one item: refund, freight, or the order in its place."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.cases.decision import DecisionCase
from app.cases.money import MoneySide
from app.language.money_reasons import held_words, stop_words
from app.language.names import (
    clock_text,
    joined,
    language,
    money_text,
    order_name,
    order_state_name,
    refund_state_name,
    verdict_name,
)
from app.states.decide import DecideState
from app.widgets.chip import ChipSpec
from inspection.handlers.decide import Proposal
from inspection.orders import KIND_OF_SERVICE, Order
from inspection.refund_policy import Advice, Decision, Refund
from inspection.values import OrderKind, OrderState, RefundState, Service, Verdict

REFUND_STATUS = {
    RefundState.DUE: "waiting",
    RefundState.SENDING: "info",
    RefundState.CONFIRMED: "ok",
    RefundState.SETTLED_ELSEWHERE: "ok",
    RefundState.UNKNOWN: "warn",
    RefundState.REFUSED: "danger",
}
ORDER_STATUS = {
    OrderState.DUE: "waiting",
    OrderState.LISTED: "waiting",
    OrderState.SENDING: "info",
    OrderState.CONFIRMED: "ok",
    OrderState.UNKNOWN: "warn",
    OrderState.REFUSED: "danger",
    OrderState.WITHDRAWN: "waiting",
}


class MoneyWords(QObject):
    """Words in the language of the moment; holds no state."""

    def outcome(self, state: DecideState) -> str:
        """What follows if it is confirmed as it stands."""
        proposal = state.case.proposal if state.case else None
        if proposal is None:
            return ""
        kind = KIND_OF_SERVICE.get(proposal.ticket.service)
        if proposal.waivers and not state.is_override:
            said = self.tr("photos left out: %1; refund goes to the supervisor")
            if kind is not None:
                said = self.tr("photos left out: %1; the supervisor decides")
            return said.replace("%1", str(len(proposal.waivers)))
        if state.needs_review:
            refund = self.tr("refund goes to the supervisor")
            if state.choice is Verdict.NONE:
                refund = self.tr("no refund; the supervisor decides")
            return refund if kind is None else self.tr("the supervisor decides")
        if kind is not None:
            return self._order_outcome(kind)
        refund = self.tr("refund %1").replace("%1", self._money(state.choice_minor, proposal))
        freight = self._freight_with_it(proposal, state)
        return self.tr(", ").join(one for one in (refund, freight) if one)

    def amount(self, proposal: Proposal) -> tuple[str, str]:
        """The advised amount, or what is ordered, and what it is of."""
        advice, service = proposal.advice, proposal.ticket.service
        is_order = advice.verdict is Verdict.FULL and service in KIND_OF_SERVICE
        whole = f"/ {money_text(advice.slot_minor, advice.currency)}"
        return self.advised(advice, service), "" if is_order else whole

    def advised(self, advice: Advice, service: Service) -> str:
        """The amount of an advice, or what it orders."""
        if advice.verdict is Verdict.HUMAN:
            # nothing is advised: an amount of zero would read as a refusal
            return self.tr("To be decided")
        kind = KIND_OF_SERVICE.get(service)
        if kind is not None and advice.verdict is Verdict.FULL:
            return order_name(kind)
        return money_text(advice.amount_minor, advice.currency)

    def verdict(self, verdict: Verdict, service: Service) -> str:
        """The advice or a choice, in the words of what the customer asked for."""
        kind = KIND_OF_SERVICE.get(service)
        if kind is None or verdict is Verdict.HUMAN:
            return verdict_name(verdict)
        if verdict is Verdict.FULL:
            return self.tr("Replace") if kind is OrderKind.REPLACEMENT else self.tr("Repair")
        return self.tr("Refuse") if verdict is Verdict.NONE else verdict_name(verdict)

    def override_rule(self, service: Service) -> str:
        """What follows from deciding otherwise than advised."""
        if service in KIND_OF_SERVICE:
            return self.tr(
                "An override carries your name; a supervisor reviews it before the order"
            )
        return self.tr("An override carries your name; a supervisor reviews it before payment")

    def decided(self, state: DecideState) -> tuple[str, str]:
        """Headline and words once it is decided."""
        case = state.case
        if case is None or case.decision is None:
            return "", ""
        if case.money.order is not None:
            return self._ordered(case.money.order)
        if case.refund is not None:
            return self._refunded(case.refund, case.money)
        return self._waits(case, case.decision)

    def _waits(self, case: DecisionCase, decision: Decision) -> tuple[str, str]:
        """Decided, and nothing is due yet."""
        kind = KIND_OF_SERVICE.get(case.proposal.ticket.service) if case.proposal else None
        if decision.held_reason:
            happened, deed = held_words(decision.held_reason)
            if kind is not None:
                deed = self.tr("Nothing is ordered. Call the supervisor")
            return happened, deed
        if decision.needs_review:
            after = self.tr("Nothing is paid before the review. Take the next item")
            if kind is not None:
                after = self.tr("Nothing is ordered before the review. Take the next item")
            return self.tr("Submitted: the supervisor looks at it"), after
        headline = self.tr("Submitted, on its way to the hub")
        if kind is not None and decision.choice is Verdict.FULL:
            return headline, self.tr("Saved here. It is ordered as soon as the hub has it")
        return headline, self.tr("Saved here. It is refunded as soon as the hub has it")

    def state(self, state: DecideState) -> tuple[ChipSpec | None, str]:
        """Where it stands: chip and words beside it; no chip before the decision."""
        case = state.case
        if case is None or case.decision is None:
            return None, ""
        order, refund, freight = case.money.order, case.refund, self._freight_state(case.money)
        if order is not None:
            chip = self._stopped(order) or ChipSpec(
                text=order_state_name(order.state), status=ORDER_STATUS[order.state]
            )
            number = order.external_ref or ""
            return chip, joined(order_name(order.what), number, self._since(order))
        if refund is not None:
            chip = self._stopped(refund) or ChipSpec(
                text=refund_state_name(refund.state), status=REFUND_STATUS[refund.state]
            )
            return chip, joined(self._since(refund), freight)
        if case.decision.held_reason:
            return ChipSpec(text=self.tr("Held by the hub"), status="warn"), freight
        if case.decision.needs_review:
            return ChipSpec(text=self.tr("Waits for review"), status="waiting"), freight
        return ChipSpec(text=self.tr("Not at the hub yet"), status="waiting"), freight

    def freight(self, proposal: Proposal, money: MoneySide) -> str | None:
        """What of the freight out goes back with this item, or why not; None: nothing follows.

        Empty where it is on its way: where it stands is said beside the refund.
        """
        if money.freight is not None or money.freight_held:
            return ""
        if not money.owed_minor:
            return None
        reasons = {one.code: one.text for one in proposal.pack.freight_reasons}
        if money.declined:
            why = reasons[money.declined].of(language()) if money.declined in reasons else ""
            return self.tr("No freight goes back: %1").replace("%1", why)
        paid = self._money(money.owed_minor, proposal)
        with_it = self.tr("%1 of freight out goes back with it").replace("%1", paid)
        # what the way back cost no ticket says
        return joined(with_it, self.tr("the office pays the way back on a receipt"))

    def _freight_with_it(self, proposal: Proposal, state: DecideState) -> str:
        money = state.case.money if state.case else None
        if money is None or not money.brings_freight:
            return ""
        if state.choice is not Verdict.FULL:
            return ""
        return self.tr("freight %1").replace("%1", self._money(money.owed_minor, proposal))

    def _freight_state(self, money: MoneySide) -> str:
        freight = money.freight
        if freight is None:
            return self.tr("freight: held by the hub") if money.freight_held else ""
        words = self.tr("freight %1: %2")
        amount = money_text(freight.amount_minor, freight.currency)
        stopped = stop_words(freight.state, freight.reason)
        state = self.tr("Stopped") if stopped else refund_state_name(freight.state)
        return words.replace("%1", amount).replace("%2", state)

    def _order_outcome(self, kind: OrderKind) -> str:
        if kind is OrderKind.REPLACEMENT:
            return self.tr("a replacement is ordered")
        return self.tr("it goes to repair")

    def _ordered(self, order: Order) -> tuple[str, str]:
        stopped = stop_words(order.state, order.reason)
        if stopped is not None:
            return stopped
        words = self.tr("%1: %2").replace("%1", order_name(order.what))
        headline = words.replace("%2", order_state_name(order.state))
        if order.state is OrderState.UNKNOWN:
            return headline, self.tr("The shop system is asked; it will not be ordered twice")
        if order.state is OrderState.REFUSED:
            return headline, self.tr("The office has to look at it. Take the next item")
        return headline, self.tr("Take the next item")

    def _refunded(self, refund: Refund, money: MoneySide) -> tuple[str, str]:
        stopped = stop_words(refund.state, refund.reason)
        if stopped is not None:
            return stopped
        if refund.state is RefundState.UNKNOWN:
            return (
                self.tr("Refund result unknown"),
                self.tr("The platform is asked; it will not be paid twice"),
            )
        words = self.tr("%1: %2").replace("%1", refund_state_name(refund.state))
        headline = words.replace("%2", money_text(refund.amount_minor, refund.currency))
        headline = self.tr("; ").join(one for one in (headline, self._freight_state(money)) if one)
        if refund.state is RefundState.REFUSED:
            return headline, self.tr("The office has to look at it. Take the next item")
        return headline, self._freight_stop(money) or self.tr("Take the next item")

    def _freight_stop(self, money: MoneySide) -> str:
        freight = money.freight
        words = None if freight is None else stop_words(freight.state, freight.reason)
        if freight is None and money.freight_held:
            words = held_words(money.freight_held)
        if words is None:
            return ""
        return self.tr("Freight: %1. %2").replace("%1", words[0]).replace("%2", words[1])

    def _stopped(self, moved: Order | Refund) -> ChipSpec | None:
        if stop_words(moved.state, moved.reason) is None:
            return None
        return ChipSpec(text=self.tr("Stopped"), status="warn")

    def _since(self, moved: Order | Refund) -> str:
        return self.tr("since %1").replace("%1", clock_text(moved.moved_at))

    def _money(self, amount_minor: int, proposal: Proposal) -> str:
        return money_text(amount_minor, proposal.advice.currency)
