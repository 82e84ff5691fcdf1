"""The parts of an assessment, in the order in which a board reads them."""

HEADLINE = "headline"
WHAT = "what"
HARM = "harm"
WHERE = "where"
WHEN = "when"
WHOM = "whom"
CHANGE = "change"
COMPARE = "compare"
CAUSES = "causes"
RESPONSE = "response"
UNKNOWN = "unknown"
LIMITS = "limits"
METHODS = "methods"
SOURCES = "sources"

SECTION_IDS = (
    HEADLINE,
    WHAT,
    HARM,
    WHERE,
    WHEN,
    WHOM,
    CHANGE,
    COMPARE,
    CAUSES,
    RESPONSE,
    UNKNOWN,
    LIMITS,
    METHODS,
    SOURCES,
)
