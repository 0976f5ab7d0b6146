"""Tables of the hub's pages (lược đồ trang cổng): who may sign in, who has, and which forms were sent."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

from cchc_desktop.hub.schema import metadata

staff = Table(
    "staff",
    metadata,
    Column("code", String(20), primary_key=True),
    Column("name", String(50), nullable=False),
    Column("unit", String(50), nullable=False),
    Column("division", Text, nullable=False),
    Column("password", Text, nullable=False),  # argon2id
    Column("temporary", Boolean, nullable=False),  # made by the program, to be changed at the first sign-in
    Column("made_at", String(32), nullable=False),
    Column("locked_at", String(32)),
)

web_sessions = Table(
    "web_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("staff", String(20), nullable=False, server_default=""),  # "" for who knows the administrator's password
)

throttles = Table(
    "throttles",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_until", String(32), nullable=False),
)

form_posts = Table(
    "form_posts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("sent_at", String(32), nullable=False),
    Column("place", Text, nullable=False),
    Column("said", Text, nullable=False),
)
