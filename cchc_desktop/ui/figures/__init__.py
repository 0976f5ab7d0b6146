"""Reports (báo cáo): a list of them, a period, and each as a table whose figures lead to their dossiers."""
