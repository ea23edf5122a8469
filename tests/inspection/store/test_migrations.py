"""Migrations: a store brought forward equals one rebuilt anew, from every version there was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from inspection.errors import WorldError
from inspection.store import migrations
from inspection.store.rebuild import tables_digest
from inspection.store.store import Store
from inspection.store.tables import METADATA
from inspection.store.verify import verify
from tests.inspection.store import old_stores
from tests.inspection.store.parts import CountedIds, HandClock, Stores

VERSIONS = sorted(path.stem for path in old_stores.FOLDER.glob("*.sql"))


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return ScriptDirectory.from_config(config)


def test_the_head_is_the_newest_script_and_every_version_has_its_store() -> None:
    assert scripts().get_heads() == [migrations.HEAD]
    assert [one.revision for one in scripts().walk_revisions()][::-1] == VERSIONS


def test_a_new_store_has_the_tables_of_the_program(stores: Stores) -> None:
    with stores.bare("a").reading() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_two_stores_are_made_at_once(tmp_path: Path) -> None:
    def made(name: str) -> int:
        store = Store.open(tmp_path / name, clock=HandClock(), ids=CountedIds(name))
        try:
            return len(store.streams())
        finally:
            store.close()

    with ThreadPoolExecutor(max_workers=2) as threads:
        assert list(threads.map(made, ["a.db", "b.db", "c.db", "d.db"])) == [0] * 4


@pytest.mark.parametrize("version", VERSIONS)
def test_migrating_an_old_store_equals_rebuilding_it(stores: Stores, version: str) -> None:
    old_stores.restore(version, stores.folder / "old.db")
    migrated = stores.bare("old")
    rebuilt = migrated.rebuild_into(stores.folder / "rebuilt.db")
    stores.opened.append(rebuilt)
    with migrated.reading() as one, rebuilt.reading() as other:
        assert tables_digest(one) == tables_digest(other)
    assert rebuilt.streams() == migrated.streams()
    assert verify(migrated).problems == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_store_still_says_what_it_said(stores: Stores, version: str) -> None:
    old_stores.restore(version, stores.folder / "old.db")
    store = stores.bare("old")
    with store.facts() as facts:
        (ticket,) = facts.tickets_by_code("SF1")
        (refund,) = facts.refunds_of_ticket(ticket.ticket_id)
        (decision,) = facts.decisions_of("unit-1")
        assert {one.finding_id for one in facts.findings_of("unit-1")} == {"finding-2", "finding-b"}
        parcel = facts.parcel("parcel-1")
        assert parcel is not None
        assert parcel.matches == ()
        assert facts.person("p-li") is not None
    assert (decision.choice_minor, refund.state) == (44950, "due")
    assert [one.taken_seq - one.applied_seq for one in store.streams()] == [0, 1, 0]


def test_the_store_of_this_version_is_kept_as_it_is_written(tmp_path: Path) -> None:
    written = old_stores.write_present(tmp_path)
    kept = old_stores.FOLDER / written.name
    assert written.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")


def test_a_file_that_is_no_store_is_told(stores: Stores) -> None:
    path = stores.folder / "other.db"
    path.write_bytes(b"not a database at all, but long enough to look at" * 100)
    with pytest.raises(WorldError) as refused:
        Store.open(path, clock=HandClock(), ids=CountedIds("x"))
    assert refused.value.code == "store.corrupt"


def test_a_store_of_a_newer_program_is_told(stores: Stores) -> None:
    store = stores.bare("a")
    store.write(lambda conn: conn.exec_driver_sql("UPDATE alembic_version SET version_num='9'"))
    store.close()
    with pytest.raises(WorldError) as refused:
        stores.bare("a")
    assert refused.value.code == "store.too_new"
