package abhaya.investigation.clock;

/// On what a duty rests. The strongest stands first.
public enum Basis {
  /// The words of an act or rule.
  STATUTORY(1),
  /// A direction of the administration, such as the advisory of 5 Dec 2018.
  ADMINISTRATIVE(2),
  /// Not named in the text; counted like what is named.
  ANALOGY(3);

  private final int code;

  Basis(int code) {
    this.code = code;
  }

  /// The number under which it is stored.
  public int code() {
    return code;
  }

  /// The basis stored under this number.
  public static Basis ofCode(int code) {
    for (var basis : values()) {
      if (basis.code == code) return basis;
    }
    throw new IllegalArgumentException("no basis has the number " + code);
  }

  public String messageKey() {
    return "clock.basis." + name();
  }
}
