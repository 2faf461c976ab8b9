package abhaya.base.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a data administrator looks for; null asks for nothing.
///
/// @param name part of a name, or an officer's number
/// @param units numbers of the unit asked for and of all under it
public record PeopleFilter(
    @Nullable String name, @Nullable Role role, @Nullable List<Integer> units, State state) {

  /// Which postings are listed.
  public enum State {
    /// Running or coming, of people who may sign in.
    CURRENT,
    ENDED,
    /// Of people whose account was taken away.
    DISABLED
  }
}
