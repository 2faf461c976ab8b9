package abhaya.response.intake;

import abhaya.base.web.DataTable;

/// The queue, ready to print.
///
/// @param version of what is shown; the browser asks for what comes after it
/// @param fresh the database answers
public record QueueView(
    DataTable waiting, DataTable missed, String counts, long version, boolean fresh) {}
