"""Sheets in files (bảng ra tệp): a report or the register as XLSX and CSV, row after row."""
