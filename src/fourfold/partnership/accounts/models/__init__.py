from .agency import Agency
from .cover import Cover
from .invitation import Invitation
from .person import Person
from .role_holding import RoleHolding
from .team import Team
from .team_membership import TeamMembership

__all__ = [
    "Agency",
    "Cover",
    "Invitation",
    "Person",
    "RoleHolding",
    "Team",
    "TeamMembership",
]
