"""Printed forms (phiếu): PDF bytes out."""
