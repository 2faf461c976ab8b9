-- The figure of a month that has not ended is counted anew whenever a thing of the package changes.
grant update (installed, proven, not_accepted, not_located, not_photographed)
   on project.evidence to abhaya_app;
