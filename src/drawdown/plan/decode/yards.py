"""Room at hubs and ports: what stands there, what is on its way, and what a vessel will take."""

from __future__ import annotations

from dataclasses import dataclass, field

from drawdown.plan.problem import PortCalls


@dataclass(slots=True)
class Yard:
    """A hub's yard; room is kept from the departure of what will arrive."""

    teu: int
    vehicles: int
    kept_teu: int = 0
    kept_vehicles: int = 0

    def room(self) -> tuple[int, int]:
        """Return the containers and vehicles that may still be sent here."""
        return self.teu - self.kept_teu, self.vehicles - self.kept_vehicles

    def keep(self, teu: int, vehicles: int) -> None:
        """Keep room (or give it back, with negative amounts)."""
        self.kept_teu += teu
        self.kept_vehicles += vehicles


@dataclass(slots=True)
class PortYard:
    """A port's yard: arrivals in any order of booking, emptied by the calls of its vessels."""

    calls: PortCalls
    arrivals: list[tuple[int, int, int]] = field(default_factory=list)
    """(day, containers, vehicles)."""

    def fits(self, day: int, teu: int, vehicles: int) -> bool:
        """Return whether one more arrival keeps the yard within its limits on every day."""
        peak_teu, peak_vehicles = self._peaks([*self.arrivals, (day, teu, vehicles)])
        return peak_teu <= self.calls.yard_teu and peak_vehicles <= self.calls.yard_vehicles

    def room(self, day: int) -> tuple[int, int]:
        """Return what may arrive on a day; an estimate from below, confirmed by `fits`."""
        teu, vehicles = self._peaks(self.arrivals, since=day)
        return max(0, self.calls.yard_teu - teu), max(0, self.calls.yard_vehicles - vehicles)

    def add(self, day: int, teu: int, vehicles: int) -> None:
        """Book an arrival."""
        self.arrivals.append((day, teu, vehicles))

    def _peaks(self, arrivals: list[tuple[int, int, int]], since: int = 0) -> tuple[int, int]:
        """Return the highest containers and vehicles in the yard from a day on."""
        coming = sorted(arrivals)
        calls, cutoff = self.calls.calls, self.calls.cutoff
        teu = vehicles = peak_teu = peak_vehicles = 0
        ready_teu = ready_vehicles = taken_teu = taken_vehicles = 0
        at = ripe = 0
        for call in (*calls, 10**6):
            while at < len(coming) and coming[at][0] < call:
                day, more_teu, more_vehicles = coming[at]
                if day >= since:
                    peak_teu, peak_vehicles = max(peak_teu, teu), max(peak_vehicles, vehicles)
                teu, vehicles, at = teu + more_teu, vehicles + more_vehicles, at + 1
            if call > since:
                peak_teu, peak_vehicles = max(peak_teu, teu), max(peak_vehicles, vehicles)
            if call == 10**6:
                break
            while ripe < len(coming) and coming[ripe][0] <= call - cutoff:
                ready_teu, ready_vehicles = (
                    ready_teu + coming[ripe][1],
                    ready_vehicles + coming[ripe][2],
                )
                ripe += 1
            out_teu = min(self.calls.teu_per_call, ready_teu - taken_teu)
            out_vehicles = min(self.calls.vehicles_per_call, ready_vehicles - taken_vehicles)
            taken_teu, taken_vehicles = taken_teu + out_teu, taken_vehicles + out_vehicles
            teu, vehicles = teu - out_teu, vehicles - out_vehicles
        return peak_teu, peak_vehicles
