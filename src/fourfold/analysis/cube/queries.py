"""What the reader asks of a cube, in SQL. {level} is one of the columns of places."""

COUNTS = """
WITH wanted_areas AS (
  SELECT unnest($areas::VARCHAR[]) AS code, unnest(range(len($areas))) AS area
), wanted_months AS (
  SELECT unnest($months::VARCHAR[]) AS month, unnest(range(len($months))) AS at_month
), wanted_offences AS (
  SELECT unnest($offences::VARCHAR[]) AS offence,
    unnest(range(len($offences))) AS at_offence
)
SELECT area, at_month AS month, at_offence AS offence, sum(events)::BIGINT AS events
FROM counts
JOIN wanted_areas ON wanted_areas.code = counts.{level}
JOIN wanted_months USING (month)
JOIN offences USING (crime_type)
JOIN wanted_offences USING (offence)
GROUP BY ALL
"""

UNKNOWN_TYPES = """
SELECT crime_type, sum(events)::BIGINT
FROM counts JOIN offences USING (crime_type)
WHERE offence IS NULL AND {level} = $area AND list_contains($months, month)
GROUP BY crime_type ORDER BY crime_type
"""

UNPLACED = """
SELECT force, coalesce(sum(events), 0)::BIGINT
FROM policed_by LEFT JOIN (
  FROM counts WHERE place IS NULL AND list_contains($months, month)
) USING (force)
WHERE policed_by.authority = $authority
GROUP BY force ORDER BY force
"""

POPULATIONS = """
FROM populations WHERE band = $band AND area IN (SELECT unnest($areas::VARCHAR[]))
"""

OUTLINES = """
SELECT code, outline FROM outlines WHERE code IN (SELECT unnest($areas::VARCHAR[]))
"""

FORCES = """
SELECT force FROM counts WHERE {level} = $area
GROUP BY force ORDER BY sum(events) DESC, force
"""

WORKING = """
SELECT release, file, sha256, counts.force, counts.month, sum(events)::BIGINT
FROM counts JOIN parts USING (part) JOIN offences USING (crime_type)
WHERE {level} = $area AND list_contains($months, counts.month)
  AND list_contains($offences, offence)
GROUP BY release, file, sha256, counts.force, counts.month
ORDER BY counts.month, counts.force, file, release
"""

PARTS_COUNTED = """
SELECT parts.part, path, release, file, parts.month
FROM counts JOIN parts USING (part) JOIN offences USING (crime_type)
WHERE {level} = $area AND list_contains($months, counts.month)
  AND list_contains($offences, offence)
GROUP BY parts.part, path, release, file, parts.month, parts.force
ORDER BY parts.month, parts.force, file, release
"""

# As in the view `counts`: answers of the API count only in the areas they are of.
POINTS_COUNTED = """
SELECT lon_e6, lat_e6
FROM points JOIN places USING (place) CROSS JOIN parts
WHERE part = $part AND {level} = $area
  AND (NOT partial OR coalesce(list_contains(covers, authority), false))
"""

LABELS = """
SELECT crime_type FROM offences WHERE list_contains($offences, offence)
"""

SUPERSEDED = """
SELECT line FROM superseded WHERE part = $part
"""
