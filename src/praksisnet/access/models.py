from django.db import models

from praksisnet.kit.privacy import impersonal


class Audience(models.Model):
    """Those who may read a thing: an interned set of tokens, so that equal sets are one row.

    ``key`` is the sorted tokens, or their digest where they are long. The empty set is nobody.
    """

    key = models.CharField(max_length=200, unique=True)

    privacy = impersonal()

    def __str__(self) -> str:
        return self.key or "nobody"


class AudienceToken(models.Model):
    """One token of an audience: whoever holds it may read."""

    audience = models.ForeignKey(Audience, on_delete=models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=80)

    privacy = impersonal()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "token"], name="audience_token_unique")]
        indexes = [models.Index(fields=["token", "audience"], name="audience_token_reader")]

    def __str__(self) -> str:
        return self.token
