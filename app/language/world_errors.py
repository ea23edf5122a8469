"""Words for what disk, camera and network do: what happened, what to do now."""

from __future__ import annotations

from app.language.translation import QT_TRANSLATE_NOOP

WORLD_WORDS: dict[str, tuple[str, str]] = {
    "store.busy": (
        QT_TRANSLATE_NOOP("messages", "The local database is busy. Nothing was recorded"),
        QT_TRANSLATE_NOOP("messages", "Do it once more; close other copies of the program"),
    ),
    "store.full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full. Nothing was recorded"),
        QT_TRANSLATE_NOOP("messages", "Free some space, then do it once more"),
    ),
    "store.io": (
        QT_TRANSLATE_NOOP("messages", "The disk cannot be written"),
        QT_TRANSLATE_NOOP("messages", "Stop here and call the supervisor; recorded work is safe"),
    ),
    "store.corrupt": (
        QT_TRANSLATE_NOOP("messages", "The local database is damaged"),
        QT_TRANSLATE_NOOP("messages", "Stop here and call the supervisor; the hub has the records"),
    ),
    "store.too_new": (
        QT_TRANSLATE_NOOP("messages", "A newer program wrote this database"),
        QT_TRANSLATE_NOOP("messages", "Update this station first"),
    ),
    "store.closing": (
        QT_TRANSLATE_NOOP("messages", "The station is closing"),
        QT_TRANSLATE_NOOP("messages", "Start it again, then do it once more"),
    ),
    "data.unwritable": (
        QT_TRANSLATE_NOOP("messages", "The data folder cannot be written"),
        QT_TRANSLATE_NOOP("messages", "Check the disk and its permissions: {folder}"),
    ),
    "data.in_use": (
        QT_TRANSLATE_NOOP("messages", "This station is open already"),
        QT_TRANSLATE_NOOP("messages", "Go on in the window that is open; this one closes"),
    ),
    "config.unwritable": (
        QT_TRANSLATE_NOOP("messages", "The setting could not be saved"),
        QT_TRANSLATE_NOOP("messages", "It holds until the program ends. Check the disk"),
    ),
    "secret.unwritable": (
        QT_TRANSLATE_NOOP("messages", "The keys of this station cannot be saved"),
        QT_TRANSLATE_NOOP("messages", "Check the disk and its permissions"),
    ),
    "key.unreadable": (
        QT_TRANSLATE_NOOP("messages", "The key of this station cannot be read"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor; nothing is lost"),
    ),
    "membership.unreadable": (
        QT_TRANSLATE_NOOP("messages", "The hub pass of this station is damaged"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor to enrol it again"),
    ),
    "file.unwritable": (
        QT_TRANSLATE_NOOP("messages", "{file} could not be saved there"),
        QT_TRANSLATE_NOOP("messages", "Choose another folder, or check the disk"),
    ),
    "photo.disk_full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full. The photo was not kept"),
        QT_TRANSLATE_NOOP("messages", "Free some space, then take it again"),
    ),
    "photo.io": (
        QT_TRANSLATE_NOOP("messages", "The photo could not be saved"),
        QT_TRANSLATE_NOOP("messages", "Take it again; if it fails, call the supervisor"),
    ),
    "photo.missing": (
        QT_TRANSLATE_NOOP("messages", "A photo file is missing on this disk"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor; do not delete anything"),
    ),
    "photo.altered": (
        QT_TRANSLATE_NOOP("messages", "A photo file was changed"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor; do not delete anything"),
    ),
    "camera.none": (
        QT_TRANSLATE_NOOP("messages", "No camera picture"),
        QT_TRANSLATE_NOOP("messages", "Plug the camera in; it starts by itself"),
    ),
    "camera.lost": (
        QT_TRANSLATE_NOOP("messages", "Camera unplugged"),
        QT_TRANSLATE_NOOP("messages", "Plug it in; it resumes by itself"),
    ),
    "camera.frozen": (
        QT_TRANSLATE_NOOP("messages", "The camera repeats one picture"),
        QT_TRANSLATE_NOOP("messages", "Pull its plug and put it in again; it resumes by itself"),
    ),
    "camera.no_stream": (
        QT_TRANSLATE_NOOP("messages", "The network camera does not answer"),
        QT_TRANSLATE_NOOP("messages", "Check its power and network cable; it resumes by itself"),
    ),
    "camera.too_large": (
        QT_TRANSLATE_NOOP("messages", "The camera's pictures are too large: {width} × {height}"),
        QT_TRANSLATE_NOOP("messages", "Set a smaller resolution at the camera itself"),
    ),
    "camera.no_list": (
        QT_TRANSLATE_NOOP("messages", "The cameras plugged in cannot be listed"),
        QT_TRANSLATE_NOOP("messages", "Name the camera in the settings file; see the guide"),
    ),
    "camera.no_images": (
        QT_TRANSLATE_NOOP("messages", "The camera folder has no pictures"),
        QT_TRANSLATE_NOOP("messages", "Put pictures in; it starts by itself"),
    ),
    "camera.bad_frame": (
        QT_TRANSLATE_NOOP("messages", "A camera picture cannot be read"),
        QT_TRANSLATE_NOOP("messages", "It goes on by itself with the next one"),
    ),
    "scanner.lost": (
        QT_TRANSLATE_NOOP("messages", "The scanner is not plugged in: {device}"),
        QT_TRANSLATE_NOOP("messages", "Plug it in; it resumes by itself"),
    ),
    "scanner.busy": (
        QT_TRANSLATE_NOOP("messages", "Another program holds the scanner: {device}"),
        QT_TRANSLATE_NOOP("messages", "Close that program; it starts by itself"),
    ),
    "scanner.denied": (
        QT_TRANSLATE_NOOP("messages", "This user may not read the scanner: {device}"),
        QT_TRANSLATE_NOOP("messages", "Give the user the right; see the guide to scanners"),
    ),
    "printer.unreachable": (
        QT_TRANSLATE_NOOP("messages", "The label printer does not answer: {printer}"),
        QT_TRANSLATE_NOOP("messages", "Check power and network cable, then press F10"),
    ),
    "printer.silent": (
        QT_TRANSLATE_NOOP("messages", "The label printer does not answer any more"),
        QT_TRANSLATE_NOOP("messages", "Switch it off and on, then press F10"),
    ),
    "printer.stalled": (
        QT_TRANSLATE_NOOP("messages", "The label printer does not take the label"),
        QT_TRANSLATE_NOOP("messages", "Switch it off and on, then press F10"),
    ),
    "printer.cut": (
        QT_TRANSLATE_NOOP("messages", "The label printer broke the connection off"),
        QT_TRANSLATE_NOOP("messages", "Look whether a label came out; F10 prints it again"),
    ),
    "printer.paper_out": (
        QT_TRANSLATE_NOOP("messages", "The printer has no labels left"),
        QT_TRANSLATE_NOOP("messages", "Load a new roll, then press F10"),
    ),
    "printer.ribbon_out": (
        QT_TRANSLATE_NOOP("messages", "The printer has no ribbon left"),
        QT_TRANSLATE_NOOP("messages", "Put in a new ribbon, then press F10"),
    ),
    "printer.head_open": (
        QT_TRANSLATE_NOOP("messages", "The printer is open"),
        QT_TRANSLATE_NOOP("messages", "Close its lid, then press F10"),
    ),
    "printer.paused": (
        QT_TRANSLATE_NOOP("messages", "The printer is paused"),
        QT_TRANSLATE_NOOP("messages", "Press its pause key, then press F10"),
    ),
    "printer.fault": (
        QT_TRANSLATE_NOOP("messages", "The printer reports a fault"),
        QT_TRANSLATE_NOOP("messages", "Read its own display, then press F10"),
    ),
    "printer.paper_out_sent": (
        QT_TRANSLATE_NOOP("messages", "The printer has no labels left"),
        QT_TRANSLATE_NOOP("messages", "Load a new roll. If no label comes out, press F10"),
    ),
    "printer.ribbon_out_sent": (
        QT_TRANSLATE_NOOP("messages", "The printer has no ribbon left"),
        QT_TRANSLATE_NOOP("messages", "Put in a new ribbon. If no label comes out, press F10"),
    ),
    "printer.head_open_sent": (
        QT_TRANSLATE_NOOP("messages", "The printer is open"),
        QT_TRANSLATE_NOOP("messages", "Close its lid. If no label comes out, press F10"),
    ),
    "printer.paused_sent": (
        QT_TRANSLATE_NOOP("messages", "The printer is paused"),
        QT_TRANSLATE_NOOP("messages", "Press its pause key. If no label comes out, press F10"),
    ),
    "printer.fault_sent": (
        QT_TRANSLATE_NOOP("messages", "The printer reports a fault"),
        QT_TRANSLATE_NOOP("messages", "Read its own display. If no label comes out, press F10"),
    ),
    "printer.broke": (
        QT_TRANSLATE_NOOP("messages", "The label may not have been printed"),
        QT_TRANSLATE_NOOP("messages", "Look whether it came out. If not, press F10"),
    ),
    "printer.unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no printer called {printer} here"),
        QT_TRANSLATE_NOOP("messages", "Choose another in the settings, under Labels"),
    ),
    "printer.refused": (
        QT_TRANSLATE_NOOP("messages", "The printer did not accept the label"),
        QT_TRANSLATE_NOOP("messages", "Check the printer, then press F10"),
    ),
    "printer.folder_unwritable": (
        QT_TRANSLATE_NOOP("messages", "The folder for labels cannot be written"),
        QT_TRANSLATE_NOOP("messages", "Check this folder, then press F10: {folder}"),
    ),
    "printer.folder_full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full. The label was not printed"),
        QT_TRANSLATE_NOOP("messages", "Free some space, then press F10"),
    ),
    "sheet.unwritable": (
        QT_TRANSLATE_NOOP("messages", "The sheet could not be saved"),
        QT_TRANSLATE_NOOP("messages", "Choose a folder that can be written: {file}"),
    ),
    "save.no_stick": (
        QT_TRANSLATE_NOOP("messages", "There is no USB stick here"),
        QT_TRANSLATE_NOOP("messages", "Plug in a USB stick, then press Ctrl+S again"),
    ),
    "save.no_room": (
        QT_TRANSLATE_NOOP("messages", "The stick has too little room: {free_mb} MB"),
        QT_TRANSLATE_NOOP("messages", "{needed_mb} MB are needed. Plug in another, press Ctrl+S"),
    ),
    "save.full": (
        QT_TRANSLATE_NOOP("messages", "The stick is full. The save was not finished"),
        QT_TRANSLATE_NOOP("messages", "Plug in one with more room, then press Ctrl+S again"),
    ),
    "save.gone": (
        QT_TRANSLATE_NOOP("messages", "The stick was pulled out. The save was not finished"),
        QT_TRANSLATE_NOOP("messages", "Nothing is lost here. Plug it in, then press Ctrl+S again"),
    ),
    "save.read_only": (
        QT_TRANSLATE_NOOP("messages", "The stick cannot be written"),
        QT_TRANSLATE_NOOP("messages", "Slide its switch, or plug in another; then press Ctrl+S"),
    ),
    "save.failed": (
        QT_TRANSLATE_NOOP("messages", "The stick did not take the save: {why}"),
        QT_TRANSLATE_NOOP("messages", "Nothing is lost here. Plug in another, then press Ctrl+S"),
    ),
    "save.cancelled": (
        QT_TRANSLATE_NOOP("messages", "The save was stopped"),
        QT_TRANSLATE_NOOP("messages", "Photos on the stick stay; Ctrl+S goes on with the rest"),
    ),
    "save.fault": (
        QT_TRANSLATE_NOOP("messages", "The save broke off"),
        QT_TRANSLATE_NOOP("messages", "Nothing is lost here; call the supervisor"),
    ),
    "image.unreadable": (
        QT_TRANSLATE_NOOP("messages", "This picture cannot be read"),
        QT_TRANSLATE_NOOP("messages", "Take it again"),
    ),
    "image.empty": (
        QT_TRANSLATE_NOOP("messages", "This picture is empty"),
        QT_TRANSLATE_NOOP("messages", "Take it again"),
    ),
    "image.missing": (
        QT_TRANSLATE_NOOP("messages", "This picture is gone"),
        QT_TRANSLATE_NOOP("messages", "Take it again"),
    ),
    "image.too_large": (
        QT_TRANSLATE_NOOP("messages", "This picture is too large"),
        QT_TRANSLATE_NOOP("messages", "Take it again at a smaller size, up to 50 megapixels"),
    ),
    "image.unwritable": (
        QT_TRANSLATE_NOOP("messages", "This picture could not be encoded"),
        QT_TRANSLATE_NOOP("messages", "Take it again"),
    ),
    "image.ocr_failed": (
        QT_TRANSLATE_NOOP("messages", "The print could not be read"),
        QT_TRANSLATE_NOOP("messages", "Take the photo again, or type the number"),
    ),
    "hub.unreachable": (
        QT_TRANSLATE_NOOP("messages", "Offline; carry on"),
        QT_TRANSLATE_NOOP("messages", "Everything uploads later"),
    ),
    "hub.garbled": (
        QT_TRANSLATE_NOOP("messages", "The hub does not answer properly; carry on"),
        QT_TRANSLATE_NOOP("messages", "Everything uploads later"),
    ),
    "hub.busy": (
        QT_TRANSLATE_NOOP("messages", "The hub is busy; carry on"),
        QT_TRANSLATE_NOOP("messages", "Everything uploads later"),
    ),
    "hub.refused": (
        QT_TRANSLATE_NOOP("messages", "The hub did not accept this"),
        QT_TRANSLATE_NOOP("messages", "Carry on; tell the supervisor"),
    ),
    "hub.not_started": (
        QT_TRANSLATE_NOOP("messages", "The hub of this station does not start; carry on"),
        QT_TRANSLATE_NOOP("messages", "It is tried again by itself; tell the supervisor"),
    ),
    "hub.other": (
        QT_TRANSLATE_NOOP("messages", "This is another hub than before"),
        QT_TRANSLATE_NOOP("messages", "Nothing is sent; call the supervisor"),
    ),
    "hub.bad_url": (
        QT_TRANSLATE_NOOP("messages", "The hub address is wrong"),
        QT_TRANSLATE_NOOP("messages", "Correct it in the settings"),
    ),
    "hub.insecure_url": (
        QT_TRANSLATE_NOOP("messages", "The hub address is not protected"),
        QT_TRANSLATE_NOOP("messages", "Use an https address"),
    ),
    "stream.forked": (
        QT_TRANSLATE_NOOP("messages", "The hub holds other records of this station"),
        QT_TRANSLATE_NOOP("messages", "Carry on; call the supervisor"),
    ),
    "receipt.invalid": (
        QT_TRANSLATE_NOOP("messages", "The hub's receipt does not hold"),
        QT_TRANSLATE_NOOP("messages", "Carry on; call the supervisor"),
    ),
    "auth.wrong": (
        QT_TRANSLATE_NOOP("messages", "The hub does not know this station any more"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor to enrol it again"),
    ),
    "enrolment.needed": (
        QT_TRANSLATE_NOOP("messages", "This station is not enrolled yet"),
        QT_TRANSLATE_NOOP("messages", "Carry on; call the supervisor for a code"),
    ),
    "enrolment.bad_code": (
        QT_TRANSLATE_NOOP("messages", "This enrolment code does not hold"),
        QT_TRANSLATE_NOOP("messages", "Ask the supervisor for a new one"),
    ),
    "sync.fault": (
        QT_TRANSLATE_NOOP("messages", "Sending stopped after a mistake of the program"),
        QT_TRANSLATE_NOOP("messages", "Carry on; it is tried again; tell the supervisor"),
    ),
}
