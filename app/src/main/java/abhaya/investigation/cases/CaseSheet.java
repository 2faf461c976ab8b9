package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.Occurrence;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionsOn;
import abhaya.investigation.clock.Step;
import abhaya.investigation.clock.VictimFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One case as it is read from the database for its page: the registration and what happened.
///
/// @param mine the reader is the officer of record
/// @param events oldest first
record CaseSheet(
    long id,
    String handle,
    UnitId station,
    UnitId firstStation,
    Registered registered,
    List<Citation> citations,
    List<Victim> victims,
    @Nullable Basis basis,
    String regime,
    @Nullable String officerId,
    @Nullable String officer,
    LocalDate clockOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate reportedOn,
    boolean mine,
    boolean withProsecution,
    int returned,
    @Nullable LocalDate clockRemovedOn,
    List<Happening> events) {

  CaseSheet {
    citations = List.copyOf(citations);
    victims = List.copyOf(victims);
    events = List.copyOf(events);
  }

  /// The same case with what happened in it.
  CaseSheet with(List<Happening> happened) {
    return new CaseSheet(
        id,
        handle,
        station,
        firstStation,
        registered,
        citations,
        victims,
        basis,
        regime,
        officerId,
        officer,
        clockOn,
        dueOn,
        reportedOn,
        mine,
        withProsecution,
        returned,
        clockRemovedOn,
        happened);
  }

  /// The registration itself.
  record Registered(
      String firNumber,
      boolean zeroFir,
      Instant recordedAt,
      Instant enteredAt,
      Instant arrivedAt,
      @Nullable LocalDate occurrenceFrom,
      @Nullable LocalDate occurrenceTo,
      String sectionsText) {}

  /// A victim as far as she is known here: a code of ours, age band, sex, disability.
  record Victim(String code, String ageBand, @Nullable String sex, boolean disability) {
    boolean isChild() {
      return !ageBand.equals("adult") && !ageBand.equals("unknown");
    }

    boolean isFemale() {
      return sex == null || !sex.toUpperCase(java.util.Locale.ROOT).startsWith("M");
    }
  }

  /// Something that took place.
  ///
  /// @param key name of its record
  record Happening(
      String kind,
      String key,
      String step,
      @Nullable String subject,
      Instant happenedAt,
      Instant enteredAt,
      Instant arrivedAt,
      UnitId unit,
      JsonNode detail) {
    boolean isEnteredHere() {
      return EnteredRecord.isEnteredHere(key);
    }
  }

  /// The facts on which the clocks depend.
  ///
  /// @param state two-digit label of the state
  CaseFacts facts(SectionReader reader, @Nullable String state) {
    var facts =
        new CaseFacts(
            clockOn,
            clockOn.equals(India.dateOf(registered.recordedAt())) ? registered.recordedAt() : null,
            new Occurrence(registered.occurrenceFrom(), registered.occurrenceTo()),
            citations,
            clockEvents(),
            victims.stream()
                .map(v -> new VictimFacts(v.isChild(), v.isFemale(), v.disability()))
                .toList(),
            history(reader),
            registered.zeroFir(),
            false,
            state);
    return facts;
  }

  /// What clocks look at.
  List<CaseEvent> clockEvents() {
    var found = new ArrayList<CaseEvent>();
    for (var event : events) {
      if (event.kind().equals("SECTIONS") || event.kind().equals("OFFICER")) continue;
      if (event.kind().equals("DELAY")) continue;
      Step.parse(event.step())
          .ifPresent(step -> found.add(new CaseEvent(step, event.happenedAt(), event.subject())));
    }
    return found;
  }

  /// The sections as they stood from each day on; empty where they never changed.
  List<SectionsOn> history(SectionReader reader) {
    var changes = events.stream().filter(event -> event.kind().equals("SECTIONS")).toList();
    if (changes.isEmpty()) return List.of();
    var history = new ArrayList<SectionsOn>();
    history.add(new SectionsOn(clockOn, reader.read(registered.sectionsText()).citations()));
    for (var change : changes) {
      var text = change.detail().path("sections").asString("");
      history.add(new SectionsOn(India.dateOf(change.happenedAt()), reader.read(text).citations()));
    }
    return history;
  }
}
