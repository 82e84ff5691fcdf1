"""The command line: `fourfold COMMAND`. One module a command."""
