"""The first start (thiết lập): practice mode, or office, counter, first lead, printers, portal and recovery key."""
