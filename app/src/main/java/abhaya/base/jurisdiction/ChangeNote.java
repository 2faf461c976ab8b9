package abhaya.base.jurisdiction;

import java.time.LocalDate;

/// From when an act holds, why, and who entered it (a handle, not a name).
public record ChangeNote(LocalDate effectiveOn, String reason, String by) {}
