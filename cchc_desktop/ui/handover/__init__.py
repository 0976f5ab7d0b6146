"""Handover (bàn giao): folders to a division and back, each of them scanned."""
