package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import abhaya.base.web.Tone;
import org.jspecify.annotations.Nullable;

/// A final report before it leaves: what it has, what it lacks, what stands in the way.
///
/// @param summary `9 of 12 there`
/// @param form null once the report is with the court
public record ReportView(
    String fir,
    Tone tone,
    String summary,
    String verdict,
    DataTable needs,
    DataTable open,
    @Nullable WorkForm form) {}
