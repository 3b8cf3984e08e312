"""A customer to try it on: python demo.py trytond.conf database"""

import sys

from trytond.config import config

config.update_etc(sys.argv[1])

from trytond.pool import Pool  # noqa: E402 - reads the configuration when it is imported
from trytond.transaction import Transaction  # noqa: E402

database = sys.argv[2]
Pool.start()
pool = Pool(database)
pool.init()
with Transaction().start(database, 1) as transaction:
    Party = pool.get("party.party")
    Party.create([{"name": "Jane Hartley"}])
    # Without this the first who logs in is led through the configuration.
    Item = pool.get("ir.module.config_wizard.item")
    Item.write(Item.search([]), {"state": "done"})
    transaction.commit()
