"""Reading the documentation as data: pages, fenced blocks, commands, links."""
