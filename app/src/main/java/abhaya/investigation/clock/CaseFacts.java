package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the time limits of a case depend on.
///
/// @param recordedAt moment of recording; null where only the day is known
/// @param citations the sections as they stand
/// @param events in any order; kept in the order of time
/// @param history the sections from each day on, oldest first; may be empty
/// @param state two-digit label of the state, `32`; null where unknown
public record CaseFacts(
    LocalDate recordedOn,
    @Nullable Instant recordedAt,
    Occurrence occurrence,
    List<Citation> citations,
    List<CaseEvent> events,
    List<VictimFacts> victims,
    List<SectionsOn> history,
    boolean zeroFir,
    boolean electronicFir,
    @Nullable String state) {

  public CaseFacts {
    citations = List.copyOf(citations);
    events = events.stream().sorted(Comparator.comparing(CaseEvent::at)).toList();
    victims = List.copyOf(victims);
    history = history.stream().sorted(Comparator.comparing(SectionsOn::from)).toList();
  }

  /// A case of which only the day and the sections are known.
  public static CaseFacts of(LocalDate recordedOn, List<Citation> citations) {
    return new CaseFacts(
        recordedOn,
        null,
        Occurrence.unknown(),
        citations,
        List.of(),
        List.of(),
        List.of(),
        false,
        false,
        null);
  }

  /// A case recorded at a moment.
  public static CaseFacts recorded(Instant recordedAt, List<Citation> citations) {
    return of(India.dateOf(recordedAt), citations).withRecordedAt(recordedAt);
  }

  public CaseFacts withRecordedAt(Instant at) {
    return new CaseFacts(
        recordedOn,
        at,
        occurrence,
        citations,
        events,
        victims,
        history,
        zeroFir,
        electronicFir,
        state);
  }

  public CaseFacts withEvents(List<CaseEvent> events) {
    return new CaseFacts(
        recordedOn,
        recordedAt,
        occurrence,
        citations,
        events,
        victims,
        history,
        zeroFir,
        electronicFir,
        state);
  }

  public CaseFacts withOccurrence(Occurrence occurrence) {
    return new CaseFacts(
        recordedOn,
        recordedAt,
        occurrence,
        citations,
        events,
        victims,
        history,
        zeroFir,
        electronicFir,
        state);
  }

  public CaseFacts withVictims(List<VictimFacts> victims) {
    return new CaseFacts(
        recordedOn,
        recordedAt,
        occurrence,
        citations,
        events,
        victims,
        history,
        zeroFir,
        electronicFir,
        state);
  }

  public CaseFacts withHistory(List<SectionsOn> history) {
    return new CaseFacts(
        recordedOn,
        recordedAt,
        occurrence,
        citations,
        events,
        victims,
        history,
        zeroFir,
        electronicFir,
        state);
  }

  public CaseFacts withState(@Nullable String state) {
    return new CaseFacts(
        recordedOn,
        recordedAt,
        occurrence,
        citations,
        events,
        victims,
        history,
        zeroFir,
        electronicFir,
        state);
  }

  public CaseFacts asZeroFir() {
    return new CaseFacts(
        recordedOn,
        recordedAt,
        occurrence,
        citations,
        events,
        victims,
        history,
        true,
        electronicFir,
        state);
  }

  public CaseFacts asElectronicFir() {
    return new CaseFacts(
        recordedOn,
        recordedAt,
        occurrence,
        citations,
        events,
        victims,
        history,
        zeroFir,
        true,
        state);
  }
}
