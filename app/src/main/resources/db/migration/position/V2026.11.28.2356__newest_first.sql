-- What came in the last seconds, for the other machines: rows stand in the order in which they came,
-- so a few pages of an index say where.
create index fix_of_moment on position.fix using brin (received_at)
  with (pages_per_range = 16, autosummarize = on);
