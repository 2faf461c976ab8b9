package abhaya.base.jurisdiction;

import org.jspecify.annotations.Nullable;

/// Where a unit stands during a span: under which parent, by which label. Only the nation has no
/// parent.
public record Placement(@Nullable UnitId parent, String label, Span valid) {}
