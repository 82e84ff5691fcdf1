from fourfold.analysis.offences.labels import normalised


def test_normalised_drops_case_and_spacing():
    assert normalised("  Other\u00a0 THEFT\n") == "other theft"
