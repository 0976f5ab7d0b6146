"""What citizens say about the office (phản ánh, kiến nghị, đánh giá): its page, and the question how content they are."""
