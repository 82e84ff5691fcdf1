"""Makes workbooks in the layout of the publishers of harm weights."""

from openpyxl import Workbook

CAMBRIDGE = (
    "ATHENA URN",
    "FULL_OFFENCE_TITLE",
    "CCHI Score",
    "Starting Point",
    "GROUP",
    "SUB_GROUP",
    "HO_CODE",
)
OFFENCES = (
    ("U1", "Murder", 5_475, "15 years", "Violence", "Homicide", "1/1"),
    ("U2", "Robbery", 365, "1 year", "Robbery", "Personal", "34B"),
    ("U3", "Theft from a shop", 1, "Fine", "Theft", "Shops", "46"),
)


def cambridge(path, rows=OFFENCES, header=CAMBRIDGE):
    """A cover sheet, then the table under three lines of licence."""
    book = Workbook()
    book.active.title = "Cover"
    book.active.append(["Invented Crime Harm Index"])
    sheet = book.create_sheet("Index")
    for line in ("Licence: for the use of its licensee.", "", "Invented."):
        sheet.append([line])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def severity(path, rows=(("34B", "Robbery of personal property", 993.55),)):
    book = Workbook()
    book.active.title = "List of weights"
    book.active.append(["Offence code", "Offence", "Weight"])
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path
