"""Photos and live pictures: framed, marked, in a strip; the label as it will be printed."""
