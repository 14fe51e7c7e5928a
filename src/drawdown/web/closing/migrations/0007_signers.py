"""Keep which certificate is whose."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row a certificate."""

    dependencies = [("closing", "0006_packs")]

    operations = [
        migrations.CreateModel(
            name="SignerCertificate",
            fields=[
                (
                    "fingerprint",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("person", models.CharField(max_length=60)),
                ("since", models.DateField()),
                ("withdrawn", models.DateField(null=True)),
            ],
            options={"ordering": ["person", "since", "fingerprint"]},
        ),
    ]
