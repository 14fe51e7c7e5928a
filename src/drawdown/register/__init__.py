"""What is there: the mission, its sites, people, cargo, crews, routes and rules of movement."""
