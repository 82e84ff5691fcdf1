"""An app of tests only: records of several kinds, as an app of the site would have."""
