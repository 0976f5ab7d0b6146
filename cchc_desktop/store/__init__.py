"""The only place that speaks SQL: one encrypted SQLite file a counter."""
