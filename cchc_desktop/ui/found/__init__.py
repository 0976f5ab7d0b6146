"""Looking up (tra cứu, F3): what the one box finds, as a list that shows where each dossier stands."""
