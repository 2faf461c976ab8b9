package abhaya.simulator;

/// What really is the matter with a caller; the shift of the control room finds it out.
///
/// @param end how a call taker ends the signal
/// @param type of the incident; empty where nobody is sent
/// @param reached at which try a caller who was not heard is reached; 0: never
record Truth(End end, String type, City city, Place place, int reached) {
  Truth(End end, String type, City city, Place place) {
    this(end, type, city, place, 0);
  }

  /// Somebody who has to be called back.
  static Truth missed(City city, int reached) {
    return new Truth(End.CALLED_BACK, "", city, city.middle(), reached);
  }

  /// As the form of the call taker has it, and one that needs tries before.
  enum End {
    HANDED_TO_DISPATCH,
    SETTLED_BY_PHONE,
    FALSE_ALARM,
    ABUSIVE,
    CALLED_BACK
  }
}
