"""Letters to a citizen (giấy gửi người dân): Mẫu 02 to 05."""
