"""Counter software for one-stop public service centres (một cửa)."""
