"""Deeds (việc với hồ sơ): everything a clerk may do with one dossier, each with its few questions."""
