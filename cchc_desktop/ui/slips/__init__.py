"""Slips (giấy khác): every slip of a dossier, or of the counter, by its number; why the rest cannot be printed."""
