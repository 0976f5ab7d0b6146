"""Pictures of figures (biểu đồ) drawn once: on paper as PDF, on the screen and in files as SVG."""
