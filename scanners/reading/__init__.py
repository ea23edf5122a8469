"""Reading the codes of a still picture: engines, treatments, evidence, and their cascade."""
