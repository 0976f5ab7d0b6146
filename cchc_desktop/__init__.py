"""Counter software for one-stop public service centres (một cửa)."""

__version__ = "0.1.0"
