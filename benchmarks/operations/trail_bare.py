"""The least that any verification must do: read each row, and hash it with the last.

No framework, no anchors, no findings; rows as text, as the database has them.

trail_bare.py DATABASE KEY
"""

import hmac
import json
import sqlite3
import sys

database, key = sys.argv[1], sys.argv[2].encode()
columns = "seq, at, doer, agency, action, target_kind, target, purpose, details, code"
encode = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True
).encode
previous = "0" * 64
with sqlite3.connect(database) as connection:
    query = f"SELECT {columns} FROM audit_entry ORDER BY seq"
    for *values, code in connection.execute(query):
        values[-1] = json.loads(values[-1])
        text = encode([previous, *values]).encode()
        if hmac.digest(key, text, "sha256").hex() != code:
            sys.exit("a code is wrong")
        previous = code
