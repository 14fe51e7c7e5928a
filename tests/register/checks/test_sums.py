"""Shares make a whole, nobody stays who is not there, rows agree with reported totals."""

from __future__ import annotations

from tests.register.edited import Edited


def test_the_exits_of_a_hub_share_out_all_of_it(mission: Edited) -> None:
    mission.replace("exits.csv", "hub-town,port,1,", "hub-town,port,0.9,")
    [finding] = mission.findings()
    assert finding.found == "the exits of hub-town add up to 0.9".replace(
        "the", "the shares of the"
    )


def test_the_ways_of_a_lot_share_out_all_of_it(mission: Edited) -> None:
    mission.replace(
        "dispositions.csv", "unoe,vehicle,sell_or_transfer,0.4", "unoe,vehicle,sell_or_transfer,0.5"
    )
    [finding] = mission.findings()
    assert str(finding.place) == mission.at("dispositions.csv", "unoe,vehicle") + " [share]"
    assert finding.found == "the shares of unoe vehicle add up to 1.1"


def test_shares_are_added_as_they_are_written(mission: Edited) -> None:
    tenths = "".join(
        f"hub-town,{to},0.1,EST,yes\n" for to in ["port", *(f"p{n}" for n in range(9))]
    )
    for number in range(9):
        mission.append("places.csv", f"p{number},P,6.2,21.0,sea port,XXP,EST,yes")
        mission.append("ports.csv", f"p{number},1,1,2026-03-01,7,1,1,1,1,1,1,EST,yes")
        mission.append(
            "legs.csv", f"r{number},road,hub-town,p{number},650,paved,paved,low,1,9,0,,EST,yes,"
        )
    assert mission.write("exits.csv", f"hub,to,share,source,inferred\n{tenths}").found() == []


def test_something_becomes_of_every_lot(mission: Edited) -> None:
    mission.replace("dispositions.csv", "coe,vehicle,repatriate,1,EST,yes\n", "")
    assert [finding.found for finding in mission.findings()] == [
        "nothing says what becomes of coe vehicle"
    ]


def test_a_guard_is_no_larger_than_the_troops(mission: Edited) -> None:
    mission.replace("sites.yaml", "guard_after_deadline: 30", "guard_after_deadline: 501")
    [finding] = mission.findings()
    assert finding.found == "a guard of 501 stays at `hub-town`, which has 500 troops"


def test_a_team_is_no_larger_than_those_it_is_made_of(mission: Edited) -> None:
    mission.replace("sites.yaml", "team_after_deadline: 10", "team_after_deadline: 53")
    [finding] = mission.findings()
    assert finding.found == "a team of 53 stays at `hub-town`, which has 52 people for it"


def test_nobody_stays_at_a_site_that_closes(mission: Edited) -> None:
    mission.replace("sites.yaml", "  region: South", "  region: South\n  team_after_deadline: 1")
    assert mission.found() == [
        mission.at("sites.yaml", "id: river-post", "team_after_deadline:")
        + " [team_after_deadline] S705"
    ]


def test_no_more_people_rotate_than_are_there(mission: Edited) -> None:
    mission.append("rotations.csv", "hub-town,413,2026-02-11,")
    [finding] = mission.findings()
    assert str(finding.place) == mission.at("rotations.csv", "hub-town,413") + " [people]"
    assert finding.found == "513 people rotate out of `hub-town`, which has 512"


def test_units_are_no_stronger_than_their_site(mission: Edited) -> None:
    mission.replace("people.csv", "north-camp,troops,160", "north-camp,troops,150")
    assert mission.found() == [
        mission.at("sites.yaml", "id: north-camp", "units:") + " [units] S710"
    ]


def test_a_site_without_people_or_cargo_says_so(mission: Edited) -> None:
    mission.replace("people.csv", "river-post,troops,60,EST,yes,,a platoon and its support\n", "")
    mission.replace("cargo.csv", "river-post,coe,container,10,100,EST,yes\n", "")
    mission.replace("cargo.csv", "river-post,coe,vehicle,12,72,EST,yes\n", "")
    assert mission.found() == [
        "cargo.csv S707",
        "people.csv S707",
        mission.at("sites.yaml", "id: river-post", "units:") + " [units] S710",
    ]
    mission.append("cargo.csv", "river-post,coe,container,0,0,EST,yes")
    mission.append("people.csv", "river-post,troops,60,EST,yes,,")
    assert mission.found() == []


def test_rows_add_up_to_what_the_mission_reports(mission: Edited) -> None:
    totals = "reported_totals: {uniformed: 732, civilian: 111, containers: 176, vehicles: 130}"
    mission.append("mission.yaml", totals)
    assert [finding.found for finding in mission.findings()] == [
        "the civilian add up to 110; the mission reports 111",
        "the vehicles add up to 136; the mission reports 130",
    ]


def test_a_cap_on_releases_has_a_date_and_a_share(mission: Edited) -> None:
    mission.replace("movement.yaml", "  minimum: 20", "  minimum: 20\n  release_cap_share: 0.5")
    assert mission.found() == [mission.at("movement.yaml", "guard:") + " [guard] S708"]


def test_lines_of_a_site_share_out_its_lot_by_themselves(mission: Edited) -> None:
    mission.column("dispositions.csv", "site", {})
    mission.append("dispositions.csv", "coe,container,repatriate,0.6,EST,yes,north-camp")
    [finding] = mission.findings()
    assert finding.found == "the shares of coe container of north-camp add up to 0.6"


def test_a_way_is_open_only_where_something_is_left_and_its_price_is_known(mission: Edited) -> None:
    mission.column("dispositions.csv", "site", {})
    mission.append("dispositions.csv", "coe,container,repatriate,1,EST,yes,north-camp")
    mission.append("dispositions.csv", "coe,container,give_in_place,,EST,yes,north-camp")
    assert [finding.code for finding in mission.findings()] == ["S711", "N519"]
    mission.write(
        "disposals.csv",
        "owner,way,task,approval_days,container_price,vehicle_price,source,inferred\n"
        "coe,give_in_place,T43,5,10,20,EST,yes\n",
    )
    assert [finding.code for finding in mission.findings()] == ["N520", "S711"]
