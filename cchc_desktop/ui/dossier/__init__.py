"""One dossier's page: where it stands, what happened to it, why it is due when it is, which papers it holds."""
