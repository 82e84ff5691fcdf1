"""Messages to people: kept until they are sent, sent again until they arrive."""
