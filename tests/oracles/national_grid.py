"""The National Grid by Ordnance Survey's own formulas, one point at a time.

Source: Ordnance Survey, A guide to coordinate systems in Great Britain, the annexes
on datums and projections: "Converting between 3D Cartesian and ellipsoidal", "Helmert
datum transformations", "Converting latitude and longitude to eastings and northings".
"""

from math import atan2, cos, hypot, radians, sin, sqrt, tan

# Semi-axes in metres.
WGS84 = (6_378_137.0, 6_356_752.314_245)
AIRY = (6_377_563.396, 6_356_256.909)

SHIFT = (-446.448, 125.157, -542.060)
SCALE = 20.4894e-6
TURNS = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))

F0 = 0.9996012717
ORIGIN = (radians(49), radians(-2))
FALSE = (400_000, -100_000)


def grid_of_wgs84(longitude, latitude):
    """Easting and northing of a point in degrees of WGS84."""
    there = _cartesian(radians(latitude), radians(longitude), WGS84)
    return grid_of_osgb36(*_ellipsoidal(_helmert(there), AIRY))


def grid_of_osgb36(latitude, longitude):
    """Easting and northing of a point in radians of OSGB36."""
    a, b = AIRY
    e2 = 1 - b**2 / a**2
    s, c, t = sin(latitude), cos(latitude), tan(latitude)
    nu = a * F0 / sqrt(1 - e2 * s**2)
    rho = a * F0 * (1 - e2) / (1 - e2 * s**2) ** 1.5
    eta2 = nu / rho - 1
    p = longitude - ORIGIN[1]
    one = _meridional_arc(latitude) + FALSE[1]
    two = nu / 2 * s * c
    three = nu / 24 * s * c**3 * (5 - t**2 + 9 * eta2)
    three_a = nu / 720 * s * c**5 * (61 - 58 * t**2 + t**4)
    four = nu * c
    five = nu / 6 * c**3 * (nu / rho - t**2)
    six = nu / 120 * c**5 * (5 - 18 * t**2 + t**4 + 14 * eta2 - 58 * t**2 * eta2)
    return (
        FALSE[0] + four * p + five * p**3 + six * p**5,
        one + two * p**2 + three * p**4 + three_a * p**6,
    )


def _meridional_arc(latitude):
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = latitude - ORIGIN[0], latitude + ORIGIN[0]
    return (b * F0) * (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
        - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
    )


def _cartesian(latitude, longitude, ellipsoid):
    a, b = ellipsoid
    e2 = 1 - b**2 / a**2
    nu = a / sqrt(1 - e2 * sin(latitude) ** 2)
    return (
        nu * cos(latitude) * cos(longitude),
        nu * cos(latitude) * sin(longitude),
        (1 - e2) * nu * sin(latitude),
    )


def _helmert(point):
    x, y, z = point
    rx, ry, rz = TURNS
    return (
        SHIFT[0] + (1 + SCALE) * x - rz * y + ry * z,
        SHIFT[1] + rz * x + (1 + SCALE) * y - rx * z,
        SHIFT[2] - ry * x + rx * y + (1 + SCALE) * z,
    )


def _ellipsoidal(point, ellipsoid):
    """Latitude and longitude in radians; the height is dropped, as on the grid."""
    (a, b), (x, y, z) = ellipsoid, point
    e2 = 1 - b**2 / a**2
    across = hypot(x, y)
    latitude = atan2(z, across * (1 - e2))
    for _ in range(10):
        nu = a / sqrt(1 - e2 * sin(latitude) ** 2)
        latitude = atan2(z + e2 * nu * sin(latitude), across)
    return latitude, atan2(y, x)
