"""Reports counted from the ledger (các báo cáo): one a module, each a function that makes a Sheet."""
