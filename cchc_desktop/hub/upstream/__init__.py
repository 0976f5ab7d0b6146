"""The way on (chuyển tiếp): dossiers brought from this hub to a portal above it, each by its own queue's order."""
