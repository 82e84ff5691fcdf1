from fourfold.demo.chance import stream


def test_stream_gives_the_same_numbers_for_the_same_seed_and_part():
    assert stream(1, "places").random() == stream(1, "places").random()


def test_stream_differs_by_seed_and_by_part():
    numbers = {
        stream(1, "places").random(),
        stream(2, "places").random(),
        stream(1, "people").random(),
    }

    assert len(numbers) == 3
