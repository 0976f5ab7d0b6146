"""The shell (khung cửa sổ): what stays around every page."""
