package abhaya.response.intake;

/// How a signal ends in the hands of a call taker. Each signal ends in exactly one.
enum Outcome {
  /// Somebody goes: the dispatcher has it.
  HANDED_TO_DISPATCH,
  SETTLED_BY_PHONE,
  /// Another service has it: a helpline, the railway, another state.
  REFERRED,
  FALSE_ALARM,
  /// Of an incident that is known already.
  DUPLICATE_CALL,
  EVENT_CANCELLED,
  /// Abuse and nothing else. Kept, shown with the number's history; blocks no number.
  ABUSIVE,
  /// A trial, apart from all that is live.
  TEST
}
