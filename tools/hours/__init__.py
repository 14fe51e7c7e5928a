"""Five guided first hours, walked in a browser: one module for each reader."""
