from django.urls import reverse


def test_home_is_open_before_anything_is_set_up(client, db):
    response = client.get(reverse("public:home"))

    assert response.status_code == 200
    assert "This site is not set up yet" in response.text
