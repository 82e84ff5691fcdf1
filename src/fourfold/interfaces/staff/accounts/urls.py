from django.urls import path

from .views import agencies, conduct, invitations, people, roles, teams

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/<uuid:public_id>/", people.person, name="person"),
    path("people/<uuid:public_id>/suspend/", conduct.suspend, name="person-suspend"),
    path("people/<uuid:public_id>/restore/", conduct.restore, name="person-restore"),
    path("people/<uuid:public_id>/leaving/", conduct.leaving, name="person-leaving"),
    path("people/<uuid:public_id>/role/", roles.choose_agency, name="role-agency"),
    path(
        "people/<uuid:public_id>/role/<uuid:agency_id>/", roles.give, name="role-give"
    ),
    path("roles/", roles.awaiting, name="roles-awaiting"),
    path("roles/<int:holding_id>/", roles.decide, name="role-decide"),
    path("roles/<int:holding_id>/end/", roles.end, name="role-end"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/new/", invitations.choose_agency, name="invite-agency"),
    path("invitations/new/<uuid:agency_id>/", invitations.invite, name="invite"),
    path("invitations/<uuid:public_id>/", invitations.invitation, name="invitation"),
    path(
        "invitations/<uuid:public_id>/again/",
        invitations.send_again,
        name="invitation-again",
    ),
    path(
        "invitations/<uuid:public_id>/withdraw/",
        invitations.withdraw,
        name="invitation-withdraw",
    ),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/new/", agencies.add, name="agency-add"),
    path("agencies/<uuid:public_id>/", agencies.agency, name="agency"),
    path("agencies/<uuid:public_id>/change/", agencies.change, name="agency-change"),
    path("agencies/<uuid:public_id>/left/", agencies.left, name="agency-left"),
    path("agencies/<uuid:agency_id>/team/", teams.add, name="team-add"),
    path("teams/<uuid:public_id>/", teams.team, name="team"),
    path("teams/<uuid:public_id>/join/", teams.join, name="team-join"),
    path("teams/leave/<int:membership_id>/", teams.leave, name="team-quit"),
]
