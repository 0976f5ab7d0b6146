"""One round of exchange with the portal; knows no Qt."""
