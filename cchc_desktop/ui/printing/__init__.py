"""Slips on their way to a printer or the screen: saved first, so that paper trouble costs a reprint, never a dossier."""
