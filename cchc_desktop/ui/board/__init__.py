"""The lead's board (bảng điều hành): pictures of the day and the weeks, each with its table."""
