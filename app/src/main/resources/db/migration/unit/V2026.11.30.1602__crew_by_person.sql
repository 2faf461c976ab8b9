-- Who comes on duty is offered the unit she was on last; crews of past years are passed over.

create index crew_person on unit.crew (person_id, id desc);
