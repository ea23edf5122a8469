"""How a request is called where its path must not stand: by its route's template."""

from __future__ import annotations

from starlette.types import Scope

from sync.wire import BASE_PATH

NO_ROUTE = "none"


def route_of(scope: Scope) -> str:
    """The template of the route that answers, such as `/v1/photos/{sha256}`.

    `none` where no route does, or none was looked for: the gate refused the caller.
    """
    path = getattr(scope.get("route"), "path", None)
    if not isinstance(path, str):
        return NO_ROUTE
    # the framework's newer versions leave out what a router was included under
    is_below = scope["path"].startswith(f"{BASE_PATH}/") and not path.startswith(f"{BASE_PATH}/")
    return f"{BASE_PATH}{path}" if is_below else path
