from django.urls import path

from . import events, files, pdfs, people, publications, words

urlpatterns = [
    path("publications/", publications.publications, name="publications"),
    path("publications/<slug:slug>/", publications.publication, name="publication"),
    path(
        "publications/<slug:slug>/<int:number>/",
        publications.version,
        name="publication-version",
    ),
    path(
        "publications/<slug:slug>/<int:number>/file.pdf",
        pdfs.pdf,
        name="publication-pdf",
    ),
    path("people/", people.people, name="public-people"),
    path("people/<slug:slug>/", people.person, name="public-person"),
    path("events/", events.events, name="events"),
    path("events/<slug:slug>/", events.event, name="event"),
    path("words/", words.words, name="words"),
    path("words/<slug:slug>/", words.word, name="word"),
    path("record/<slug:kind>.csv", files.as_csv, name="record-csv"),
    path("record/<slug:kind>.json", files.as_json, name="record-json"),
]
