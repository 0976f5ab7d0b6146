"""The page of a task with two versions (trang so hai bản)."""
