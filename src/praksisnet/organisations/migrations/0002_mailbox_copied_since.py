from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="mailbox_copied_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
