"""From the first instruction to the last: a painted window first, then everything else."""
