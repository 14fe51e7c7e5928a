"""The table of rights as it is shipped: every role of section 9, a source for each line."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.people import faults
from drawdown.people.reading import RIGHTS, ROLES, SIGHTS, read_rights, tables_folder
from drawdown.people.rights import Bound, Scope, Side, Sight
from tests.people.world import RIGHTS as TABLE

ROLES_OF_SECTION_9 = 24
"""Its 23 rows, the unit and its contingent apart; see docs/concepts/rights.md."""
OURS = {"administrator", "security"}
CONVOYS = {"movement_control", "force", "security"}
READS_ALL_BUT = {Sight.CONVOYS}


def test_every_role_of_section_9_is_there_and_two_are_ours() -> None:
    assert len(set(TABLE.role_ids) - OURS) == ROLES_OF_SECTION_9
    assert set(TABLE.role_ids) > OURS


def test_every_line_has_a_source_and_the_split_of_rights_is_marked_as_ours() -> None:
    for line in (*TABLE.roles, *TABLE.rights, *TABLE.shown):
        assert line.provenance_of().source, line
    for line in (*TABLE.rights, *TABLE.shown):
        assert line.estimated(), line


def test_only_movement_force_and_security_are_shown_convoys_to_come() -> None:
    assert {role for role in TABLE.role_ids if TABLE.scope(role, Sight.CONVOYS)} == CONVOYS


def test_an_auditor_is_shown_everything_else_and_may_do_nothing() -> None:
    shown = {sight for sight in Sight if TABLE.scope("auditor", sight) is Scope.ALL}
    assert shown == set(Sight) - READS_ALL_BUT
    assert not TABLE.kinds_of("auditor")


def test_public_information_is_shown_released_figures_alone() -> None:
    assert {s for s in Sight if TABLE.scope("public_information", s)} == {Sight.RELEASED}


def test_the_host_is_shown_the_pack_of_its_own_site_alone() -> None:
    assert {s for s in Sight if TABLE.scope("host_representative", s)} == {Sight.PACK}
    assert TABLE.scope("host_representative", Sight.PACK) is Scope.OWN


def test_whoever_is_not_of_the_mission_is_bound_to_what_they_name() -> None:
    outside = {Side.CONTINGENT, Side.HOST, Side.PARTNER}
    for role in TABLE.roles:
        if role.side in outside:
            assert role.bound in {Bound.SITES, Bound.SUBJECTS}, role.id
            scopes = {TABLE.scope(role.id, sight) for sight in Sight} - {None}
            assert scopes <= {Scope.OWN}, role.id


def test_the_administrator_decides_and_signs_nothing_of_the_mission() -> None:
    role = TABLE.role("administrator")
    assert role is not None
    assert not role.signs
    about_people = (
        "person.", "capacity.", "delegation.", "invitation.", "signer.", "ledger.", "values.",
    )  # fmt: skip
    assert all(kind.startswith(about_people) for kind in TABLE.kinds_of("administrator"))


def test_whoever_approves_never_approves_their_own_work() -> None:
    approving = [right for right in TABLE.rights if right.kind.endswith(".approved")]
    assert approving
    assert not [right for right in approving if right.own_work]


@pytest.mark.parametrize(
    ("file", "line", "code"),
    [
        (RIGHTS, "plan.adopted,nobody,office,no,K,yes,\n", faults.NO_SUCH_ROLE.code),
        (SIGHTS, "nobody,site,all,K,yes,\n", faults.NO_SUCH_ROLE.code),
        (SIGHTS, "auditor,site,all,K,yes,\n", "R410"),
        (ROLES, "auditor,Auditor,Auditeur,oversight,mission,no,K,,\n", "R410"),
        (RIGHTS, "plan.adopted,auditor,wishes,no,K,yes,\n", "V305"),
    ],
)
def test_a_damaged_table_is_refused_by_file_and_row(
    tmp_path: Path, file: str, line: str, code: str
) -> None:
    for name in (ROLES, RIGHTS, SIGHTS):
        (tmp_path / name).write_bytes((tables_folder() / name).read_bytes())
    rows = (tmp_path / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(rows + line, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_rights(tmp_path)
    (finding,) = refused.value.findings
    assert finding.code == code
    assert finding.place.file == file
    assert finding.place.row == rows.count("\n") + 1


def test_every_code_is_used_once() -> None:
    listed = [fault.code for fault in faults.CATALOGUE]
    assert len(set(listed)) == len(listed)
    assert listed == sorted(listed)
