"""What somebody asks for is done once, however often they ask."""
