"""The bodies and limits of the hub's HTTP interface, base path `/v1`.

Both sides parse with these models, once, at the edge. Requests forbid unknown fields; answers
ignore them, so that an older station can talk to a newer hub. Errors travel as
`application/problem+json` (`Problem`). Journal lines travel verbatim, as the canonical text that
was hashed; hashes, keys and signatures are lower-case hex, times RFC 3339 UTC.

Importing this module loads pydantic: the station does so on its sync thread only.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from inspection.values import MAX_SAFE_INTEGER

BASE_PATH = "/v1"
PROBLEM_MEDIA_TYPE = "application/problem+json"

MAX_LINE_BYTES = 256 * 1024
MAX_PUSH_LINES = 500
MAX_PULL_RECORDS = 500
MAX_BODY_BYTES = 16 * 1024 * 1024
"""Longest JSON body either side reads. A pull answer stops earlier: see `PULL_BODY_BYTES`."""
PULL_BODY_BYTES = 4 * 1024 * 1024
"""The hub closes a pull answer once its lines exceed this, with `more` set."""
MAX_PHOTO_BYTES = 30 * 1024 * 1024
MAX_IMPORT_BYTES = 10 * 1024 * 1024
MAX_IMPORT_ROWS = 1_000
"""Of one request: a file comes in many, so that progress is honest and cancelling possible."""
MAX_ORIGINS = 10_000

Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""Words people read: no control characters, which no journal line and no database may hold."""
Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")]
Hex32 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Hex64 = Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")]
Seq = Annotated[int, Field(ge=1, le=MAX_SAFE_INTEGER)]
SeqOrNone = Annotated[int, Field(ge=0, le=MAX_SAFE_INTEGER)]
"""0 means nothing yet."""
# The byte limit is the journal's (`parse_line`); characters are at most as many as bytes.
Line = Annotated[str, Field(min_length=2, max_length=MAX_LINE_BYTES)]


class Request(BaseModel):
    """Base of what a station or an administrator sends."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Answer(BaseModel):
    """Base of what a hub answers."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class Problem(Answer):
    """RFC 9457 problem document; `code` and `params` are what the station's texts are chosen by.

    Codes of this interface: `auth.missing`, `auth.wrong` (401), `auth.forbidden` (403),
    `body.bad` (400 and 422 of the framework), `body.too_large` (413), `enrolment.bad_code` (403),
    `stream.forked` {seq, hash} (409, the hub's head), `stream.gap` {seq} (409, the hub's head: push
    again from `seq + 1`), `stream.not_yours` (403), `chain.broken` {seq},
    `line.bad` {seq}, `signature.bad` (422), `photo.hash_mismatch` (422), `photo.missing` (404),
    `person.wrong_pin` {left} (401), `person.locked` {until} (423), `hub.busy` (503).
    """

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    code: str
    params: dict[str, str | int] = Field(default_factory=dict)


class Health(Answer):
    """GET /health, without authentication."""

    status: Literal["ok"] = "ok"
    hub_origin: Id
    hub_time: Moment
    demo: bool = False


# --- enrolment ---------------------------------------------------------------------------------


class EnrolmentRequest(Request):
    """POST /enrolments with the administrator's token: prepare the admission of one station."""

    station_name: Text


class Enrolment(Answer):
    """A one-time code; who holds it before `expires_at` may enrol one origin."""

    code: Text
    expires_at: Moment


class EnrolRequest(Request):
    """POST /enrol: admit this origin with this Ed25519 key.

    The same code with the same origin and key is answered again (the first answer may have been
    lost) until the code expires; with another origin or key it is `enrolment.bad_code`. An origin
    that comes again with a fresh code and its old key keeps its LPN code and gets a new token.
    """

    code: Text
    origin: Id
    station_name: Text
    public_key: Hex32


class Enrolled(Answer):
    """What a station needs from then on. `token` is the bearer token of all its requests."""

    token: Text
    lpn_code: Annotated[str, Field(pattern=r"^[0-9A-Z]{4}$")]
    hub_origin: Id
    hub_public_key: Hex32
    hub_time: Moment


# --- journal -----------------------------------------------------------------------------------


class PushRequest(Request):
    """POST /push: consecutive records of the station's own stream, from `first_seq`.

    `head_hash` is the hash of the last line; `signature` is over `push_message`. Records the hub
    already holds under the same hash are skipped, so a batch may be sent again unchanged.
    """

    origin: Id
    first_seq: Seq
    lines: Annotated[list[Line], Field(min_length=1, max_length=MAX_PUSH_LINES)]
    head_hash: Hex32
    signature: Hex64

    @property
    def last_seq(self) -> int:
        """Seq of the last line."""
        return self.first_seq + len(self.lines) - 1


class Receipt(Answer):
    """The hub's signed word that it holds the stream up to `seq`, whose hash is `hash`.

    `seq` may be beyond the batch when the hub already held more. `signature` is the hub's, over
    `receipt_message`.
    """

    origin: Id
    seq: Seq
    hash: Hex32
    hub_time: Moment
    signature: Hex64


class PullRequest(Request):
    """POST /pull: everything beyond this vector; an origin that is not in it starts at 0.

    The station's own origin is in it like any other: records of its own beyond its head tell it
    that its disk was set back (DESIGN D3, restore).
    """

    vector: Annotated[dict[Id, SeqOrNone], Field(max_length=MAX_ORIGINS)]
    limit: Annotated[int, Field(ge=1, le=MAX_PULL_RECORDS)] = MAX_PULL_RECORDS


class StreamPart(Answer):
    """Consecutive records of one origin; `hashes[i]` is the chain hash of `lines[i]`."""

    origin: Id
    first_seq: Seq
    lines: Annotated[list[Line], Field(min_length=1, max_length=MAX_PULL_RECORDS)]
    hashes: Annotated[list[Hex32], Field(min_length=1, max_length=MAX_PULL_RECORDS)]


class PullAnswer(Answer):
    """At most `limit` records in all; `more` says that another pull would bring more now."""

    streams: Annotated[list[StreamPart], Field(max_length=MAX_PULL_RECORDS)]
    more: bool


# --- contacts ----------------------------------------------------------------------------------


class Contact(Answer):
    """Personal data of an open ticket's customer; never in the journal, deleted on closing."""

    ticket_id: Id
    name: Annotated[str, Field(max_length=200)] = ""
    phone: Annotated[str, Field(max_length=200)] = ""
    address: Annotated[str, Field(max_length=1000)] = ""
    revision: SeqOrNone


class ContactsAnswer(Answer):
    """GET /contacts?since=: changes after that revision, oldest first, at most 500.

    `closed` are tickets whose contact must be deleted. `revision` is the next `since`.
    """

    contacts: Annotated[list[Contact], Field(max_length=1000)]
    closed: Annotated[list[Id], Field(max_length=1000)]
    revision: SeqOrNone
    more: bool = False


# --- photos ------------------------------------------------------------------------------------


class PhotoStored(Answer):
    """PUT /photos/{sha256}: the hub has hashed what it wrote; 201 when new, 200 when held."""

    sha256: Hex32
    size_bytes: Annotated[int, Field(ge=1)]


# --- tickets, people, refunds ------------------------------------------------------------------


class TicketRow(Request):
    """One order line of a ticket file, by column name; empty cells may be left out."""

    row: Annotated[int, Field(ge=1, le=MAX_SAFE_INTEGER)]
    cells: Annotated[dict[str, str], Field(max_length=64)]


class TicketRows(Request):
    """POST /tickets/rows: rows of whole tickets."""

    rows: Annotated[list[TicketRow], Field(min_length=1, max_length=MAX_IMPORT_ROWS)]


class BadRow(Answer):
    """A row of an import that announced nothing; rows count from 1, the heading is row 1."""

    row: Annotated[int, Field(ge=1)]
    reason_code: str
    params: dict[str, str | int] = Field(default_factory=dict)


class ImportReport(Answer):
    """POST /tickets/rows, /tickets/import?format=csv: counts of tickets, and the rows left out."""

    announced: int
    already: int
    bad: list[BadRow]


class PersonRequest(Request):
    """POST /people with the administrator's token: register someone with badge and PIN."""

    person_id: Id | None = None
    name_zh: Text
    name_en: Text
    staff_no: Text
    role: Literal["dock", "inspector", "supervisor", "admin"]
    badge: Text
    pin: Annotated[str, Field(min_length=4, max_length=64)]


class PersonRegistered(Answer):
    """The person as the journal knows them."""

    person_id: Id


class PinRequest(Request):
    """POST /people/pin with the administrator's token: a new PIN for the person of this badge."""

    badge: Text
    pin: Annotated[str, Field(min_length=4, max_length=64)]


class RemovalRequest(Request):
    """POST /people/removal with the administrator's token: this badge opens no door any more."""

    badge: Text


class PersonView(Answer):
    """One person; neither badge nor PIN can be read back."""

    person_id: Id
    name_zh: str
    name_en: str
    staff_no: str
    role: str


class PeopleAnswer(Answer):
    """GET /people with the administrator's token: everyone registered, by staff number."""

    people: list[PersonView]


class SessionRequest(Request):
    """POST /sessions: sign in with badge and PIN, checked by the hub."""

    badge: Text
    pin: Annotated[str, Field(min_length=1, max_length=64)]


class Session(Answer):
    """A short-lived session of one person; `session` is a secret."""

    session: Text
    person_id: Id
    name_zh: str
    name_en: str
    staff_no: str
    role: Literal["dock", "inspector", "supervisor", "admin"]
    expires_at: Moment


class RefundView(Answer):
    """One refund with its latest state, for people and tests.

    `what` `freight`: the way out of a whole order, whose `order_line` is the hub's name for it; its
    `unit_id` is its own key.
    """

    refund_id: Id
    ticket_number: str
    order_line: str
    slot: int
    unit_id: Id
    lpn: str
    decision_id: Id
    amount_minor: int
    currency: str
    state: Literal["due", "sending", "confirmed", "refused", "unknown", "settled_elsewhere"]
    external_ref: str | None = None
    reason: str | None = None
    what: Literal["refund", "freight"] = "refund"


class RefundsAnswer(Answer):
    """GET /refunds?ticket=NUMBER (all of them without it)."""

    refunds: list[RefundView]


# --- what is signed ----------------------------------------------------------------------------


def push_message(*, origin: str, last_seq: int, head_hash: str) -> bytes:
    """The bytes a station signs for a batch that ends at `last_seq` with `head_hash` (hex)."""
    # the first word keeps a signature for one purpose from serving another
    return f"push|{origin}|{last_seq}|{head_hash}".encode()


def receipt_message(*, origin: str, seq: int, head_hash: str, hub_time: str) -> bytes:
    """The bytes a hub signs for a receipt; `head_hash` is hex, `hub_time` as sent."""
    return f"receipt|{origin}|{seq}|{head_hash}|{hub_time}".encode()
