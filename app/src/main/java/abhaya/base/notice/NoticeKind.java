package abhaya.base.notice;

/// A kind of message, declared as a bean by the module that sends it.
///
/// @param code `ALARM`
/// @param key of the words by which a person chooses it
/// @param home address inside this program where all of this kind stand
/// @param mandatory true where nobody may refuse it
/// @param pierces true where it may ring at night
public record NoticeKind(String code, String key, String home, boolean mandatory, boolean pierces) {
  public NoticeKind {
    if (!code.matches("[A-Z][A-Z_]{1,30}")) throw new IllegalArgumentException("a kind is a code");
  }
}
