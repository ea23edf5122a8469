"""Every state of every screen, in every look, is whole; `make test-screens` takes all looks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.screenshots.inspector import folder, inspect, looks
from tests.screenshots.scenes import SCENES, Scene
from tests.screenshots.stage import Stage


@pytest.mark.timeout(300)
@pytest.mark.parametrize("scene", [pytest.param(scene, id=scene.name) for scene in SCENES])
def test_screen(
    scene: Scene,
    open_stage: Callable[[], AbstractContextManager[Stage]],
    repository: Path,
) -> None:
    found: dict[str, list[str]] = {}
    kept = folder(repository)
    with open_stage() as stage:
        scene.reach(stage)
        for look in looks(SCENES.index(scene)):
            keep = kept / f"{scene.name}-{look}.png" if kept else None
            for fault in inspect(
                stage, look, dock=scene.dock, keep=keep, says=scene.says.get(look.language, ())
            ):
                found.setdefault(str(fault), []).append(str(look))
    lines = [f"{fault}\n      {', '.join(where)}" for fault, where in sorted(found.items())]
    if lines:
        pytest.fail(f"{len(lines)} faults\n" + "\n".join(lines), pytrace=False)
