"""Decides which months are known for which authority. A gap is not a nought."""

import duckdb

from fourfold.analysis import definitions


def fill_gaps(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `policed_by` and `gaps` from the counts, the parts and the areas.

    What is true of an authority is true of the wards and LSOAs in it. The reasons
    are looked for in this order, and each month has one at most:

    - no force of its own: nobody recorded crime in it, only a force without an
      area did, or only a neighbour whose crimes reach along the border
    - one of its forces sent nothing, or only answers of the API for other areas
    - so few rows came, beside its usual month, that the file must have been cut
    """
    quality = definitions.settings("quality.toml")
    rules = {**quality["policing"], **quality["gap"]}
    for sql, names in STEPS:
        connection.execute(sql, {name: rules[name] for name in names})


MONTHLY = """
CREATE TEMP TABLE monthly AS
SELECT authority, force, month, sum(events)::BIGINT AS rows
FROM counts WHERE authority IS NOT NULL GROUP BY authority, force, month
"""

POLICED_BY = """
INSERT INTO policed_by
SELECT authority, force, rows, share
FROM (
  SELECT authority, force, sum(rows) AS rows,
    sum(rows) / sum(sum(rows)) OVER (PARTITION BY authority) AS share
  FROM monthly
  WHERE NOT list_contains($not_of_an_area, force)
  GROUP BY authority, force
)
WHERE share >= $least_share
ORDER BY authority, force
"""

# From the first month to the last without a hole, whatever was published.
MONTHS = """
INSERT INTO months
SELECT strftime(first_day, '%Y-%m')
FROM (
  SELECT unnest(generate_series(
    (min(month) || '-01')::DATE, (max(month) || '-01')::DATE, INTERVAL 1 MONTH
  )) AS first_day FROM parts
)
ORDER BY ALL
"""

# Answers of the API hold the rows of every force, within the areas they are of.
ANSWERED = """
CREATE TEMP TABLE answered AS
SELECT DISTINCT unnest(covers) AS authority, month FROM parts WHERE partial
"""

NO_FORCE = """
INSERT INTO gaps
SELECT areas.code, months.month, CASE
  WHEN others.forces IS NULL THEN 'no police force published a crime here'
  ELSE format('only {} published crimes here ({:,} in all): the files of the police'
    || ' force of the area are not loaded', others.forces, others.rows) END
FROM areas CROSS JOIN months
LEFT JOIN (
  SELECT authority, sum(rows)::BIGINT AS rows,
    string_agg(DISTINCT force, ' and ' ORDER BY force) AS forces
  FROM monthly GROUP BY authority
) AS others ON others.authority = areas.code
WHERE areas.level = 'authority'
  AND areas.code NOT IN (SELECT authority FROM policed_by)
ORDER BY ALL
"""

# The smallest areas loaded of each authority, and those in which a crime lies.
REACH = """
CREATE TEMP TABLE reach AS
WITH smallest AS (
  SELECT authority, code FROM areas WHERE level = 'lsoa'
  UNION ALL
  SELECT authority, code FROM areas
  WHERE level = 'ward' AND authority NOT IN (
    SELECT authority FROM areas WHERE level = 'lsoa' AND authority IS NOT NULL)
), seen AS (
  SELECT lsoa, ward FROM counts
  WHERE NOT list_contains($not_of_an_area, force) GROUP BY lsoa, ward
), reached AS (
  SELECT lsoa AS code FROM seen UNION SELECT ward FROM seen
)
SELECT authority, count(*) AS areas, count(reached.code) AS reached
FROM smallest LEFT JOIN reached USING (code)
GROUP BY authority
"""

STRAYS = """
INSERT INTO gaps
SELECT authority, month, format(
  'only crimes of a neighbour reach here, in {} of {} small areas: the files of the'
  || ' police force of the area are not loaded, or leave it out', reached, areas)
FROM reach CROSS JOIN months
WHERE reached < $least_reach * areas
  AND authority IN (SELECT authority FROM policed_by)
  AND authority NOT IN (SELECT authority FROM answered)
ORDER BY authority, month
"""
NOT_POLICED = """
DELETE FROM policed_by WHERE authority IN (SELECT authority FROM gaps)
"""

NOT_SENT = """
INSERT INTO gaps
SELECT authority, month, string_agg(
  CASE WHEN sent.whole IS NULL
    THEN format('{} published nothing for this month', force)
    ELSE format('of {} there are only answers for other areas', force) END,
  '; ' ORDER BY force)
FROM policed_by CROSS JOIN months
LEFT JOIN (
  SELECT force, month, bool_or(NOT partial) AS whole FROM parts GROUP BY force, month
) AS sent USING (force, month)
ANTI JOIN answered USING (authority, month)
WHERE NOT coalesce(sent.whole, false)
GROUP BY authority, month
ORDER BY authority, month
"""

TOO_FEW = """
INSERT INTO gaps
WITH sent AS (
  SELECT DISTINCT authority, month
  FROM policed_by CROSS JOIN months ANTI JOIN gaps USING (authority, month)
), published AS (
  SELECT authority, month, coalesce(sum(rows), 0)::BIGINT AS rows
  FROM sent LEFT JOIN monthly USING (authority, month)
  GROUP BY authority, month
), usual AS (
  SELECT authority, median(rows) AS rows FROM published GROUP BY authority
)
SELECT authority, month, CASE published.rows
  WHEN 0 THEN format(
    'nothing here was published, where a usual month has {:,} rows',
    round(usual.rows)::BIGINT)
  ELSE format(
    'only {:,} rows were published, where a usual month has {:,}',
    published.rows, round(usual.rows)::BIGINT) END
FROM published JOIN usual USING (authority)
WHERE published.rows < $share_of_median * usual.rows
ORDER BY authority, month
"""

# In order: each step leaves alone what an earlier one has given a reason for.
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (MONTHLY, ()),
    (POLICED_BY, ("not_of_an_area", "least_share")),
    (MONTHS, ()),
    (ANSWERED, ()),
    (NO_FORCE, ()),
    (REACH, ("not_of_an_area",)),
    (STRAYS, ("least_reach",)),
    (NOT_POLICED, ()),
    (NOT_SENT, ()),
    (TOO_FEW, ("share_of_median",)),
)
