package abhaya.response.volunteer;

/// Where a volunteer stands. The term's end is no state: it is worked out for a day.
public enum VolunteerState {
  /// Proved in person at a station; waits for two approvals.
  REGISTERED,
  VERIFIED,
  /// From the first complaint or pattern on; back only by new proof and two new approvals.
  SUSPENDED,
  REMOVED
}
