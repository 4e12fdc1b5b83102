from django.db import models

from praksisnet.kit.privacy import WHILE_NEEDED, Category, personal


class Audience(models.Model):
    """Who may read a thing: an interned set of tokens, so that a thing carries one number and a search joins once."""

    key = models.TextField(unique=True)  # the sorted tokens, one space between them

    privacy = personal(
        fields=["key"],
        category=Category.TECHNICAL,
        purpose="To show a thing to those it was shared with; a key may name a person by number.",
        keep=WHILE_NEEDED,
    )

    def __str__(self) -> str:
        return self.key


class AudienceToken(models.Model):
    audience = models.ForeignKey(Audience, on_delete=models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=80)

    privacy = personal(
        fields=["token"],
        category=Category.TECHNICAL,
        purpose="To find what a reader's tokens open.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [models.UniqueConstraint("audience", "token", name="audience_token_once")]
        indexes = [models.Index(fields=["token", "audience"], name="audience_by_token")]

    def __str__(self) -> str:
        return self.token
