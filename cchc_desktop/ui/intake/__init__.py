"""The receiving screen (màn hình tiếp nhận): form and reading are pure, the view shows, the presenter decides."""
