"""The year's calendar (lịch làm việc của năm): the office's own days, and which dossiers a change would move."""
