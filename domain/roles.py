"""Who may act: the roles of charities and ministry, and the actor that a door hands to a service."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.errors import WrongRoleError


class Role(StrEnum):
    """A role of product.md §1; the first four belong to a charity, the others to the ministry or platform."""

    REGISTRAR = "registrar"
    RESEARCHER = "researcher"
    AID_MANAGER = "aid_manager"
    CHARITY_ADMIN = "charity_admin"
    SUPERVISOR = "supervisor"
    DUPLICATE_DESK = "duplicate_desk"
    POLICY_OFFICER = "policy_officer"
    AUDITOR = "auditor"
    OPERATOR = "operator"


CHARITY_ROLES = frozenset({Role.REGISTRAR, Role.RESEARCHER, Role.AID_MANAGER, Role.CHARITY_ADMIN})
MINISTRY_ROLES = frozenset(Role) - CHARITY_ROLES


@dataclass(frozen=True)
class Actor:
    """A signed-in account: `charity_id` is None for the ministry and the platform."""

    account_id: UUID
    charity_id: UUID | None
    roles: frozenset[Role]
    name_ar: str
    name_en: str

    @property
    def is_ministry(self) -> bool:
        """True for an account that belongs to no charity."""
        return self.charity_id is None

    @property
    def answers_for(self) -> frozenset[Role]:
        """The roles whose tasks this actor may give to others: an aid manager his charity's, a supervisor the ministry's."""
        charity = CHARITY_ROLES if Role.AID_MANAGER in self.roles else frozenset()
        return charity | (MINISTRY_ROLES if Role.SUPERVISOR in self.roles else frozenset())

    def has_any(self, *roles: Role) -> bool:
        """True if the actor holds at least one of `roles`."""
        return not self.roles.isdisjoint(roles)

    def require(self, *roles: Role) -> None:
        """Raise WrongRoleError unless the actor holds at least one of `roles`."""
        if not self.has_any(*roles):
            raise WrongRoleError(role=roles[0].value)
