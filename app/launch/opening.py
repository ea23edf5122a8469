"""Opens the station's data, on a background thread and after the window was painted.

Heavy libraries load in here and not before: the database library alone takes longer to import
than a bare window takes to appear (SPIKES B.6).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from app.design.tokens import RESOURCES
from inspection.errors import WorldError

if TYPE_CHECKING:
    from app.settings.config import Config
    from app.station.pins import PinDesk
    from app.station.services import Services
    from inspection.ports import Clock
    from inspection.store.process_lock import ProcessLock
    from inspection.store.store import Store
    from sync.bell import Bell

LOCK_FILE = "station.lock"
LOCK_WAIT_S = 5.0
"""As long as a copy that is being closed may take to end."""
IN_USE = "data.in_use"


def open_services(config: Config, clock: Clock, bell: Bell) -> Services:
    """Everything a desk needs; slow. Raises WorldError (`store.*`, `data.unwritable`, ...).

    OperatorError `data.in_use` where another copy of the program works on this folder.
    """
    lock = _lock(config)
    try:
        return _services(config, clock, bell, lock)
    except BaseException:
        lock.release()  # it may be tried again
        raise


def _services(config: Config, clock: Clock, bell: Bell, lock: ProcessLock) -> Services:
    from app.station.rule_book import RuleBook  # noqa: PLC0415
    from app.station.services import Services  # noqa: PLC0415
    from app.station.setup_steps import setup_step  # noqa: PLC0415
    from inspection.store.photo_files import PhotoFiles  # noqa: PLC0415
    from inspection.store.writer import WriterQueue  # noqa: PLC0415

    store = _open_store(config, clock)
    step = setup_step(store, config)
    if step is None:
        _ensure_origin(store, config)
    return Services(
        store=store,
        writer=WriterQueue(),
        photos=PhotoFiles(config.photos),
        rules=RuleBook(RESOURCES, demo=config.demo),
        bell=bell,
        pins=lambda: make_pin_desk(store, config, clock),
        folder=config.data_dir,
        lock=lock,
        setup_step=step,
    )


def make_pin_desk(store: Store, config: Config, clock: Clock) -> PinDesk:
    """Checks badges and PINs; loads network and hashing libraries."""
    from app.station.pins import PinDesk  # noqa: PLC0415

    return PinDesk(
        store=store,
        secrets=config.secrets,
        station_name=config.station_name,
        clock=clock,
        random_bytes=os.urandom,
    )


def _lock(config: Config) -> ProcessLock:
    from inspection.store.process_lock import ProcessLock  # noqa: PLC0415

    try:
        config.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("data.unwritable", folder=str(config.data_dir)) from error
    return ProcessLock(config.data_dir / LOCK_FILE, taken=IN_USE, wait_s=LOCK_WAIT_S)


def _open_store(config: Config, clock: Clock) -> Store:
    from inspection.store.ids import Uuid7Ids  # noqa: PLC0415
    from inspection.store.store import Store  # noqa: PLC0415

    return Store.open(config.database, clock=clock, ids=Uuid7Ids(clock))


def _ensure_origin(store: Store, config: Config) -> None:
    if store.origin is None:
        from sync.origin import ensure_origin  # noqa: PLC0415 - first start only

        ensure_origin(store, secrets=config.secrets, station_name=config.station_name)
