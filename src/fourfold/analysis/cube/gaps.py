"""Decides which months are known for which authority. A gap is not a nought."""

import duckdb

from fourfold.analysis import definitions


def fill_gaps(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `policed_by` and `gaps` from the counts.

    The force of an authority is the one that reports most of the crime in it. A
    month is not known where that force sent nothing, where only answers for
    other areas are at hand, or where so few rows came that the file was cut.
    """
    share = definitions.settings("quality.toml")["gap"]["share_of_median"]
    for sql in (POLICED_BY, MONTHS, EXPECTED, NOT_SENT):
        connection.execute(sql)
    connection.execute(TOO_FEW, [share])


POLICED_BY = """
INSERT INTO policed_by
SELECT authority, arg_max(force, n), max(n) / sum(n)
FROM (
  SELECT authority, force, sum(events) AS n
  FROM counts JOIN parts USING (part)
  WHERE authority IS NOT NULL GROUP BY ALL ORDER BY ALL
)
GROUP BY authority ORDER BY authority
"""

# From the first month to the last without a hole, whatever was published.
MONTHS = """
CREATE TABLE months AS
SELECT strftime(first_day, '%Y-%m') AS month
FROM (
  SELECT unnest(generate_series(
    (min(month) || '-01')::DATE, (max(month) || '-01')::DATE, INTERVAL 1 MONTH
  )) AS first_day FROM parts
)
"""

EXPECTED = """
CREATE TEMP TABLE expected AS
SELECT policed_by.authority, policed_by.force, months.month,
  coalesce(bool_or(NOT partial), false) AS sent_whole,
  coalesce(bool_or(partial AND list_contains(covers, authority)), false) AS answered
FROM policed_by CROSS JOIN months
LEFT JOIN parts ON parts.force = policed_by.force AND parts.month = months.month
GROUP BY ALL
"""

NOT_SENT = """
INSERT INTO gaps
SELECT authority, month, force || ' published nothing for this month'
FROM expected WHERE NOT sent_whole AND NOT answered
ORDER BY authority, month
"""

TOO_FEW = """
INSERT INTO gaps
WITH monthly AS (
  SELECT expected.authority, expected.month, coalesce(sum(counts.events), 0) AS n
  FROM expected
  LEFT JOIN parts ON parts.month = expected.month
  LEFT JOIN counts
    ON counts.part = parts.part AND counts.authority = expected.authority
  WHERE sent_whole OR answered
  GROUP BY ALL
), usual AS (
  SELECT authority, median(n) AS n FROM monthly GROUP BY authority
)
SELECT authority, month, CASE monthly.n
  WHEN 0 THEN format(
    'nothing here was published, where a usual month has {:.0f} rows', usual.n)
  ELSE format(
    'only {} rows were published, where a usual month has {:.0f}',
    monthly.n, usual.n) END
FROM monthly JOIN usual USING (authority)
WHERE monthly.n < ? * usual.n
ORDER BY authority, month
"""
