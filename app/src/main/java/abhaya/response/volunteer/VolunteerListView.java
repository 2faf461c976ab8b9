package abhaya.response.volunteer;

import abhaya.base.web.DataTable;

/// Volunteers of the reader's stations.
public record VolunteerListView(DataTable table, boolean mayRegister) {}
