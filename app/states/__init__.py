"""What a page paints, has in hand and asks for: frozen values, made by view-models."""
