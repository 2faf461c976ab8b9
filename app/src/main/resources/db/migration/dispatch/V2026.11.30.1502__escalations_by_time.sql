-- Every desk asks for the escalations of the last hours; those of past years are passed over.

create index escalation_raised on dispatch.escalation (raised_at desc, id desc);
