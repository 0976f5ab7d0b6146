"""The window while an older store is brought up to date (cửa sổ nâng cấp kho)."""
