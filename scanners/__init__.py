"""Reading codes: images, cameras, keyboards. Knows neither tickets nor Qt."""
