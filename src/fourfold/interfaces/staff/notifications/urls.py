from django.urls import path

from . import views

urlpatterns = [
    path("", views.message_list, name="messages"),
    path(
        "<uuid:public_id>/try-again/",
        views.message_try_again,
        name="message-try-again",
    ),
    path("<uuid:public_id>/give-up/", views.message_give_up, name="message-give-up"),
]
