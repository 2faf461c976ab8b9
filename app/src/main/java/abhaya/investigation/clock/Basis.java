package abhaya.investigation.clock;

/// On what a duty rests. The strongest stands first.
public enum Basis {
  /// The words of an act or rule.
  STATUTORY,
  /// A direction of the administration, such as the advisory of 5 Dec 2018.
  ADMINISTRATIVE,
  /// Not named in the text; counted like what is named.
  ANALOGY;

  public String messageKey() {
    return "clock.basis." + name();
  }
}
