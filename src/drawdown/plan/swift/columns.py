"""The columns of the tables, by name, and the kinds of tasks and bookings."""

from __future__ import annotations

# Columns of the tables.
DEADLINE, HORIZON, LOAD_DAYS, TURNAROUND, TEAM, LATE_DAY, TEAM_DAY = range(7)
SHUTTLES, CAP_DAY, CAP_PEOPLE, PERSON_DAY, LATE_PERSON = range(7, 12)
CLOSES, IS_HUB, HUB_OF, HUB_CUTOFF, ENDING, STAFF_OF, BODY, SITE_DAY, GOES_TO = range(9)
TASKS, LIFTS, ROUTES, SERVICES, SWEEP, OWN, MARKS = 9, 11, 13, 15, 17, 19, 23
DUE = 33
"""The last column of a site, after its marks."""
DAYS, CREW, KIND, PREDS = range(4)
TEU, VEHICLES, SLOTS, TRUCKS, PEOPLE, COE, UNOE = range(7)
ROUTE_SLOTS, ROUTE_UNITS, ROUTE_COLLECTS, ROUTE_TRAIN, ROUTE_CYCLE, STRETCHES = range(6)
TRIP_DAYS, TRIP_BACK, TRIP_ESCORT = 7, 9, 11
WORK, LIFT, STAFF, LAST, CLEARED = range(5)
"""Kinds of tasks."""
ON_LEVEL, LEG_WEEK, LEG_DAY, ARRIVAL, FLIGHT = range(5)
"""Kinds of bookings."""
ESCORT_ROW, FLIGHT_ROW, TRUCK_ROW = range(3)
"""Rows of the levels that are not crews."""
