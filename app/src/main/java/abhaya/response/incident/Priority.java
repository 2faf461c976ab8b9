package abhaya.response.incident;

/// How urgent. The first is life in danger now, the last is for the record.
public enum Priority {
  P1(1, 10),
  P2(2, 8),
  P3(3, 5),
  P4(4, 3),
  P5(5, 0);

  private final int level;
  private final int eido;

  Priority(int level, int eido) {
    this.level = level;
    this.eido = eido;
  }

  public static Priority of(int level) {
    for (var one : values()) if (one.level == level) return one;
    throw new IllegalArgumentException("priority is 1 to 5");
  }

  public int level() {
    return level;
  }

  /// On the scale of incident exchange, 0 to 10 with 10 the highest.
  public int eido() {
    return eido;
  }

  public boolean isGraverThan(Priority other) {
    return level < other.level;
  }
}
