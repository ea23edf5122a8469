"""What comes after a decision, folded from the records: the part of FakeFacts that says so."""

from collections.abc import Iterator
from typing import Any

from inspection import events as ev
from inspection.sorting import Change, Container, Shipment, Sorting, Witness
from inspection.values import ContainerEnd


class SortingTwin:
    """Mixed into FakeFacts, whose `_current` finds what stands."""

    def _current(self, kind: type[Any], **wanted: str) -> Iterator[tuple[Any, Any]]:
        raise NotImplementedError

    def container(self, container_id: str) -> Container | None:
        found = self._current(ev.ContainerOpened, container_id=container_id)
        return next((self._container(at, event) for at, event in found), None)

    def containers_by_code(self, code: str) -> tuple[Container, ...]:
        found = self._current(ev.ContainerOpened, code=code)
        return tuple(self._container(at, event) for at, event in found)

    def open_containers(self, disposition: str) -> tuple[Container, ...]:
        found = self._current(ev.ContainerOpened, disposition=disposition)
        known = [self._container(at, event) for at, event in found]
        return tuple(one for one in known if one.ended is None)

    def sortings_of(self, unit_id: str) -> tuple[Sorting, ...]:
        return tuple(
            Sorting(
                **_same(event, "sorting_id unit_id container_id"),
                sorted_at=at.recorded_at,
                sorted_by=at.actor.person_id,
                at=at.at,
            )
            for at, event in self._current(ev.UnitSorted, unit_id=unit_id)
        )

    def changes_of(self, unit_id: str) -> tuple[Change, ...]:
        return tuple(
            Change(
                **_same(event, "change_id unit_id decision_id disposition reason_code"),
                changed_by=at.actor.person_id,
                at=at.at,
            )
            for at, event in self._current(ev.DispositionChanged, unit_id=unit_id)
        )

    def witnesses_of(self, unit_id: str) -> tuple[Witness, ...]:
        return tuple(
            Witness(
                **_same(event, "witness_id unit_id decision_id disposition"),
                person_id=at.actor.person_id,
                at=at.at,
            )
            for at, event in self._current(ev.DispositionWitnessed, unit_id=unit_id)
        )

    def shipments_of(self, unit_id: str) -> tuple[Shipment, ...]:
        return tuple(map(_shipment, self._current(ev.UnitSentBack, unit_id=unit_id)))

    def shipments_by_code(self, code: str) -> tuple[Shipment, ...]:
        return tuple(map(_shipment, self._current(ev.UnitSentBack, code=code)))

    def _container(self, record: Any, event: ev.ContainerOpened) -> Container:
        closings = [
            one for _, one in self._current(ev.ContainerClosed, container_id=event.container_id)
        ]
        ends = {one.how for one in closings}
        left = ContainerEnd.SHIPPED if ContainerEnd.SHIPPED in ends else ContainerEnd.FULL
        return Container(
            **_same(event, "container_id code disposition goods_class"),
            opened_at=record.recorded_at,
            ended=left if ends else None,
            closings=tuple(one.closing_id for one in closings),
            at=record.at,
        )


def _shipment(found: tuple[Any, ev.UnitSentBack]) -> Shipment:
    record, event = found
    return Shipment(
        **_same(event, "shipment_id unit_id carrier code"), sent_at=record.recorded_at, at=record.at
    )


def _same(event: ev.Event, names: str) -> dict[str, Any]:
    return {name: getattr(event, name) for name in names.split()}
