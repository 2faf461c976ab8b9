-- How urgent a case is, as whoever answers for it said, with the reason: a note like a reminder, so that
-- what was said stays to be read. The last that stands counts; without one a case is as any other.

alter table work.note drop constraint note_kind;
alter table work.note add constraint note_kind
  check (kind in ('NOTE','REMINDER','PROPOSED','SIGNED_OFF','SENT_BACK','URGENT','NORMAL'));
create index note_priority on work.note (case_handle, id) where kind in ('URGENT','NORMAL');

alter table work.bulk drop constraint bulk_kind_check;
alter table work.bulk add constraint bulk_kind_check
  check (kind in ('ASSIGN','TASK','REMIND','URGENT','NORMAL'));
