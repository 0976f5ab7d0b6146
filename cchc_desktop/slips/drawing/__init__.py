"""How a page is made (cách vẽ trang): pieces that every slip is put together from."""
