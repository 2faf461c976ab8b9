package abhaya.base.jurisdiction;

/// A unit's number, for ever the same whatever it is called and wherever it stands.
public record UnitId(int value) implements Comparable<UnitId> {

  public static final UnitId NATION = new UnitId(1);

  public UnitId {
    if (value < 1) throw new IllegalArgumentException("a unit's number starts at 1");
  }

  /// The state or union territory of an LGD state code.
  public static UnitId ofState(int lgd) {
    return new UnitId(100 + lgd);
  }

  @Override
  public int compareTo(UnitId other) {
    return Integer.compare(value, other.value);
  }
}
