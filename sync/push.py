"""Push: the station's own records go to the hub in signed batches, and come back as receipts.

A record counts as received only once a receipt for it, signed by the hub, is kept here. So a lost
answer costs one repetition, which the hub answers with the receipt again; it doubles nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sync import signing, wire
from sync.client import HubClient
from sync.errors import HubRefusedError, ReceiptInvalidError, StreamForkedError
from sync.ports import JournalSide, OwnRecord

BATCH_RECORDS = 200
BATCH_BYTES = 4 * 1024 * 1024
"""A batch ends at this many bytes of lines; one line of any size always goes."""


@dataclass(frozen=True, kw_only=True)
class PushReport:
    """`acked_seq` is how far the hub holds the own stream; `more` that records wait beyond it."""

    pushed: int
    acked_seq: int
    more: bool
    hub_time: str | None = None


@dataclass(frozen=True, kw_only=True)
class HubKeys:
    """This station's signer, and the key whose receipts it believes."""

    signer: signing.Signer
    hub_public_key: str


def push_once(
    side: JournalSide,
    client: HubClient,
    keys: HubKeys,
    *,
    after: int,
    batch: int = BATCH_RECORDS,
) -> PushReport:
    """Push the records after `after`, at most one batch, and keep the receipt.

    A hub that was restored from an older backup says where it stands, and the report's `acked_seq`
    goes back to there: the same records go again.

    Raises StreamForkedError, ReceiptInvalidError, and what the client raises; the records stay
    waiting then.
    """
    records = _batch(side.own_records_after(after, batch))
    if not records:
        return PushReport(pushed=0, acked_seq=after, more=False)
    head = records[-1]
    try:
        receipt = client.push(_request(side.origin, records, keys.signer))
    except HubRefusedError as refusal:
        return PushReport(pushed=0, acked_seq=_go_back_to(refusal, after), more=True)
    _ensure_genuine(receipt, side, head, keys.hub_public_key)
    side.keep_receipt(seq=receipt.seq, line=receipt.model_dump_json())
    return PushReport(
        pushed=len(records),
        acked_seq=receipt.seq,
        more=bool(side.own_records_after(receipt.seq, 1)),
        hub_time=receipt.hub_time,
    )


def _batch(records: Sequence[OwnRecord]) -> Sequence[OwnRecord]:
    total = 0
    for count, record in enumerate(records):
        total += len(record.line.encode())
        if total > BATCH_BYTES and count > 0:
            return records[:count]
    return records


def _request(origin: str, records: Sequence[OwnRecord], signer: signing.Signer) -> wire.PushRequest:
    head = records[-1]
    head_hash = head.hash.hex()
    message = wire.push_message(origin=origin, last_seq=head.seq, head_hash=head_hash)
    return wire.PushRequest(
        origin=origin,
        first_seq=records[0].seq,
        lines=[record.line for record in records],
        head_hash=head_hash,
        signature=signer.sign(message),
    )


def _go_back_to(refusal: HubRefusedError, after: int) -> int:
    """The hub's head where it lacks records before this batch; every other refusal raises."""
    seq = refusal.params.get("seq")
    if refusal.code == "stream.forked":
        raise StreamForkedError(
            seq=seq if isinstance(seq, int) else 0, hub_hash=str(refusal.params.get("hash", ""))
        ) from refusal
    # only ever backwards, so a confused hub cannot keep us going round
    if refusal.code == "stream.gap" and isinstance(seq, int) and 0 <= seq < after:
        return seq
    raise refusal


def _ensure_genuine(
    receipt: wire.Receipt, side: JournalSide, head: OwnRecord, hub_public_key: str
) -> None:
    message = wire.receipt_message(
        origin=receipt.origin, seq=receipt.seq, head_hash=receipt.hash, hub_time=receipt.hub_time
    )
    if not signing.verify(hub_public_key, receipt.signature, message):
        raise ReceiptInvalidError("signature")
    if receipt.origin != side.origin:
        raise ReceiptInvalidError("origin")
    if receipt.seq < head.seq:
        raise ReceiptInvalidError("seq")
    held = head if receipt.seq == head.seq else _own_record(side, receipt.seq)
    if held is None or held.hash.hex() != receipt.hash:
        # the hub holds what this station never wrote, or no longer has: its disk was set back
        raise StreamForkedError(seq=receipt.seq, hub_hash=receipt.hash)


def _own_record(side: JournalSide, seq: int) -> OwnRecord | None:
    found = side.own_records_after(seq - 1, 1)
    return found[0] if found else None
