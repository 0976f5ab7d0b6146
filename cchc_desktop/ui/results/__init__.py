"""Results (trả kết quả): back from the divisions, on the shelf, to the citizen by hand or by post."""
