package abhaya.acceptance;

/// The cards of the demonstration's sign-in page, by the role written on them.
enum Card {
  MINISTRY("Ministry analyst"),
  STATE("State headquarters"),
  RANGE("Range officer"),
  DISTRICT("District chief"),
  SUBDIVISION("Sub-divisional officer"),
  STATION("Station house officer"),
  OFFICER("Investigating officer"),
  PROSECUTOR("Prosecutor"),
  DATA("Data administrator"),
  AUDITOR("Auditor"),
  CITY("City data entry"),
  MINISTRY_NODAL("Ministry, Women Safety"),
  CALL_TAKER("Call taker"),
  SUPERVISOR("Control room supervisor"),
  CREW("Unit crew");

  private final String role;

  Card(String role) {
    this.role = role;
  }

  /// As it is written on the card, in English.
  String role() {
    return role;
  }
}
