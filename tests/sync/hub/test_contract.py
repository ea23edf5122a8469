"""The hub keeps to the contract it serves: no request made of its OpenAPI breaks it."""

from __future__ import annotations

from contextlib import suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import APIOperation, Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.sync.hub.site import Site

KEPT = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FOR_THE_OFFICE = (
    "/enrolments",
    "/people",
    "/evidence",
    "/problems",
    "/reconciliation",
    "/metrics",
)


PATHS = 17
"""Served ones with all methods; test_api lists them by name."""


@pytest.mark.slow
@pytest.mark.parametrize("generation", ["positive", "negative"])
def test_every_answer_is_one_of_the_contract(site: Site, generation: str) -> None:
    """What the schema allows and what it does not, from a caller the route is open to."""
    contract = schemathesis.openapi.from_dict(site.call("GET", "/openapi.json").json())
    operations = [found.ok() for found in contract.get_all_operations()]
    assert len(operations) >= PATHS
    for operation in operations:
        probe(site, operation, schemathesis.GenerationMode(generation))


def probe(site: Site, operation: APIOperation, mode: schemathesis.GenerationMode) -> None:
    is_office = operation.path.removeprefix("/v1").startswith(FOR_THE_OFFICE)
    token = site.hub.running.admin_token if is_office else site.token
    asked = []

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        asked.append(case)
        case.call_and_validate(
            base_url=site.hub.running.url,
            headers={"Authorization": f"Bearer {token}"},
            checks=KEPT,
        )

    with suppress(Unsatisfiable):  # nothing may be sent that could be wrong
        ask()
        assert asked, operation.label
