"""A plan for a wished confidence: made with cushions, told without them, played in many futures."""
