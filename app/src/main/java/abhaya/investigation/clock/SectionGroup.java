package abhaya.investigation.clock;

/// The families of offences by which figures are filtered.
public enum SectionGroup {
  RAPE(1),
  GANG_RAPE(2),
  POCSO_PENETRATIVE(4),
  POCSO_ASSAULT(8),
  /// Attempt at, or abetment of, an offence of the groups above.
  ATTEMPT_ABETMENT(16),
  /// Beside the clock sections, without the two-month clock: BNS 69, POCSO 12, IPC 354 and others.
  RELATED_NO_CLOCK(32),
  /// Any other section.
  OTHER(64);

  private final int mask;

  SectionGroup(int mask) {
    this.mask = mask;
  }

  /// One bit a group: the sum over a case's groups fits one integer column. Bits are stored, so
  /// they never change their meaning.
  public int mask() {
    return mask;
  }

  public String messageKey() {
    return "clock.group." + name();
  }
}
