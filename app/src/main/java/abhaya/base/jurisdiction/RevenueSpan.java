package abhaya.base.jurisdiction;

/// The revenue district, by LGD code, in which a police unit works during a span.
public record RevenueSpan(int lgd, Span valid) implements Dated<RevenueSpan> {

  @Override
  public RevenueSpan during(Span other) {
    return new RevenueSpan(lgd, other);
  }
}
