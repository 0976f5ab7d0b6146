"""Receipts (giấy tiếp nhận, Mẫu 01) on every paper, of one dossier or many."""
