package abhaya.response.incident;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// How referred incidents go on at their stations, told by the module that keeps it; declared there
/// as a bean. Counts and states only: the room does not see the cases.
public record Onward(Course course, Counting counting) {

  /// Where one incident has come to.
  ///
  /// @param state in words of the module that answers, as a message key
  /// @param firs how many FIRs go back to it
  /// @param since when it came to stand so
  /// @param href its page there; empty where the reader may not go
  public record Stage(String state, int firs, Instant since, String href) {}

  /// What became of all that was referred to some stations.
  public record Counts(int referred, int waiting, int accepted, int registered, int returned) {}

  @FunctionalInterface
  public interface Course {
    Optional<Stage> of(Scope scope, String incident);
  }

  @FunctionalInterface
  public interface Counting {
    Counts of(Scope scope, Collection<UnitId> stations, Instant from, Instant to);
  }
}
