from .states import anyone, staff

TABLE = [
    anyone("theme"),
    anyone("public:home"),
    anyone("public:privacy"),
    anyone("public:accessibility"),
    anyone("public:contact"),
    anyone("public:help"),
    staff("staff:home"),
    staff("staff:help"),
    staff("staff:components"),
]
