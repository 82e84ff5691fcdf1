"""Pages of the site beside a bare page of Django, on the same server."""
