-- Whether an alert may be seen is asked for that alert.

alter policy seen on volunteer.alert using (
  (select access.may('RELEASE_VOLUNTEERS'))
  or exists (select from volunteer.volunteer v where v.id = volunteer_id));
