"""The sections of the settings page, each with its view-model."""
