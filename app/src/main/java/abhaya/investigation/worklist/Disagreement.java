package abhaya.investigation.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an officer entered and what the feed says of the same thing, where the two are not one. Both
/// stand; neither erases the other, and a person looks.
///
/// @param here what was entered here
/// @param feed what came with the feed
public record Disagreement(Saying here, Saying feed) {

  /// What one side says.
  ///
  /// @param step code of what happened, with its kind of record before it
  /// @param value besides the day: who, which kind of report; empty where the step says all
  public record Saying(
      String kind, String step, @Nullable String subject, Instant at, LocalDate on, String value) {

    boolean isOfficer() {
      return kind.equals("OFFICER");
    }

    private boolean isOfOneThingWith(Saying other) {
      return kind.equals(other.kind)
          && (isOfficer() || (step.equals(other.step) && Objects.equals(subject, other.subject)));
    }
  }

  /// The disagreements of a case. A thing said twice by one side, as an adjournment may be, agrees
  /// if any of its sayings does.
  public static List<Disagreement> among(List<Saying> here, List<Saying> feed) {
    var found = new ArrayList<Disagreement>();
    for (var mine : here) {
      if (mine.kind().equals("DELAY")) continue; // reasons follow one another, they do not collide
      var theirs = feed.stream().filter(mine::isOfOneThingWith).toList();
      if (theirs.isEmpty() || theirs.stream().anyMatch(one -> agree(mine, one))) continue;
      // a later change of officer is no contradiction
      var later = theirs.stream().allMatch(one -> one.at().isBefore(mine.at()));
      if (mine.isOfficer() && later) continue;
      found.add(new Disagreement(mine, theirs.getLast()));
    }
    return List.copyOf(found);
  }

  private static boolean agree(Saying a, Saying b) {
    if (a.isOfficer()) return Objects.equals(a.subject(), b.subject());
    return a.on().equals(b.on()) && a.value().equals(b.value());
  }
}
