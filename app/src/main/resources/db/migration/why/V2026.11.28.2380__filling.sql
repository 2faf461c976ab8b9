-- While an installation is filled for the first time facts are taken in alone, and tallies are made
-- once at the end.
alter table why.writer add column filling boolean not null default false;

-- Every number of a term comes from why.term in the transaction that writes it, and no term is ever
-- removed; to look each one up again for each of millions of tallies buys nothing.
alter table why.tally drop constraint tally_term_id_fkey;
