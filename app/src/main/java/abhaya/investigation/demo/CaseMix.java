package abhaya.investigation.demo;

/// The kinds of case of a state, by its published volumes.
///
/// @param booksChildrenAsRape a habit of three states: their POCSO column is empty
record CaseMix(double rape, double penetrative, boolean booksChildrenAsRape) {
  /// Cases beside the clock sections, of all that are sent.
  static final double RELATED_SHARE = 0.012;

  static CaseMix of(DemoState state) {
    var volumes = state.volumes();
    var year = (double) volumes.ofYear();
    return new CaseMix(
        volumes.rape2023() / year,
        volumes.pocso46() / year,
        volumes.pocso46() == 0 && volumes.rape2023() > 0);
  }

  Offence any(Dice dice) {
    return dice.chance(RELATED_SHARE) ? Offence.RELATED : clocked(dice);
  }

  /// One that carries the clock.
  Offence clocked(Dice dice) {
    var throwOf = dice.unit();
    if (throwOf < rape) return rapeCase(dice);
    return throwOf < rape + penetrative ? Offence.PENETRATIVE : Offence.ASSAULT;
  }

  private Offence rapeCase(Dice dice) {
    if (dice.chance(booksChildrenAsRape ? 0.63 : 0.02)) return Offence.CHILD;
    if (dice.chance(0.07)) return Offence.GANG;
    return dice.chance(0.012) ? Offence.ATTEMPT : Offence.RAPE;
  }
}
