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


CAST: tuple[Part, ...] = (
    Part("p-ca570001", "Amina Haidara", "head_of_mission"),
    Part("p-ca570002", "Björn Lindqvist", "director_mission_support"),
    Part("p-ca570003", "Chiara Fontana", "drawdown_cell_chief"),
    Part("p-ca570004", "Daouda Keïta", "head_of_office", sites=("gao",)),
    Part("p-ca570005", "Elif Aydın", "movement_control"),
    Part("p-ca570006", "Farid Mansour", "environmental_officer"),
    Part("p-ca570007", "Grace Achieng", "auditor"),
    Part("p-ca570008", "Hamidou Traoré", "host_representative", sites=("gao",)),
    Part("p-ca570009", "Inès Moreau", "administrator"),
)
