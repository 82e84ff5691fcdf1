"""Whether a page was useful: asked without a cookie, answered without a name."""
