"""The permissions table: what each kind of person gets at each address.

One module an area, with a TABLE of groups of rows. A row is an address, a method, and
what each state of person gets (`states.py`):

    from .states import anyone, by_state, member, staff

    TABLE = [
        anyone("public:home"),                       # 200 for all
        staff("staff:people"),                       # 200 for active people
        staff("staff:person-invite", GET=200, POST=200, only={"administrator"}),
        staff("staff:request", only={"governance"}, otherwise=404,
              arguments=lambda scene: [scene.request.public_id]),
    ]

    def add_to(scene):                               # records that the rows need
        scene.records["request"] = …

A POST row without `data` sends an empty form, which a page answers with 200 or a
redirect. An address without a row fails `test_table.py`.
"""
