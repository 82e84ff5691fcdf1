"""Which properties of the features hold code, name and authority."""

import re
from dataclasses import dataclass

from fourfold.analysis.areas.codes import level_of
from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources._ons_headers import Heading, headings

from .features import Feature, Layer, fault

SOURCE = "ons_boundaries"

# Smallest first: a file of wards also says which authority each lies in.
LEVELS = ("lsoa", "ward", "authority")
AGAIN = "Download the boundaries again, or correct this feature"


@dataclass(frozen=True, slots=True)
class Keys:
    """Reads code, name and authority of a feature, refusing what is not clear."""

    layer: Layer
    level: str
    year: int
    code_property: str
    name_property: str | None
    authority_property: str | None

    def code(self, feature: Feature) -> str:
        code = self._text(feature, self.code_property)
        if level_of(code) != self.level:
            raise fault(
                self.layer,
                feature,
                f"{self.code_property} {code!r} is not the code of a {self.level}",
                remedy=AGAIN,
            )
        return code

    def name(self, feature: Feature) -> str:
        return self._text(feature, self.name_property or self.code_property)

    def authority(self, feature: Feature) -> str | None:
        if self.level == "authority":
            return self.code(feature)
        if self.authority_property is None:
            return None
        code = self._text(feature, self.authority_property)
        if level_of(code) != "authority":
            raise fault(
                self.layer,
                feature,
                f"{self.authority_property} {code!r} is not the code of an authority",
                remedy=AGAIN,
            )
        return code

    def _text(self, feature: Feature, name: str) -> str:
        text = feature.properties.get(name)
        if not isinstance(text, str) or not text.strip():
            raise fault(self.layer, feature, f"it has no {name}", remedy=AGAIN)
        return text.strip()


def keys_of(layer: Layer, *, year: int | None) -> Keys:
    """Finds the properties by their names in the first feature.

    Raises SourceError if there is no column of codes or the year is not known.
    """
    names = tuple(layer.features[0].properties)
    for level in LEVELS:
        codes = headings(SOURCE, f"{level}_code", names)
        if len(codes) > 1:
            found = ", ".join(code.text for code in codes)
            raise SourceError(
                f"it has codes of more than one year: {found}",
                file=layer.path,
                remedy="Remove the properties of the years that are not meant",
            )
        if codes:
            return _dated(layer, level, codes[0], year=year)
    return _undated(layer, names, year)


def _dated(layer: Layer, level: str, code: Heading, *, year: int | None) -> Keys:
    names = tuple(layer.features[0].properties)
    stated = 2000 + code.numbers["yy"]
    if year not in {None, stated}:
        raise SourceError(
            f"its codes are of {stated} ({code.text}), not of {year}",
            file=layer.path,
            remedy="Leave the year out, or give the file of that year",
        )
    return Keys(
        layer=layer,
        level=level,
        year=stated,
        code_property=names[code.at],
        name_property=_first(f"{level}_name", names),
        authority_property=_first("authority_code", names),
    )


def _undated(layer: Layer, names: tuple[str, ...], year: int | None) -> Keys:
    code = _first("plain_code", names)
    if code is None:
        raise SourceError(
            f"no property holds a code; found: {', '.join(names) or 'none'}",
            file=layer.path,
            remedy="It must be called LSOA21CD, WD25CD, LAD25CD (of any year) or"
            " GSS_CODE",
        )
    first = layer.features[0]
    level = level_of(str(first.properties[code]).strip())
    if level is None:
        raise fault(
            layer,
            first,
            f"{code} is not the code of an LSOA, ward or local authority",
            remedy=AGAIN,
        )
    return Keys(
        layer=layer,
        level=level,
        year=year or _year_in_name(layer),
        code_property=code,
        name_property=_first("plain_name", names),
        authority_property=_first("plain_authority", names),
    )


def _first(column: str, names: tuple[str, ...]) -> str | None:
    found = headings(SOURCE, column, names)
    return names[found[0].at] if found else None


def _year_in_name(layer: Layer) -> int:
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", layer.names))
    if len(years) != 1:
        raise SourceError(
            "it does not say which year its areas are of",
            file=layer.path,
            remedy="State the year, or put it into the file's name, as in"
            " “wards_2018.shp”",
        )
    return int(years.pop())
