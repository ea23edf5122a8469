"""The program itself: its threads, its share of the processor, its log, how it ended."""
