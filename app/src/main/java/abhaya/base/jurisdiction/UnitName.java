package abhaya.base.jurisdiction;

/// What a unit is called during a span.
public record UnitName(String en, String hi, Span valid) implements Dated<UnitName> {

  @Override
  public UnitName during(Span other) {
    return new UnitName(en, hi, other);
  }
}
