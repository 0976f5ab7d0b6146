"""What a dossier is and what the rules say: pure Python, no I/O."""
