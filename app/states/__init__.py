"""What a page paints: one frozen value per screen, made by its view-model, worded by wording."""
