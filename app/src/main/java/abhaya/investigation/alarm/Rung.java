package abhaya.investigation.alarm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing to be told. What leaves the house is the handle of the case and that an update waits;
/// all this is read after signing in.
///
/// @param at when it falls due; a program that slept tells it later, never earlier
/// @param to the posts told; more than one for the same message
/// @param duties ids of the duties it speaks of
/// @param subject token of the accused; null for the whole case
/// @param lastDay last day of the clock; null without one
/// @param asksReason true where a coded reason for the delay must be given
/// @param overtaken true where a later rung, told now to the same posts, says more: it is claimed
///     without a message of its own
public record Rung(
    RungKey key,
    RungKind kind,
    Instant at,
    Set<Recipient> to,
    List<String> duties,
    @Nullable String subject,
    @Nullable LocalDate lastDay,
    boolean asksReason,
    boolean overtaken) {

  public Rung {
    to = Set.copyOf(to);
    duties = List.copyOf(duties);
    if (to.isEmpty()) throw new IllegalArgumentException("a rung is told to somebody");
  }

  Rung asOvertaken() {
    return new Rung(key, kind, at, to, duties, subject, lastDay, asksReason, true);
  }

  Rung raisedTo(RungKey raised, Instant when, Recipient post) {
    return new Rung(raised, kind, when, Set.of(post), duties, subject, lastDay, asksReason, false);
  }
}
