package abhaya.safecity.fund;

/// What a line of the ledger records. Each is a fact of its own: a release is no expenditure, and
/// money parked with another body is no commitment.
public enum EntryKind {
  /// The Home Ministry's order.
  SANCTION,
  /// From the Centre to the State.
  CENTRE_RELEASE,
  /// From the State to the project's account.
  STATE_RELEASE,
  /// Paid to somebody outside.
  EXPENDITURE,
  /// Contracted and unpaid.
  COMMITMENT,
  /// A commitment paid or given up.
  COMMITMENT_ENDED,
  /// Earned on money that lay in an account.
  INTEREST,
  /// The Centre's part of interest, sent back.
  INTEREST_RETURNED,
  /// From one holder to another; nothing is spent by it.
  MOVED,
  /// Unspent money given back.
  SURRENDER;

  /// Whether it brings money to a holder, takes it away, or does neither.
  int sign() {
    return switch (this) {
      case CENTRE_RELEASE, STATE_RELEASE, INTEREST -> 1;
      case EXPENDITURE, INTEREST_RETURNED, SURRENDER -> -1;
      case SANCTION, COMMITMENT, COMMITMENT_ENDED, MOVED -> 0;
    };
  }
}
