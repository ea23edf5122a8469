"""The hub over HTTP: routes, who may call them, and how errors are said."""
