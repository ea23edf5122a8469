"""Data files of the program: policies, checklists, labels, translations, theme, icons."""
