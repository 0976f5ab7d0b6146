"""Signing in (đăng nhập), the idle lock, and the fast switch of clerks."""
