package abhaya.base.access;

/// Why something about a person could not be done; the code has words in `messages/access`.
public enum Refusal {
  LINK_OVER,
  USERNAME_FORM,
  USERNAME_TAKEN,
  PASSWORD_SHORT,
  PASSWORD_LONG,
  PASSWORD_LIKE_NAME,
  PASSWORD_COMMON,
  CODE_WRONG,
  NAME_FORM,
  ROLE_NOT_AT_UNIT,
  UNIT_UNKNOWN,
  UNIT_OUT_OF_REACH,
  DATES_REVERSED,
  POSTING_TWICE,
  OFFICER_TAKEN
}
