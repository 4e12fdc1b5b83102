from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an organisation is. Only municipalities count among the 98."""

    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region")
    JOINT_UNIT = "joint_unit", _("Joint unit")
    AUTHORITY = "authority", _("Authority")
    OPERATOR = "operator", _("Operator")
    PARTNER = "partner", _("Knowledge partner")
    SUPERVISION = "supervision", _("Supervision authority")
    ASSOCIATION = "association", _("Association")
    USER_ORGANISATION = "user_organisation", _("User organisation")


class AffiliationKind(models.TextChoices):
    EMPLOYEE = "employee", _("Employee")
    LEADER = "leader", _("Manager")
