"""The design tokens as colours, fonts, sizes and tones."""
