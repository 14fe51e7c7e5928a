"""The commands: a module here is the command of its name, its first sentence the help.

Each gives `add_arguments(parser)` and `run(arguments) -> exit code`.
"""
