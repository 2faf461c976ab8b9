package abhaya.base.jurisdiction;

/// Leaves the reading of one group of rows. Caught where the group is taken.
final class ClaimFault extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient UnitRefusal refusal;

  ClaimFault(UnitRefusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  UnitRefusal refusal() {
    return refusal;
  }
}
