"""The simulated camera has a picture of whatever the shipped checklists ask a photo of."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from scanners.demo.scene import SUBJECTS


@pytest.mark.parametrize("name", ["apparel", "electronics", "general", "hygiene"])
def test_every_photo_of_a_checklist_shows_something(repository: Path, name: str) -> None:
    file = repository / "resources" / "checklists" / f"{name}.yaml"
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    asked = {str(one["id"]) for one in read["shots"]}
    assert asked
    assert asked <= set(SUBJECTS)
