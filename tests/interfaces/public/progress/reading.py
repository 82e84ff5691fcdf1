"""Reads public pages in tests."""


def text_at(client, where, **asked):
    answer = client.get(where, asked)
    assert answer.status_code == 200
    return answer.text


def has(text, words):
    return [each for each in words if each not in text]
