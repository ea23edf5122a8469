"""What a command without a window says about an error: one sentence, what happened and what to do.

The windows have their own words in two languages (`app/messages`); a terminal gets English, and
loading Qt's translations for one sentence would make every command slow.
"""

from __future__ import annotations

from inspection.errors import OperatorError, StationError
from scanners.errors import ScannerError

_SENTENCES = {
    "config.invalid": "The setting {name} = {value!r} ({source}) is not usable: it {why}.",
    "config.unknown": "There is no setting {name!r}; correct or remove it in {file}.",
    "config.unreadable": "The settings in {file} cannot be read: {why}.",
    "data.in_use": "This station is open already; go on in its window, or close it first.",
    "display.missing": "There is no display here to open a window on; set DISPLAY, or use "
    "`returns-station demo`, which runs the walkthrough instead.",
    "file.missing": "There is no file {file}.",
    "file.unreadable": "The file {file} cannot be read: {why}.",
    "file.too_large": "The file has more than {limit_mb} MB; split it.",
    "terms.unknown": "{system} is none of the systems known: {known}.",
    "file.unknown_kind": "The file is neither CSV nor XLSX nor JSON; export it as one of these.",
    "folder.unwritable": "The folder {folder} cannot be written ({why}); choose another one.",
    "connector.bad_url": "The shop system in connector.toml has a wrong address; correct it.",
    "connector.file_bad": "connector.toml cannot be used: {where}.",
    "connector.insecure_url": "The shop system ({host}) needs https in connector.toml.",
    "webhook.bad_url": "The address of a webhook in hub.toml is wrong; correct it.",
    "webhook.file_bad": "hub.toml cannot be used: {where}.",
    "webhook.insecure_url": "The webhook's host {host} needs https in hub.toml.",
    "webhook.secret_bad": "The secret file of webhook {name} is missing or holds no whsec_ secret.",
    "webhook.secret_open": "Others can read the secret file of webhook {name}; chmod 600 it.",
    "hub.address_taken": "The port {port} is in use by another program; choose another one.",
    "hub.already_running": "Another hub runs on this data folder or database already.",
    "hub.bad_url": "The hub's address is not usable; it must be http(s)://host:port.",
    "hub.database_old": "The hub needs PostgreSQL 15 or newer; this server is {found}.",
    "hub.database_order": "The hub's database must be in UTF-8 and sort by bytes; make it with "
    "createdb --template template0 --encoding UTF8 --locale C.",
    "hub.database_url": "The database's address must be postgresql+psycopg://USER@HOST/NAME.",
    "hub.garbled": "What answered at the hub's address is not a hub; check the address.",
    "hub.insecure_url": "The hub's address must start with https:// unless it is on this machine.",
    "hub.needs_tls": "Beyond this machine ({host}) a hub needs --tls-cert and --tls-key.",
    "hub.no_token": "No administrator's token for the hub {url}; pipe it in with "
    "--admin-token-stdin.",
    "hub.not_started": "The station's own hub did not start ({why}); its last words are in "
    "hub/hub.log of the data folder.",
    "hub.none": "No hub has ever run in {folder}; open the station once, name its folder with "
    "--data, or the site's hub with --hub.",
    "hub.station_open": "The station is open, and only it may administer its hub; close its window "
    "and run this again.",
    "hub.refused": "The hub refused the request.",
    "hub.unreachable": "The hub does not answer; check the network and its address, nothing is "
    "lost.",
    "auth.missing": "The hub wants the administrator's token.",
    "auth.wrong": "The hub does not know this token.",
    "auth.forbidden": "This token may not do that.",
    "body.too_large": "The hub refuses a file of this size; split it.",
    "log.unwritable": "The log {file} cannot be written ({why}); check the folder's owner and the "
    "free space.",
    "sheet.unwritable": "The sheet {file} cannot be written; choose another folder.",
    "image.empty": "The image is empty.",
    "image.missing": "There is no image {file}.",
    "image.unreadable": "The image cannot be read; it is cut, broken or of another kind.",
    "image.ocr_failed": "The program that reads print failed or took too long.",
    "image.too_large": "The image is too large; nothing of it was decoded.",
    "folder.missing": "There is no folder {folder}.",
    "picture.empty": "The file is empty.",
    "picture.unreadable": "This is no JPEG, PNG or WebP picture, or it is broken.",
    "picture.too_large": "The picture has more than {max_pixels} pixels; make it smaller.",
    "picture.too_many_bytes": "The picture has more than {limit_mb} MB; make it smaller.",
    "picture.too_many": "There are {limit} pictures already; none more is taken.",
    "picture.place": "A customer's picture or one as shipped is of a ticket, a catalogue's of an "
    "SKU.",
    "picture.name": "The name does not say what it shows; call it customer-1.jpg, outbound-1.jpg "
    "or catalogue-1.jpg, in a folder named by ticket or SKU.",
    "ticket.unknown": "No ticket of this number was announced.",
    "ticket.closed": "The ticket is closed.",
    "line.unknown": "The ticket has no line with the SKU {sku}.",
    "file.empty": "The file is empty.",
    "file.encoding": "The file is neither UTF-8 nor GB 18030; export it as CSV (UTF-8).",
    "file.missing_column": "The column {column!r} is missing in the heading.",
    "file.repeated_column": "The column {column!r} stands twice in the heading.",
    "file.too_many_rows": "The file has more than {limit} rows; split it.",
    "file.unknown_column": "The column {column!r} is unknown; correct or remove it.",
    "file.too_large_unpacked": "The spreadsheet unpacks to more than {limit_mb} MB; split it.",
    "file.encrypted": "The spreadsheet is locked by a password, or of the old kind; save it as "
    ".xlsx without a password.",
    "file.macros": "The spreadsheet holds macros or is binary; save it as .xlsx.",
    "file.broken": "The spreadsheet is damaged; open it and save it once more.",
    "file.no_sheet": "The spreadsheet has no sheet with cells.",
    "file.bad_json": "The file is not valid JSON: look at line {line}.",
    "file.not_a_list": "The JSON file must hold a list of objects.",
    "file.too_deep": "The JSON file is nested too deeply.",
    "file.repeated_key": "The JSON key {key!r} stands twice in one object.",
    "file.not_a_number": "The JSON file holds {name}, which is no number.",
    "hub.empty_token": "Standard input was empty; pipe the administrator's token in.",
    "customer.question_unknown": "The hub has no such question; `customer questions` lists them.",
    "customer.question_withdrawn": "The dock took this question back; nothing was recorded.",
    "customer.words_too_long": "The customer's words have more than {limit} characters; shorten "
    "them.",
    "customer.answer_unknown": "This is none of the question's answers; `customer questions` lists "
    "them.",
    "order.unknown": "The hub has no such order; `orders list` shows their ids.",
    "order.number_bad": "That is no order number; give it as the shop system writes it.",
    "order.withdrawn": "The order of {ticket} was withdrawn for a changed wish; stop the shipment.",
    "order.other_number": "It was made under {number} already; check which of the two is right.",
    "order.not_yours": "The hub makes the order of {ticket} itself; look again in a minute.",
    "person.not_found": "Nobody has this badge here; `person list` shows who is registered.",
    "person.badge_taken": "This badge belongs to somebody already.",
    "person.staff_no_taken": "This staff number belongs to somebody already.",
    "person.lacks_name": "A name has 1 to 40 printable characters.",
    "person.lacks_badge": "A badge has 1 to 128 printable characters; type them, or scan it.",
    "person.lacks_staff_no": "A staff number has 1 to 40 printable characters.",
    "person.lacks_pin": "A PIN has six digits, as the station's keypad types them.",
    "person.lacks_differ": "The two PINs differ; nothing was changed.",
    "person.no_terminal": "There is no terminal to ask for the PIN; pipe it in with --pin-stdin.",
    "bench.no_start": "{command} did not show its window; run it by hand to see why.",
    "save.cancelled": "The save was stopped; nothing half was left.",
    "save.failed": "The system refused the save: {why}.",
    "save.full": "The place is full; the save was not finished and nothing half was left.",
    "save.gone": "The folder to save to is not there, or not any more; nothing of the station is "
    "harmed.",
    "save.no_room": "There is too little room: {needed_mb} MB are needed, {free_mb} MB are free.",
    "save.read_only": "The folder to save to cannot be written.",
    "saved.incomplete": "The save in {folder} was broken off; save again.",
    "saved.unknown": "There is no save in {folder}.",
    "saved.unreadable": "The save cannot be read: {why}.",
    "store.busy": "Another program holds the database; close it and try again.",
    "store.full": "The disk is full; free some space and try again, nothing recorded is lost.",
    "store.io": "The database cannot be read or written; check the disk.",
    "store.unreachable": "The database server cannot be reached, or does not let this user in; "
    "see its log.",
    "store.missing": "There is no station in {folder}; name its folder with --data.",
}


def sentence_of(error: StationError | ScannerError | OSError) -> str:
    """One clear sentence; an unknown code is shown with its parameters rather than hidden."""
    if isinstance(error, OSError):
        return f"The system says: {error.strerror or error}."
    template = _SENTENCES.get(error.code)
    if template is None:
        first = "That is not possible" if isinstance(error, OperatorError) else "That did not work"
        return f"{first}: {error}."
    try:
        return template.format(**error.params)
    except KeyError:
        return f"{template.split('(')[0].split('{')[0].strip()} {error}."
