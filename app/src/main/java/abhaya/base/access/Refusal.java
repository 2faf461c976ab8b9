package abhaya.base.access;

/// Why something about a person could not be done; the code has words in `messages/signin`.
public enum Refusal {
  LINK_OVER,
  USERNAME_FORM,
  USERNAME_TAKEN,
  PASSWORD_SHORT,
  PASSWORD_LONG,
  PASSWORD_LIKE_NAME,
  PASSWORD_COMMON,
  PASSWORD_WRONG,
  CODE_WRONG,
  NAME_FORM,
  ROLE_NOT_AT_UNIT,
  UNIT_UNKNOWN,
  UNIT_OUT_OF_REACH,
  DATES_REVERSED,
  POSTING_TWICE,
  OFFICER_TAKEN,
  /// Nobody acts on her own account or postings.
  OWN_ACCOUNT,
  /// A running posting lies outside the administrator's units.
  POSTED_ELSEWHERE,
  /// The other half was reset by the same administrator.
  SECOND_PERSON,
  REASON_MISSING,
  /// The account or posting does not stand so that the act would do anything.
  NOT_NOW,
  PROGRAM_FORM,
  PROGRAM_TAKEN,
  WAIT
}
