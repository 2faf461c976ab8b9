package abhaya.safecity.plate;

import java.util.Optional;

/// A listed plate that a read equals, or would equal after one edit.
///
/// @param position in the read where they part; the length of the read if it is at the end, or −1
/// @param lookAlike whether the edit is a character taken for one that looks like it
public record Match(String plate, Edit edit, int position, boolean lookAlike) {

  /// How the read differs from the listed plate.
  public enum Edit {
    NONE,
    REPLACED,
    DROPPED,
    INSERTED
  }

  static Optional<Match> between(CharSequence read, CharSequence plate) {
    return switch (read.length() - plate.length()) {
      case 0 -> ofSameLength(read, plate);
      case -1 -> shifted(plate, read, Edit.DROPPED, plate);
      case 1 -> shifted(read, plate, Edit.INSERTED, plate);
      default -> Optional.empty();
    };
  }

  private static Optional<Match> ofSameLength(CharSequence read, CharSequence plate) {
    var at = -1;
    for (var i = 0; i < read.length(); i++) {
      if (read.charAt(i) == plate.charAt(i)) continue;
      if (at >= 0) return Optional.empty();
      at = i;
    }
    if (at < 0) return Optional.of(new Match(plate.toString(), Edit.NONE, -1, false));
    var alike = LookAlikes.alike(read.charAt(at), plate.charAt(at));
    return Optional.of(new Match(plate.toString(), Edit.REPLACED, at, alike));
  }

  private static Optional<Match> shifted(
      CharSequence longer, CharSequence shorter, Edit edit, CharSequence plate) {
    var at = 0;
    while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) at++;
    for (var i = at; i < shorter.length(); i++)
      if (longer.charAt(i + 1) != shorter.charAt(i)) return Optional.empty();
    return Optional.of(new Match(plate.toString(), edit, at, false));
  }
}
