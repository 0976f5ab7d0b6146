"""What a clerk does: one function, one transaction, one ledger entry per dossier touched."""
