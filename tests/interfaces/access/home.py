from .states import anyone, staff

TABLE = [
    anyone("public:home"),
    staff("staff:home"),
]
