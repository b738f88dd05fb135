"""What Alembic runs: the steps, on the connection it is handed."""

from __future__ import annotations

from alembic import context

from shelf.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
