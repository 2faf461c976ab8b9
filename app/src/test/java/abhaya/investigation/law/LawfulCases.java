package abhaya.investigation.law;

import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cases as a test writes them down, and the clocks that the shipped law gives them.
final class LawfulCases {
  static final LawFiles LAW = LawFiles.load();
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  private LawfulCases() {}

  static CaseFacts recorded(String day, String sections, CaseEvent... events) {
    return CaseFacts.of(LocalDate.parse(day), citations(sections)).withEvents(List.of(events));
  }

  static CaseEvent event(Step step, LocalDateTime at, @Nullable String subject) {
    return new CaseEvent(step, instant(at), subject);
  }

  static Instant instant(LocalDateTime at) {
    return at.atZone(INDIA).toInstant();
  }

  static List<Citation> citations(String text) {
    return LAW.reader().read(text).citations();
  }

  /// As the day ends.
  static DutyClock clock(CaseFacts facts, String id, LocalDate asOf) {
    return find(LAW.book().clocks(facts, asOf, true), id, null);
  }

  static DutyClock find(List<DutyClock> clocks, String id, @Nullable String subject) {
    return clocks.stream()
        .filter(clock -> clock.duty().id().equals(id))
        .filter(clock -> Objects.equals(clock.subject(), subject))
        .findFirst()
        .orElseThrow();
  }
}
