"""What the inspection page says."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.cases.inspection import InspectionCase
from app.cases.place import Phase
from app.cases.scanned import Meaning
from app.language.names import clock_text, clock_text_s, joined, language, local_name
from app.language.notices import Notice
from app.states.ask import Ask
from app.states.inspect import InspectState, SerialMismatch
from app.widgets.cards.answered_line import Answered
from app.widgets.cards.question_card import AnswerWords, QuestionFacts
from app.widgets.cards.stop_parts import StopFacts
from app.widgets.chip import ChipSpec
from app.widgets.pictures.camera import Quality
from app.wording.contents import ContentsWords
from app.wording.receiving.receptions import ReceptionsWords
from inspection.checklist import SERIAL_DIFFERS, SERIAL_MATCHES, Severity, Step
from inspection.disinfection import deciding_run
from inspection.photo_quality import Fault, Light, PhotoQuality
from inspection.policies import Policies

_MARKS = {
    Severity.OK: ("circle-check", "ok"),
    Severity.NOTE: ("", "textMuted"),
    Severity.WARN: ("triangle", "warn"),
    Severity.STOP: ("octagon-x", "danger"),
}


class InspectWords(QObject):
    """Words for an InspectState in the language of the moment."""

    def __init__(self, parent: QObject) -> None:
        """Words alone; holds no state."""
        super().__init__(parent)
        self._contents = ContentsWords(self)
        self._receptions = ReceptionsWords(self)

    def notice(self, state: InspectState) -> Notice:
        """What the banner says."""
        headline, instruction = self._banner(state)
        unit = state.case.unit if state.case else None
        code = unit.lpn if unit else (state.case.code if state.case else "")
        label = self.tr("Unit LPN") if unit else self.tr("Parcel")
        locked = state.place.phase is Phase.LOCKED and state.ask is None
        is_twice = state.case is not None and state.case.receptions.is_open and state.ask is None
        if is_twice:
            twice = self.tr("%1. Taken in twice: nothing is paid until a supervisor settles it")
            instruction = twice.replace("%1", instruction)
        return Notice(
            kind="warn" if locked or is_twice else "idle",
            headline=headline,
            instruction=instruction,
            icon="lock" if locked else "triangle" if is_twice else "eye",
            aside_label=label if code else "",
            aside_code=code,
        )

    def _banner(self, state: InspectState) -> tuple[str, str]:
        phase, question = state.place.phase, state.place.question
        if state.ask is not None:
            return state.ask.question, self._how_to_answer(state.ask)
        if state.retake:
            return self.tr("Take this photo once more"), self.tr(
                "The first one stays in the record"
            )
        if question is not None and state.case and state.case.progress:
            number = self._number(state.case, state)
            headline = self.tr("Question %1: %2").replace("%1", str(number))
            return headline.replace("%2", question.name.of(language())), self._next_move(state)
        words = {
            Phase.QUEUE: (self.tr("Scan the next parcel"), self.tr("Or choose one by its number")),
            Phase.LOADING: (self.tr("Opening the parcel"), ""),
            Phase.LOCKED: (
                self.tr("Not disinfected yet"),
                self.tr("Finish disinfection first, then open the parcel"),
            ),
            Phase.UNMATCHED: (
                self.tr("Inspected; it waits for its ticket"),
                self.tr("It stays in quarantine. Enter looks for its ticket"),
            ),
            Phase.SHOOT: (
                self.tr("Photograph it for later"),
                self.tr("It is compared with its ticket from this photo, without opening again"),
            ),
            Phase.EMPTIED: self._emptied(state.case),
            Phase.CHOOSE_LINE: (
                self.tr("Take out one item"),
                self.tr("Say which one it is. Empty box or something else: F8"),
            ),
            Phase.CLEAN: (
                self.tr("Clean it now"),
                self.tr("When the time is over the question is asked again"),
            ),
            Phase.DONE: self._done(state.case),
        }
        return words.get(phase, ("", ""))

    def _emptied(self, case: InspectionCase | None) -> tuple[str, str]:
        if case is not None and case.receptions.is_dropped:
            return self._receptions.banner(case.receptions) or ("", "")
        if case is not None and case.contents is not None and case.is_unpacked:
            return self.tr("Nothing more in this box"), self._contents.summary(case.contents)
        if case is not None and not case.has_units:
            return (
                self.tr("Everything of this ticket is here already"),
                self.tr("What lies in this box is extra: press F8"),
            )
        return self.tr("Everything in this parcel is decided"), self.tr("Scan the next parcel")

    def _done(self, case: InspectionCase | None) -> tuple[str, str]:
        if case is not None and case.ticket is None:
            return (
                self.tr("Inspected as far as it can be without its ticket"),
                self.tr("Set it aside: it goes to quarantine until its ticket is known"),
            )
        if case is not None and case.progress is not None and case.progress.is_absent:
            return self._contents.nothing_there(is_box_shared=case.is_box_shared)
        return (
            self.tr("All questions answered"),
            self.tr("Every required photo is there. It can be decided"),
        )

    def waits(self, lpn: str) -> Notice:
        """An item without a ticket was set aside."""
        return Notice(
            kind="ok",
            headline=self.tr("Set aside; its ticket is looked for"),
            instruction=self.tr("Put it into quarantine, label up. Then the next one"),
            aside_label=self.tr("Unit LPN"),
            aside_code=lpn,
        )

    def _number(self, case: InspectionCase, state: InspectState) -> int:
        steps = case.progress.steps if case.progress else ()
        for number, step in enumerate(steps, start=1):
            if step.question is state.place.question:
                return number
        return len(steps) + 1

    def _next_move(self, state: InspectState) -> str:
        if state.place.phase is Phase.SHOOT:
            return self.tr("Take the photo; the next question opens by itself")
        if state.place.shot:
            return self.tr("Answer, take the photo, and the next question opens")
        return self.tr("Answer, and the next question opens")

    def question(self, state: InspectState) -> QuestionFacts:
        """The left card."""
        if state.ask is not None:
            return _asked(state.ask)
        case, asked = state.case, state.place.question
        step = case.progress.cleaning if case and case.progress else None
        if case is not None and step is not None and state.place.phase is Phase.CLEAN:
            return self._cleaning(case, step, state.clean_left_s)
        if case is None or asked is None:
            return self._no_question(state)
        lang = language()
        about = case.progress.expected_about if case.progress else 1
        number = self._number(case, state)
        words = self.tr("Question %1 of about %2").replace("%1", str(number))
        ids = [one.answer_id for one in asked.answers]
        selected = state.place.selected
        return QuestionFacts(
            progress=words.replace("%2", str(about)),
            fraction=number / max(1, about),
            question=asked.text.of(lang),
            help=asked.help.of(lang),
            answers=tuple(
                AnswerWords(label=one.text.of(lang), help=one.help.of(lang) if one.help else "")
                for one in asked.answers
            ),
            selected=ids.index(selected) if selected in ids else -1,
            answered_label=self.tr("Answered"),
            answered=self._answered(case, but=asked.question_id),
        )

    def _how_to_answer(self, ask: Ask) -> str:
        how = (
            self.tr("Take the photo, then choose") if ask.shot else self.tr("Choose by its number")
        )
        return how if ask.is_standing else self.tr("%1. Esc goes back").replace("%1", how)

    def _cleaning(self, case: InspectionCase, step: Step, left_s: int) -> QuestionFacts:
        """What is done while the question waits; the bar fills as the time passes."""
        clean, lang = step.answer.clean, language()
        in_all_s = clean.seconds if clean else 1
        return QuestionFacts(
            progress=self.tr("Cleaning, time left"),
            fraction=(in_all_s - left_s) / in_all_s,
            question=clean.how.of(lang) if clean else "",
            countdown=self.tr("%1 s").replace("%1", str(left_s)),
            help=self.tr("Asked again then: %1").replace("%1", step.question.text.of(lang)),
            answered_label=self.tr("Answered"),
            answered=self._answered(case, but=step.question.question_id),
        )

    def _no_question(self, state: InspectState) -> QuestionFacts:
        headline, instruction = self._banner(state)
        case = state.case
        if case is not None and state.place.phase is Phase.CHOOSE_LINE:
            is_mixed = len(case.tickets) > 1
            return QuestionFacts(
                question=self.tr("Which item is this?"),
                help=self._contents.summary(case.contents) if case.contents else "",
                answers=tuple(
                    AnswerWords(
                        label=local_name(one.line.name_zh, one.line.name_en),
                        help=joined(one.line.sku, one.ticket.number if is_mixed else ""),
                        trailing=one.counted,
                    )
                    for one in case.choices
                ),
            )
        answered = self._answered(case) if case else ()
        return QuestionFacts(
            question=headline,
            help=instruction,
            review=answered,
        )

    def _answered(self, case: InspectionCase, but: str = "") -> tuple[Answered, ...]:
        steps = case.progress.steps if case.progress else ()
        told = [step for step in steps if step.question.question_id != but]
        return tuple(self._finding(step, is_box_shared=case.is_box_shared) for step in told)

    def _finding(self, step: Step, *, is_box_shared: bool) -> Answered:
        icon, color = _MARKS[step.answer.severity]
        name = step.question.name.of(language())
        found = step.answer.summary.of(language())
        if step.answer.is_absent:
            # what was asked about the item says nothing of one that is not there
            name, found = self._contents.absent(is_box_shared=is_box_shared)
        return Answered(question=name, answer=found, icon=icon, color=color)

    def item(self, case: InspectionCase | None) -> str:
        """What the item in hand is called."""
        if case is not None and case.is_unannounced:
            return self.tr("Extra item")
        if case is None:
            return ""
        if case.line is None and case.ticket is None and case.progress is not None:
            return case.progress.checklist.name.of(language())
        if case.line is None:
            return case.ticket.number if case.ticket else case.code
        name = local_name(case.line.name_zh, case.line.name_en)
        return self.tr("Extra: %1").replace("%1", name) if case.is_extra else name

    def serial_chip(self, case: InspectionCase | None) -> ChipSpec | None:
        """What is known of the serial."""
        step = case.serial_step if case else None
        noted = case.description if case and case.ticket is None else None
        if noted is not None and (noted.serial or noted.gtin):
            return ChipSpec(text=noted.serial or noted.gtin or "", status="info", icon="barcode")
        if case is None or case.line is None or not case.line.serials:
            return None
        if step is None:
            return ChipSpec(text=self.tr("Serial not compared"), status="waiting")
        if step.answer.answer_id == SERIAL_MATCHES:
            return ChipSpec(text=self.tr("Serial matches"), status="ok")
        status = "danger" if step.answer.answer_id == SERIAL_DIFFERS else "warn"
        return ChipSpec(text=step.answer.summary.of(language()), status=status)

    def state_chip(self, case: InspectionCase | None) -> ChipSpec | None:
        """What is out of the ordinary, else what is known of the disinfection."""
        if case is None:
            return None
        if (unusual := self._receptions.chip(case.receptions)) is not None:
            return unusual
        run = deciding_run(case.runs)
        if run is not None and run.finished_at is not None:
            words = self.tr("Disinfected %1").replace("%1", clock_text(run.finished_at))
            done = ChipSpec(text=words, status="ok", icon="droplet")
            outside = ChipSpec(text=self.tr("Outside only"), status="warn", icon="droplet")
            return outside if case.is_inside_undone else done
        if case.runs.late:
            return ChipSpec(text=self.tr("Entered late"), status="warn", icon="droplet")
        if case.runs.skipped_reason is not None:
            return ChipSpec(text=self.tr("Disinfection left out"), status="warn", icon="droplet")
        return ChipSpec(text=self.tr("Not disinfected"), status="locked")

    def shot_name(self, subject: str, policies: Policies) -> str:
        """The name of a photo subject."""
        shot = policies.shot(subject)
        return shot.name.of(language()) if shot else subject

    def shot_hint(self, subject: str, policies: Policies) -> str:
        """How to take it."""
        shot = policies.shot(subject)
        return shot.hint.of(language()) if shot else ""

    def quality(self, measured: PhotoQuality | None) -> list[Quality]:
        """Only what was measured; nothing is said before the first measurement."""
        if measured is None:
            return []
        light = {
            Light.GOOD: (self.tr("Well lit"), "ok"),
            Light.DARK: (self.tr("Too dark: turn up the lamp"), "warn"),
            Light.BRIGHT: (self.tr("Too bright: turn down the lamp"), "warn"),
        }
        said = (
            (self.tr("Sharp"), "ok")
            if measured.is_sharp
            else (self.tr("Blurred: move closer"), "warn"),
            light[measured.light],
            (self.tr("Glare: turn it a little"), "warn")
            if measured.is_glaring
            else (self.tr("No glare"), "ok"),
            (self.tr("Still"), "ok") if measured.is_still else (self.tr("Hold still"), "warn"),
        )
        return [Quality(text=text, status=status) for text, status in said]

    def scanned(self, code: str, meaning: str) -> Notice:
        """A scan that answered nothing."""
        shown = code or self.tr("unreadable")
        words = {
            Meaning.PRODUCT_CODE: (
                self.tr("That is the product code, not the serial"),
                self.tr("Scan the serial on the plate"),
            ),
            Meaning.NO_SERIAL_KNOWN: (
                self.tr("No serial on file for this item"),
                self.tr("Compare model and colour, then answer by number"),
            ),
            Meaning.NOTED: (
                self.tr("Noted: it helps to find the ticket"),
                self.tr("Go on with the questions"),
            ),
            Meaning.PARCEL: (self.tr("This parcel is in hand already"), self.tr("Go on with it")),
        }
        other = self.tr("No received parcel has this code")
        headline, instruction = words.get(
            Meaning(meaning), (other, self.tr("Receive it first, or scan its tracking number"))
        )
        return Notice(
            kind="ok" if meaning == Meaning.NOTED else "warn",
            headline=headline,
            instruction=instruction,
            aside_label=self.tr("Scanned"),
            aside_code=shown,
        )

    def why_due(self, state: InspectState) -> str:
        """Which answer asks for the photo."""
        asked = state.place.question
        if asked is None or state.place.phase is not Phase.SHOOT or state.retake or state.ask:
            return ""
        found = (one for one in asked.answers if one.answer_id == state.place.selected)
        words = next((one.summary.of(language()) for one in found), "")
        return self.tr("Required for: %1").replace("%1", words) if words else ""

    def fault(self, measured: PhotoQuality) -> str:
        """Why a taken photo is worth taking again, in a word."""
        words = {
            Fault.BLURRED: self.tr("Blurred"),
            Fault.GLARING: self.tr("Glare"),
            Fault.DARK: self.tr("Too dark"),
            Fault.BRIGHT: self.tr("Too bright"),
        }
        return words[measured.fault] if measured.fault else ""

    def stop(self, found: SerialMismatch, *, place: str) -> StopFacts:
        """The red screen of a serial that differs."""
        tail, other = found.expected[-4:], found.seen[-4:]
        check = self.tr("Check the plate once more: does it end in %1 or %2?")
        return StopFacts(
            headline=self.tr("Stop! Serial differs"),
            sentence=self.tr("This is not the item we shipped. Put it down, do not go on."),
            expected_label=self.tr("Serial shipped"),
            expected=found.expected,
            seen_label=self.tr("In your hand"),
            seen=found.seen,
            steps=(
                check.replace("%1", tail).replace("%2", other),
                self.tr("Put the item into quarantine: %1").replace("%1", found.bin.of(language())),
                self.tr("Scan the ACK code at the right to go on"),
            ),
            place=place,
            at=self.tr("Stopped %1").replace("%1", clock_text_s(found.at)),
        )


def _asked(ask: Ask) -> QuestionFacts:
    """A question of the bench's own; its words are finished."""
    return QuestionFacts(
        question=ask.question,
        help=ask.help,
        answers=tuple(
            AnswerWords(label=one.label, help=one.help, trailing=one.trailing, locked=one.locked)
            for one in ask.entries
        ),
    )
