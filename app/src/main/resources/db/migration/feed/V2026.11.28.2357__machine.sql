-- Which machine an import runs on: only that one knows, at its next start, that it was cut off.
alter table feed.batch add column machine text not null default '';
