"""How sites stand: boards, what stops them, their lines of time."""
