"""How numbers are said: with the marks that readers of the language know."""

from decimal import Decimal

from django.utils.formats import number_format


def whole_words(number: float) -> str:
    """ "1,234"."""
    return number_format(round(number), force_grouping=True)


def decimal_words(number: float, places: int) -> str:
    """ "1,234.568", "−0.5"; a real minus sign."""
    text = number_format(f"{number:.{places}f}", places, force_grouping=True)
    return text.replace("-", "−")


def amount_words(value: Decimal) -> str:
    """ "1,234.5", "2,000": up to two places, without noughts that were not meant."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return number_format(text, force_grouping=True).replace("-", "−")
