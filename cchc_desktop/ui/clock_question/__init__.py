"""The question for today's date (hỏi ngày hôm nay), when the machine's clock cannot be believed."""
