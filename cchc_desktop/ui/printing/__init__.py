"""Slips on their way to printer or screen: saved first, so that paper trouble costs a reprint, never a dossier."""
