"""Builds a report from its template: nobody types a figure."""

from __future__ import annotations

from drawdown.progress.telling.words import Language
from drawdown.reports.material import Material
from drawdown.reports.report import Report, Section
from drawdown.reports.sections import blocks_of
from drawdown.reports.shown import Frame
from drawdown.reports.voice import voice_of


def build(material: Material, kind: str, language: Language) -> Report:
    """Return the report. Raises `KeyError` for a kind that has no template."""
    template = material.rules.template(kind)
    frame = Frame(material, voice_of(material, language), template)
    mission = material.register.mission
    sections = tuple(
        Section(rule.id, frame.voice.word(f"section.{rule.id}"), blocks_of(frame, rule))
        for rule in template.sections
    )
    return Report(
        kind=kind,
        language=language,
        title=template.said("title", language),
        mission=frame.voice.pair(mission.name, mission.name_fr or mission.name),
        acronym=mission.acronym or mission.id.upper(),
        to=template.said("to", language),
        every=template.said("every", language),
        first=frame.first,
        as_of=material.as_of,
        position=material.position,
        register_hash=material.register_hash,
        one_page=template.one_page,
        reconstructed=any(
            spell.reconstructed for one in material.standings for spell in one.spells
        ),
        sections=sections,
    )
