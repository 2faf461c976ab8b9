package abhaya.investigation.clock;

import org.jspecify.annotations.Nullable;

/// One provision charged, `IPC 376(2)(n)`.
///
/// A citation with `readWith` is read with the nearest citation before it that has not: in
/// `376 r/w 34 IPC` section 34 is read with 376. A clause inside a clause is kept as `w(i)`.
///
/// @param section number with its capital letters, `376AB`
/// @param subSection `2`, or null
/// @param clause small letters, `n`, or null
public record Citation(
    Act act,
    String section,
    @Nullable String subSection,
    @Nullable String clause,
    boolean readWith) {

  public static Citation of(Act act, String section) {
    return new Citation(act, section, null, null, false);
  }

  /// What follows the section number, `(2)(n)`, or null; this is `clause` in the published answer.
  public @Nullable String tail() {
    if (subSection == null && clause == null) return null;
    var text = new StringBuilder();
    if (subSection != null) text.append('(').append(subSection).append(')');
    if (clause != null) {
      var inner = clause.indexOf('(');
      if (inner < 0) text.append('(').append(clause).append(')');
      else text.append('(').append(clause, 0, inner).append(')').append(clause.substring(inner));
    }
    return text.toString();
  }

  /// `IPC 376(2)(n)`.
  public String label() {
    var tail = tail();
    return act.shortName() + " " + section + (tail == null ? "" : tail);
  }

  /// The section number without its letters: 376 of `376AB`.
  public int number() {
    var number = 0;
    for (var i = 0; i < section.length() && Character.isDigit(section.charAt(i)); i++) {
      number = number * 10 + (section.charAt(i) - '0');
    }
    return number;
  }
}
