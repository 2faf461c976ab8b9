package abhaya.base.jurisdiction;

/// What a unit is called during a span.
public record UnitName(String en, String hi, Span valid) {}
