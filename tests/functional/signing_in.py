"""What people do in a browser to sign in."""

from django.conf import settings

from tests.people import PASSWORD


def enter_password(page, person):
    page.goto("/sign-in/")
    page.get_by_label("Work e-mail address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def key_of(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def heading(page):
    return page.inner_text("h1")
