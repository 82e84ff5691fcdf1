"""Staff pages of the public record: written, published and withdrawn here."""
