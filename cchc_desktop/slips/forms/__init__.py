"""The words of the forms (lời văn biểu mẫu): form sets as dated data, and the classes that read them."""
