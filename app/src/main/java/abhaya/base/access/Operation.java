package abhaya.base.access;

/// What can be asked of the program. A new function is a new word here and a line in `Rights`.
public enum Operation {
  /// Counts and rates of a unit, down to its stations.
  SEE_COUNTS,
  /// The list of a unit's cases, without anything that points to a victim.
  SEE_CASE_LIST,
  /// The masked code of a victim beside the case in a list.
  SEE_VICTIM_CODE(true),
  /// One case: timeline, clocks, people who held it.
  SEE_CASE(true),
  CHANGE_CASE(true),
  /// Note, task, reminder and return on a case one does not investigate: supervisors.
  SUPERVISE_CASE,
  /// Send records in, dry runs included; get the refused rows back.
  IMPORT,
  /// Keys and codes of the records that wait for somebody; never their content.
  SEE_QUARANTINE,
  /// Let a waiting record count, or withdraw it.
  RELEASE_QUARANTINE,
  SEE_UNITS,
  CHANGE_UNITS,
  ADMIN_PEOPLE,
  READ_TRAIL,
  SEE_LAW,
  /// Write down what was done about a unit or case that is late.
  LOG_REMEDY,
  /// A file of what the page shows; what the page may not show is not in the file.
  EXPORT,
  /// Be the second person for a file of many case rows; never for an own one.
  APPROVE_EXPORT,
  /// Distress signals in; receipts of one's own.
  SEND_SIGNALS,
  /// The queue of the control room, without who called.
  SEE_SIGNALS,
  /// Open a signal with number and words, call back, decide how it ends.
  TAKE_SIGNALS,
  /// Incidents of the reader's units: what, where, who is sent; without who called.
  SEE_INCIDENTS,
  /// Open, change, link, hand over and close incidents.
  TAKE_INCIDENTS,
  /// Send units and take them back.
  DISPATCH,
  /// Watch the room: escalations, closures, samples; take the lead of a shift.
  SUPERVISE_ROOM,
  /// Be the crew of a unit in the field: accept, arrive, report.
  ACT_AS_UNIT,
  /// Which units would be sent, and why.
  SEE_RECOMMENDATION,
  /// Times and shares of emergency response, as counts.
  SEE_RESPONSE_FIGURES,
  /// Positions, heartbeats, plate reads.
  SEND_READINGS,
  /// Where units are and were.
  SEE_POSITIONS,
  /// Boards of Safe City: works and money of the cities of a unit.
  SEE_WORKS,
  /// Type figures of a city's works and money, or correct them.
  ENTER_WORKS,
  /// Look an entry of one's city over; never an own one.
  VERIFY_WORKS,
  /// Take an entry for the State.
  APPROVE_WORKS,
  /// Take an entry for the ministry; from then on it counts.
  ACCEPT_WORKS,
  /// Cameras, lights, desks and the like of a unit's cities: where they stand, how they work.
  SEE_ASSETS,
  /// Enter and check things in the street, deal with their faults.
  TAG_ASSETS,
  /// Accept things, bring them in by file, plan their care.
  KEEP_ASSETS,
  /// The rooms of the plate work at all.
  SEE_PLATES,
  /// Hits of listed plates: see them, and see them through.
  WATCH_PLATES,
  /// Ask that a plate be looked for.
  LIST_PLATES,
  /// Agree to it, as the second name.
  AGREE_PLATES,
  /// Look for a plate among the reads, in an own open case only.
  SEARCH_PLATES,
  /// Look over searches of other units.
  REVIEW_PLATES,
  /// Incidents the control room referred to a unit's stations: type, reference and times.
  SEE_REFERRALS,
  /// Take what was referred, tie it to its FIR, or send it back.
  TAKE_REFERRALS,
  /// Volunteers of a station: who they are, how they stand.
  SEE_VOLUNTEERS,
  /// Prove a volunteer in person, hand over her account, suspend her.
  REGISTER_VOLUNTEERS,
  /// Agree to a volunteer whom somebody else proved.
  APPROVE_VOLUNTEERS,
  /// Let a volunteer who said yes see the place; call her off.
  RELEASE_VOLUNTEERS,
  /// The volunteer's own telephone.
  ACT_AS_VOLUNTEER;

  private final boolean ofOneCase;

  Operation() {
    this(false);
  }

  Operation(boolean ofOneCase) {
    this.ofOneCase = ofOneCase;
  }

  /// True if the answer depends on the reader's tie to a single case.
  public boolean ofOneCase() {
    return ofOneCase;
  }

  /// True for work on records on their way in, which has a purpose of its own.
  public boolean isFeedWork() {
    return this == IMPORT || this == RELEASE_QUARANTINE;
  }
}
