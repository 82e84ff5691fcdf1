"""How numbers are said: with the marks that readers of the language know."""

from django.utils.formats import number_format


def whole_words(number: float) -> str:
    """ "1,234"."""
    return number_format(round(number), force_grouping=True)


def decimal_words(number: float, places: int) -> str:
    """ "1,234.568", "−0.5"; a real minus sign."""
    text = number_format(f"{number:.{places}f}", places, force_grouping=True)
    return text.replace("-", "−")
