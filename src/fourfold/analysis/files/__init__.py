"""How bytes come in: fetched, unpacked, staged and brought into shape."""
