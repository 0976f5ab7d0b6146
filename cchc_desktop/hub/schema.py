"""The hub's tables (lược đồ kho của cổng): portable SQLAlchemy Core, instants as fixed-width text."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

VERSION = "3"  # one more for each step of upgrades.py; a table that only comes anew needs none

metadata = MetaData()

_PLACE = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up by itself only in what it calls INTEGER
AT_A_DIVISION = text("division <> ''")
FIRST_OF_ITS_ID = text("not again")  # of a ledger's rows: all but those refused for an opId that was used before

settings = Table(
    "settings", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False)
)

units = Table(
    "units",
    metadata,
    Column("code", String(50), primary_key=True),
    Column("name", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("grants_ranges", Boolean, nullable=False),
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("unit", String(50), nullable=False),
    Column("counter", Integer, nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("used_at", String(32)),
)

devices = Table(
    "devices",
    metadata,
    Column("device_id", String(36), primary_key=True),
    Column("unit", String(50), nullable=False),
    Column("counter", Integer, nullable=False),
    Column("label", String(3), nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("system", Text, nullable=False),
    Column("app_version", Text, nullable=False),
    Column("enrolled_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
    UniqueConstraint("unit", "label"),
)

instances = Table(
    "instances",
    metadata,
    Column("device_instance_id", String(36), primary_key=True),
    Column("device_id", String(36), nullable=False, index=True),
    Column("opened_at", String(32), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

access_tokens = Table(
    "access_tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("device_id", String(36), nullable=False, index=True),
    Column("scopes", Text, nullable=False),
    Column("expires_at", String(32), nullable=False),
)

used_assertions = Table(
    "used_assertions",
    metadata,
    Column("device_id", String(36), primary_key=True),
    Column("jti", String(255), primary_key=True),
    Column("expires_at", String(32), nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("device_id", String(36), primary_key=True),
    Column("key", String(36), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", String(32), nullable=False),
)

batches = Table(
    "batches",
    metadata,
    Column("device_id", String(36), primary_key=True),
    Column("batch_id", String(36), primary_key=True),
    Column("key", String(36), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", String(32), nullable=False),
    UniqueConstraint("device_id", "key"),
)

bundles = Table(
    "bundles",
    metadata,
    Column("device_instance_id", String(36), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("taken_at", String(32), nullable=False),
)

number_ranges = Table(
    "number_ranges",
    metadata,
    Column("range_id", String(36), primary_key=True),
    Column("unit", String(50), nullable=False),
    Column("series", String(20), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("valid_from", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column(
        "device_id", String(36), index=True
    ),  # None: the hub's own, for dossiers that came with a provisional number
    Column("granted_at", String(32), nullable=False),
    Column("closed_at", String(32)),
    UniqueConstraint("unit", "series", "first"),
    Index(
        *("number_ranges_hubs_own", "unit", "series"),
        unique=True,
        sqlite_where=text("device_id is null"),
        postgresql_where=text("device_id is null"),
    ),
)

numbers_seen = Table(
    "numbers_seen",
    metadata,
    Column("range_id", String(36), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("highest", Integer, nullable=False),
)

catalogues = Table(
    "catalogues",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("version", String(80), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("rows", Integer, nullable=False),
    Column("effective_from", String(10), nullable=False),
    Column("loaded_at", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

known_procedures = Table("known_procedures", metadata, Column("code", String(80), primary_key=True))

ledger = Table(
    "ledger",
    metadata,
    Column("device_instance_id", String(36), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("op_id", String(36), nullable=False),
    Column("type", String(60), nullable=False),
    Column("dossier_uid", String(36), index=True),
    Column("arrived_at", String(32), nullable=False),
    Column("hash", String(64), nullable=False, index=True),
    Column("entry", LargeBinary, nullable=False),
    Column("result", LargeBinary, nullable=False),
    Column("again", Boolean, nullable=False, server_default=false()),
    Index("ledger_op_ids", "op_id", unique=True, sqlite_where=FIRST_OF_ITS_ID, postgresql_where=FIRST_OF_ITS_ID),
)

deferred = Table(
    "deferred",
    metadata,
    Column("position", _PLACE, primary_key=True, autoincrement=True),
    Column("dossier_uid", String(36), nullable=False, index=True),
    Column("device_instance_id", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("uid", String(36), primary_key=True),
    Column("unit", String(50), nullable=False),
    Column("device_id", String(36), nullable=False),
    Column("code", String(60)),
    Column("twin", String(36), nullable=False, server_default=""),  # "" holds the code; its uid: another held it before
    Column("alias", String(60), index=True, unique=True),
    Column("provisional", String(60), index=True),
    Column("status", String(2), nullable=False),
    Column("received_day", String(10), nullable=False),
    Column("arrived_at", String(32), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("decided_version", Integer, nullable=False),  # version of the last change of status, and by whom:
    Column("decided_by", String(36), nullable=False),  # a device, or "" for this hub's own people
    Column("division", Text, nullable=False, server_default=""),  # who has its folder or is to take it
    Column("words", Text, nullable=False),
    Column("numbers", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("dossiers_by_code", "code", "twin", unique=True),
    Index("dossiers_by_day", "unit", "received_day"),
    Index("dossiers_by_division", "unit", "division", sqlite_where=AT_A_DIVISION, postgresql_where=AT_A_DIVISION),
)

changes = Table(
    "changes",
    metadata,
    Column("position", _PLACE, primary_key=True, autoincrement=True),
    Column("kind", String(10), nullable=False),
    Column("item_id", String(120), nullable=False),
    Column("unit", String(50)),  # None: for every unit
    Column("version", Integer, nullable=False),
    Column("changed_at", String(32), nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("caused_by", String(36)),
    Column("data", LargeBinary),  # None for a dossier: its row holds the latest state
    UniqueConstraint("kind", "item_id"),
    Index("changes_by_unit", "unit", "position").ddl_if(dialect="postgresql"),  # SQLite's hub has few units
    sqlite_autoincrement=True,  # a position once given never comes back, or a cursor would skip what reused it
)
