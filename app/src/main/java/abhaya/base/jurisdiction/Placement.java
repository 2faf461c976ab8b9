package abhaya.base.jurisdiction;

import org.jspecify.annotations.Nullable;

/// Where a unit stands during a span: under which parent, by which label. Only the nation has no
/// parent.
public record Placement(@Nullable UnitId parent, String label, Span valid)
    implements Dated<Placement> {

  @Override
  public Placement during(Span other) {
    return new Placement(parent, label, other);
  }
}
