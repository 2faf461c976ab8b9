package abhaya.investigation.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A duty the law sets, as one dated row. An amendment is a new row with a higher version.
///
/// @param id `T27`
/// @param procedures under which codes it applies
/// @param court true for a step after the final report: its law is that of the step's day
/// @param triggers steps that set it off, the first known one counts
/// @param stops steps that meet it
/// @param ends steps after which it can no longer be done; none where it stays owed
/// @param sections the sections it names; empty where it names none
/// @param state two-digit label of the only state where this row holds; null for all
/// @param perSubject one clock for each accused
public record Duty(
    String id,
    int version,
    String provision,
    Set<Procedure> procedures,
    boolean court,
    Basis basis,
    List<Step> triggers,
    List<Step> stops,
    List<Step> ends,
    Limit allows,
    List<Citation> sections,
    Set<Condition> conditions,
    Responsible responsible,
    @Nullable String state,
    boolean perSubject,
    Mark mark,
    String source,
    String note,
    @Nullable LocalDate inForceFrom,
    @Nullable LocalDate inForceTo) {

  public Duty {
    procedures = Set.copyOf(procedures);
    triggers = List.copyOf(triggers);
    stops = List.copyOf(stops);
    ends = List.copyOf(ends);
    sections = List.copyOf(sections);
    conditions = Set.copyOf(conditions);
    if (triggers.isEmpty()) throw new IllegalArgumentException(id + " has no trigger");
    if (procedures.isEmpty()) throw new IllegalArgumentException(id + " has no procedure");
  }

  public boolean isInForceOn(LocalDate day) {
    return (inForceFrom == null || !day.isBefore(inForceFrom))
        && (inForceTo == null || !day.isAfter(inForceTo));
  }

  /// Key of its title in the message files.
  public String messageKey() {
    return "clock.duty." + id;
  }
}
