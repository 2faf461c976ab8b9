package abhaya.base.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's own passkeys.
///
/// @param usable passkeys work under the address this page was opened at
/// @param fresh her proof is fresh enough to add or remove one
/// @param done what was just done
/// @param undo where it is taken back; null if it cannot be
public record PasskeysView(
    List<Line> lines, boolean usable, boolean fresh, @Nullable String done, @Nullable String undo) {
  public PasskeysView {
    lines = List.copyOf(lines);
  }

  public record Line(String handle, String label, String added, String used, String kind) {}
}
