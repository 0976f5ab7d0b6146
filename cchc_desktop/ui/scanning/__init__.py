"""Scanned papers (số hóa giấy tờ): which papers of a dossier have a scan, and files brought to them."""
