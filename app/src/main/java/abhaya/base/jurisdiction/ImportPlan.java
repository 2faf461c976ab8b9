package abhaya.base.jurisdiction;

import java.util.List;

/// What an import would do: the draft to store, and what becomes of each row.
record ImportPlan(
    UnitDraft draft, int received, int accepted, int unchanged, List<UnitRefusal> refused) {}
