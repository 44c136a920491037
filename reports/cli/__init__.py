"""Words on a command line → the verb that they name, and an exit code; one module a verb."""
