"""The cast: invented persons of the example, each in one office of the table of rights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A person and the office they hold. No such person exists."""

    person: str
    name: str
    role: str
    sites: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


MOPTI = ("douentza", "mopti-sevare", "ogossagou")
TOMBOUCTOU = ("ber", "goundam", "tombouctou")
NORTH = ("aguelhok", "kidal", "tessalit")
SIGNED = ("ansongo", "bamako", "gao", "menaka", *MOPTI, *TOMBOUCTOU)
"""Sites for which somebody came to receive them."""

CAST: tuple[Part, ...] = (
    Part("p-ca570001", "Amina Haidara", "head_of_mission"),
    Part("p-ca570002", "Björn Lindqvist", "director_mission_support"),
    Part("p-ca570003", "Chiara Fontana", "drawdown_cell_chief"),
    Part("p-ca570004", "Daouda Keïta", "head_of_office", sites=("ansongo", "gao")),
    Part("p-ca570005", "Elif Aydın", "movement_control"),
    Part("p-ca570006", "Farid Mansour", "environmental_officer"),
    Part("p-ca570007", "Grace Achieng", "auditor"),
    Part("p-ca570008", "Hamidou Traoré", "host_representative", sites=("ansongo", "gao")),
    Part("p-ca570009", "Inès Moreau", "administrator"),
    Part("p-ca570010", "Jonas Weber", "property_chief"),
    Part("p-ca570011", "Karima Benali", "finance_legal"),
    Part("p-ca570012", "Luis Ortega", "force"),
    Part("p-ca570013", "Mei Tanaka", "engineering"),
    Part("p-ca570014", "Nadia Petrov", "records_officer"),
    Part("p-ca570015", "Oumar Sissoko", "head_of_office", sites=MOPTI),
    Part("p-ca570016", "Priya Nair", "head_of_office", sites=TOMBOUCTOU),
    Part("p-ca570017", "Quentin Dubois", "head_of_office", sites=NORTH),
    Part("p-ca570018", "Rokia Diallo", "head_of_office", sites=("bamako", "menaka")),
    Part("p-ca570019", "Sidi Coulibaly", "host_representative", sites=MOPTI),
    Part("p-ca570020", "Tata Cissé", "host_representative", sites=TOMBOUCTOU),
    Part("p-ca570021", "Umar Ag Elhadj", "host_representative", sites=("bamako", "menaka")),
    Part("p-ca570022", "Valentine Koné", "host_environment_expert", sites=SIGNED),
    Part("p-ca570023", "Wim de Clerck", "liquidation_head"),
    Part("p-ca570024", "Yasmin Rahman", "hq_desk"),
    Part("p-ca570025", "Zeynep Kaya", "human_resources"),
    Part("p-ca570026", "Ximena Duarte", "public_information"),
)


def plays(role: str, site: str) -> Part:
    """Return who holds an office at a site; raises `LookupError` when nobody does."""
    for part in CAST:
        if part.role == role and (not part.sites or site in part.sites):
            return part
    raise LookupError(f"nobody of the cast is {role} at {site}")
