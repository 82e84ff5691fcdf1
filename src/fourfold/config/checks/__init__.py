"""What must hold before the site starts; each says how to mend what does not.

fourfold.E01x: the database; E02x: keys; E03x: the data folder; E04x: files of pages;
E05x: a site in service that is set up as one to try out. `manage.py check --deploy
--database default` asks all of them; a server asks them before its first request.
"""

from django.core.checks import register

from . import addresses, databases, folders, keys, pages


def register_all() -> None:
    register(databases.options_are_safe, "fourfold")
    register(databases.connection_is_safe, "database")
    register(keys.keys_differ, "fourfold")
    register(keys.keys_are_long, "fourfold", deploy=True)
    register(folders.folder_is_writable, "fourfold")
    register(folders.folder_is_private, "fourfold", deploy=True)
    register(pages.static_files_are_collected, "fourfold", deploy=True)
    register(pages.texts_are_compiled, "fourfold", deploy=True)
    register(addresses.site_is_no_demo, "fourfold", deploy=True)
    register(addresses.address_is_one_of_ours, "fourfold", deploy=True)
