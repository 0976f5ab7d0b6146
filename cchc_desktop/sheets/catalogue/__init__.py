"""A catalogue out of its file (danh mục từ tệp): text, or a spreadsheet as the table that it shows."""
