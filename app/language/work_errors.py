"""Words for what the operator can mend: what happened, what to do now."""

from __future__ import annotations

from app.language.translation import QT_TRANSLATE_NOOP

WORK_WORDS: dict[str, tuple[str, str]] = {
    "code.too_long": (
        QT_TRANSLATE_NOOP("messages", "This code is too long for a label"),
        QT_TRANSLATE_NOOP("messages", "Scan the other barcode on the label"),
    ),
    "code.empty": (
        QT_TRANSLATE_NOOP("messages", "Nothing readable in this code"),
        QT_TRANSLATE_NOOP("messages", "Scan again"),
    ),
    "command.unknown": (
        QT_TRANSLATE_NOOP("messages", "This command does nothing here"),
        QT_TRANSLATE_NOOP("messages", "Carry on with what the screen asks"),
    ),
    "scan.cut": (
        QT_TRANSLATE_NOOP("messages", "Barcode cut short"),
        QT_TRANSLATE_NOOP("messages", "Scan again"),
    ),
    "scan.doubled": (
        QT_TRANSLATE_NOOP("messages", "Barcode read twice in one"),
        QT_TRANSLATE_NOOP("messages", "Scan again"),
    ),
    "config.invalid": (
        QT_TRANSLATE_NOOP("messages", "This cannot be used here"),
        QT_TRANSLATE_NOOP("messages", "The setting stays as it was; type something else"),
    ),
    "config.fixed": (
        QT_TRANSLATE_NOOP("messages", "This setting is fixed"),
        QT_TRANSLATE_NOOP("messages", "Whoever starts the program decides it; ask them"),
    ),
    "config.unreadable": (
        QT_TRANSLATE_NOOP("messages", "The settings file is damaged; the change was not kept"),
        QT_TRANSLATE_NOOP("messages", "It holds until the program ends. Mend the file: {file}"),
    ),
    "person.at_work": (
        QT_TRANSLATE_NOOP("messages", "Somebody is signed in already; the badge did nothing"),
        QT_TRANSLATE_NOOP(
            "messages", "To take over, lock first (Ctrl+L), then scan it. The work stays"
        ),
    ),
    "person.badge_taken": (
        QT_TRANSLATE_NOOP("messages", "This badge belongs to somebody already"),
        QT_TRANSLATE_NOOP("messages", "Scan another one"),
    ),
    "person.staff_no_taken": (
        QT_TRANSLATE_NOOP("messages", "This badge ends like one that is registered already"),
        QT_TRANSLATE_NOOP("messages", "Scan another one"),
    ),
    "person.wrong_pin": (
        QT_TRANSLATE_NOOP("messages", "Wrong PIN"),
        QT_TRANSLATE_NOOP("messages", "Type it again; {left} tries left"),
    ),
    "person.locked": (
        QT_TRANSLATE_NOOP("messages", "Locked after 5 wrong PINs"),
        QT_TRANSLATE_NOOP("messages", "Wait until {until}, or ask a supervisor"),
    ),
    "person.unknown_badge": (
        QT_TRANSLATE_NOOP("messages", "This badge is not known"),
        QT_TRANSLATE_NOOP("messages", "Scan your own badge, or ask a supervisor"),
    ),
    "person.unknown": (
        QT_TRANSLATE_NOOP("messages", "This person is not known here"),
        QT_TRANSLATE_NOOP("messages", "Sign in again; if it stays, call the supervisor"),
    ),
    "person.offline": (
        QT_TRANSLATE_NOOP("messages", "Offline, and you have not signed in here lately"),
        QT_TRANSLATE_NOOP("messages", "Wait for the network, or use a station you used before"),
    ),
    "person.needs_hub": (
        QT_TRANSLATE_NOOP("messages", "Your role needs the network to sign in"),
        QT_TRANSLATE_NOOP("messages", "Wait until the network is back"),
    ),
    "person.not_allowed": (
        QT_TRANSLATE_NOOP("messages", "Your role may not do this"),
        QT_TRANSLATE_NOOP("messages", "Call somebody who may"),
    ),
    "person.role_changed": (
        QT_TRANSLATE_NOOP("messages", "Your role was changed"),
        QT_TRANSLATE_NOOP("messages", "Sign in again"),
    ),
    "parcel.unknown": (
        QT_TRANSLATE_NOOP("messages", "This parcel is not known here"),
        QT_TRANSLATE_NOOP("messages", "Scan its label"),
    ),
    "parcel.units_identified": (
        QT_TRANSLATE_NOOP("messages", "A unit was already taken out of this parcel"),
        QT_TRANSLATE_NOOP("messages", "Its ticket cannot change any more; call the supervisor"),
    ),
    "parcel.already_handled": (
        QT_TRANSLATE_NOOP("messages", "This parcel is past receiving"),
        QT_TRANSLATE_NOOP("messages", "It cannot be undone here; call the supervisor"),
    ),
    "parcel.reception_incomplete": (
        QT_TRANSLATE_NOOP("messages", "Something is missing before disinfection"),
        QT_TRANSLATE_NOOP("messages", "Finish the outer condition and the photos"),
    ),
    "parcel.match_conflict": (
        QT_TRANSLATE_NOOP("messages", "Two stations matched this parcel differently"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor"),
    ),
    "parcel.box_photo_missing": (
        QT_TRANSLATE_NOOP("messages", "Something is missing, and no photo shows the open box"),
        QT_TRANSLATE_NOOP("messages", "Photograph the open box, then say so again"),
    ),
    "parcel.nothing_missing": (
        QT_TRANSLATE_NOOP("messages", "Nothing is missing any more"),
        QT_TRANSLATE_NOOP("messages", "Look at the count, then go on with the parcel"),
    ),
    "parcel.decided_since": (
        QT_TRANSLATE_NOOP("messages", "Something was decided since; that stays"),
        QT_TRANSLATE_NOOP("messages", "Take the item out all the same"),
    ),
    "parcel.unmatched": (
        QT_TRANSLATE_NOOP("messages", "This parcel has no ticket yet"),
        QT_TRANSLATE_NOOP("messages", "Put it into the holding area until its ticket is known"),
    ),
    "ticket.unknown": (
        QT_TRANSLATE_NOOP("messages", "This ticket is not known here"),
        QT_TRANSLATE_NOOP("messages", "Wait for the next sync, or choose another"),
    ),
    "line.unknown": (
        QT_TRANSLATE_NOOP("messages", "This line is not on the ticket"),
        QT_TRANSLATE_NOOP("messages", "Choose another"),
    ),
    "inspection.no_line": (
        QT_TRANSLATE_NOOP("messages", "No line is left to take out"),
        QT_TRANSLATE_NOOP("messages", "Check the ticket"),
    ),
    "condition.missing": (
        QT_TRANSLATE_NOOP("messages", "No outer condition chosen"),
        QT_TRANSLATE_NOOP("messages", "Press 1 to 6"),
    ),
    "condition.contradiction": (
        QT_TRANSLATE_NOOP("messages", "Intact cannot stand beside others"),
        QT_TRANSLATE_NOOP("messages", "Choose intact alone, or the others"),
    ),
    "evidence.unknown": (
        QT_TRANSLATE_NOOP("messages", "This photo is not known here"),
        QT_TRANSLATE_NOOP("messages", "Wait for the next sync, or take it again"),
    ),
    "evidence.not_asked": (
        QT_TRANSLATE_NOOP("messages", "Nobody asks for this photo"),
        QT_TRANSLATE_NOOP("messages", "Carry on without it"),
    ),
    "evidence.already_taken": (
        QT_TRANSLATE_NOOP("messages", "This photo was taken already"),
        QT_TRANSLATE_NOOP("messages", "Carry on; nothing is left out"),
    ),
    "evidence.reason_unknown": (
        QT_TRANSLATE_NOOP("messages", "Choose a reason"),
        QT_TRANSLATE_NOOP("messages", "Press its number"),
    ),
    "mark.too_small": (
        QT_TRANSLATE_NOOP("messages", "The mark is too small to be seen"),
        QT_TRANSLATE_NOOP("messages", "Pull it larger, then keep it"),
    ),
    "mark.word_missing": (
        QT_TRANSLATE_NOOP("messages", "The word is missing"),
        QT_TRANSLATE_NOOP("messages", "Press its number, then keep it"),
    ),
    "mark.word_unknown": (
        QT_TRANSLATE_NOOP("messages", "This word is not known here"),
        QT_TRANSLATE_NOOP("messages", "Choose another"),
    ),
    "undo.nothing": (
        QT_TRANSLATE_NOOP("messages", "Nothing to undo"),
        QT_TRANSLATE_NOOP("messages", "Carry on"),
    ),
    "disinfection.already_running": (
        QT_TRANSLATE_NOOP("messages", "A timer already runs for this parcel"),
        QT_TRANSLATE_NOOP("messages", "Wait for it, or stop it first"),
    ),
    "disinfection.unknown_procedure": (
        QT_TRANSLATE_NOOP("messages", "This procedure is not known here"),
        QT_TRANSLATE_NOOP("messages", "Choose another"),
    ),
    "disinfection.material_unknown": (
        QT_TRANSLATE_NOOP("messages", "This material is not on the list"),
        QT_TRANSLATE_NOOP("messages", "Choose another"),
    ),
    "disinfection.material_excluded": (
        QT_TRANSLATE_NOOP("messages", "This agent would harm the material"),
        QT_TRANSLATE_NOOP("messages", "Choose another procedure by its number"),
    ),
    "disinfection.late_when": (
        QT_TRANSLATE_NOOP("messages", "Only the last 24 hours can be entered late"),
        QT_TRANSLATE_NOOP("messages", "Disinfect the parcel again"),
    ),
    "solution.missing": (
        QT_TRANSLATE_NOOP("messages", "No solution is mixed at this bench"),
        QT_TRANSLATE_NOOP("messages", "Mix one, then scan Start disinfection"),
    ),
    "solution.expired": (
        QT_TRANSLATE_NOOP("messages", "Solution expired"),
        QT_TRANSLATE_NOOP("messages", "Mix a new one, then scan Start disinfection"),
    ),
    "solution.weak": (
        QT_TRANSLATE_NOOP("messages", "The strip found the solution too weak"),
        QT_TRANSLATE_NOOP("messages", "Mix a new one, then scan Start disinfection"),
    ),
    "solution.unknown": (
        QT_TRANSLATE_NOOP("messages", "This solution is not in use any more"),
        QT_TRANSLATE_NOOP("messages", "Mix a new one"),
    ),
    "solution.product_expired": (
        QT_TRANSLATE_NOOP("messages", "The product in this bottle is past its date"),
        QT_TRANSLATE_NOOP("messages", "Put it aside and take another bottle"),
    ),
    "solution.batch_unread": (
        QT_TRANSLATE_NOOP("messages", "This is no batch or device number"),
        QT_TRANSLATE_NOOP("messages", "Scan the code on the bottle or the device"),
    ),
    "solution.strip_wrong": (
        QT_TRANSLATE_NOOP("messages", "No strip reads that much"),
        QT_TRANSLATE_NOOP("messages", "Read the strip again"),
    ),
    "lamp.missing": (
        QT_TRANSLATE_NOOP("messages", "No lamp is registered at this bench"),
        QT_TRANSLATE_NOOP("messages", "Scan the number on the device"),
    ),
    "lamp.worn": (
        QT_TRANSLATE_NOOP("messages", "Lamp {device} has burnt {hours} h"),
        QT_TRANSLATE_NOOP("messages", "Put in a new tube, then scan the number on the device"),
    ),
    "lamp.weak": (
        QT_TRANSLATE_NOOP("messages", "Lamp {device} is too weak"),
        QT_TRANSLATE_NOOP("messages", "Put in a new tube, then scan the number on the device"),
    ),
    "disinfection.too_early": (
        QT_TRANSLATE_NOOP("messages", "The contact time is not over"),
        QT_TRANSLATE_NOOP("messages", "Wait another {remaining_s} seconds"),
    ),
    "disinfection.not_running": (
        QT_TRANSLATE_NOOP("messages", "No timer runs for this parcel"),
        QT_TRANSLATE_NOOP("messages", "Start disinfection first"),
    ),
    "disinfection.reason_unknown": (
        QT_TRANSLATE_NOOP("messages", "Choose a reason"),
        QT_TRANSLATE_NOOP("messages", "Press its number"),
    ),
    "inspection.locked": (
        QT_TRANSLATE_NOOP("messages", "Locked until disinfection is done"),
        QT_TRANSLATE_NOOP("messages", "Disinfect the parcel first"),
    ),
    "unit.unknown": (
        QT_TRANSLATE_NOOP("messages", "This unit is not known here"),
        QT_TRANSLATE_NOOP("messages", "Scan its LPN"),
    ),
    "unit.already_decided": (
        QT_TRANSLATE_NOOP("messages", "{lpn} is decided already"),
        QT_TRANSLATE_NOOP("messages", "Only a supervisor can correct it"),
    ),
    "unit.no_ticket": (
        QT_TRANSLATE_NOOP("messages", "{lpn} belongs to no ticket"),
        QT_TRANSLATE_NOOP("messages", "Put it into the holding area until its ticket is known"),
    ),
    "unit.claim_conflict": (
        QT_TRANSLATE_NOOP("messages", "Stations attached {lpn} to different tickets"),
        QT_TRANSLATE_NOOP("messages", "Look which is right, and attach it to that one"),
    ),
    "unit.has_ticket": (
        QT_TRANSLATE_NOOP("messages", "{lpn} belongs to a ticket already"),
        QT_TRANSLATE_NOOP("messages", "Wrong ticket? Take it back first with F6 while inspecting"),
    ),
    "unit.not_described": (
        QT_TRANSLATE_NOOP("messages", "Say first what kind of goods it is"),
        QT_TRANSLATE_NOOP("messages", "Press its number"),
    ),
    "unit.code_unfit": (
        QT_TRANSLATE_NOOP("messages", "This code may name a customer; it was not kept"),
        QT_TRANSLATE_NOOP("messages", "Scan the bars of the goods themselves"),
    ),
    "unit.has_line": (
        QT_TRANSLATE_NOOP("messages", "{lpn} was announced"),
        QT_TRANSLATE_NOOP("messages", "Answer its questions, then decide"),
    ),
    "unit.extra_photo_missing": (
        QT_TRANSLATE_NOOP("messages", "No photo of the extra item yet"),
        QT_TRANSLATE_NOOP("messages", "Take it first"),
    ),
    "unit.line_complete": (
        QT_TRANSLATE_NOOP("messages", "All {quantity} pieces of this line are taken out"),
        QT_TRANSLATE_NOOP("messages", "Receive further ones as extra"),
    ),
    "unit.no_lpn_code": (
        QT_TRANSLATE_NOOP("messages", "This station has no LPN numbers yet"),
        QT_TRANSLATE_NOOP("messages", "Connect it to the hub once"),
    ),
    "label.parcel_in_hand": (
        QT_TRANSLATE_NOOP("messages", "A parcel is in hand; the picture was not read"),
        QT_TRANSLATE_NOOP("messages", "Finish this one, then drop the picture again"),
    ),
    "label.wrong": (
        QT_TRANSLATE_NOOP("messages", "Wrong label. This one is {seen}"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Scan the label {expected}"),
    ),
    "printer.none": (
        QT_TRANSLATE_NOOP("messages", "No label printer is set"),
        QT_TRANSLATE_NOOP("messages", "Choose one in the settings, under Labels"),
    ),
    "printer.empty_box": (
        QT_TRANSLATE_NOOP("messages", "The box is empty; nothing to label"),
        QT_TRANSLATE_NOOP("messages", "Keep the box as it came"),
    ),
    "printer.no_item": (
        QT_TRANSLATE_NOOP("messages", "This item has no LPN yet"),
        QT_TRANSLATE_NOOP("messages", "The first answer gives it one; its label prints then"),
    ),
    "question.not_asked": (
        QT_TRANSLATE_NOOP("messages", "This question is not asked now"),
        QT_TRANSLATE_NOOP("messages", "Answer the one on the screen"),
    ),
    "question.cleaning": (
        QT_TRANSLATE_NOOP("messages", "{left} seconds of cleaning are left"),
        QT_TRANSLATE_NOOP("messages", "Clean, then answer the question again"),
    ),
    "answer.unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no such answer"),
        QT_TRANSLATE_NOOP("messages", "Choose one of those shown"),
    ),
    "decision.questions_open": (
        QT_TRANSLATE_NOOP("messages", "{left} questions are open"),
        QT_TRANSLATE_NOOP("messages", "Answer them first"),
    ),
    "decision.photos_missing": (
        QT_TRANSLATE_NOOP("messages", "{count} photos are missing"),
        QT_TRANSLATE_NOOP("messages", "Take them first"),
    ),
    "decision.reason_missing": (
        QT_TRANSLATE_NOOP("messages", "A changed decision needs a reason"),
        QT_TRANSLATE_NOOP("messages", "Choose one"),
    ),
    "decision.reason_unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no such reason"),
        QT_TRANSLATE_NOOP("messages", "Choose one of those shown"),
    ),
    "disposition.locked": (
        QT_TRANSLATE_NOOP("messages", "This way is locked for this grade"),
        QT_TRANSLATE_NOOP("messages", "Choose another"),
    ),
    "disposition.unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no such way"),
        QT_TRANSLATE_NOOP("messages", "Choose one of those shown"),
    ),
    "refund.amount_wrong": (
        QT_TRANSLATE_NOOP("messages", "The amount does not fit"),
        QT_TRANSLATE_NOOP("messages", "Between {least} and {most}"),
    ),
    "refund.no_ground": (
        QT_TRANSLATE_NOOP("messages", "No listed ground with its photo: it cannot be refused"),
        QT_TRANSLATE_NOOP("messages", "Follow the advice, or leave it to the supervisor"),
    ),
    "refund.consent_not_given": (
        QT_TRANSLATE_NOOP(
            "messages", "The customer was asked and has not agreed to a partial refund"
        ),
        QT_TRANSLATE_NOOP("messages", "Choose another decision, or leave it to the supervisor"),
    ),
    "unit.parked": (
        QT_TRANSLATE_NOOP("messages", "{lpn} is parked"),
        QT_TRANSLATE_NOOP("messages", "Take it up again first"),
    ),
    "unit.waiting": (
        QT_TRANSLATE_NOOP("messages", "{lpn} waits for the customer"),
        QT_TRANSLATE_NOOP("messages", "Go on with another item, or take the question back"),
    ),
    "parking.reason_unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no such reason"),
        QT_TRANSLATE_NOOP("messages", "Choose one of those shown"),
    ),
    "question.kind_unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no such question"),
        QT_TRANSLATE_NOOP("messages", "Choose one of those shown"),
    ),
    "question.photo_missing": (
        QT_TRANSLATE_NOOP("messages", "The customer needs a photo to answer"),
        QT_TRANSLATE_NOOP("messages", "Photograph it first, then ask"),
    ),
    "refund.partial_needs_consent": (
        QT_TRANSLATE_NOOP("messages", "A partial refund needs the buyer's recorded consent"),
        QT_TRANSLATE_NOOP("messages", "Choose that reason, or another decision"),
    ),
}
