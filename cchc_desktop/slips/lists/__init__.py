"""Slips with a table of dossiers (phiếu có bảng kê): handed over, posted, given, registered."""
