package abhaya.safecity.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a meeting decided, as something an owner has to do.
public record ActionPoint(
    String owner, LocalDate decidedOn, LocalDate dueOn, List<Update> updates) {

  /// The four words in which the Cabinet's reviews are answered.
  public enum Status {
    IMPLEMENTED,
    IN_PROGRESS_ON_SCHEDULE,
    IN_PROGRESS_BEHIND_SCHEDULE,
    YET_TO_START
  }

  /// @param evidence of what is said; nothing is implemented without
  /// @param expectedOn when the owner thinks to be done
  public record Update(
      LocalDate on, boolean done, String evidence, Optional<LocalDate> expectedOn) {}

  private static final int UPDATE_DAYS = 31;

  public ActionPoint {
    updates = List.copyOf(updates);
  }

  public Status statusOn(LocalDate day) {
    var last = lastUpdate(day);
    if (last.isEmpty()) return Status.YET_TO_START;
    if (last.get().done() && !last.get().evidence().isBlank()) return Status.IMPLEMENTED;
    var expected = last.get().expectedOn().orElse(dueOn);
    var late = day.isAfter(dueOn) || expected.isAfter(dueOn);
    return late ? Status.IN_PROGRESS_BEHIND_SCHEDULE : Status.IN_PROGRESS_ON_SCHEDULE;
  }

  /// Whether the owner has been silent for more than a month.
  public boolean isSilentOn(LocalDate day) {
    if (statusOn(day) == Status.IMPLEMENTED) return false;
    var since = lastUpdate(day).map(Update::on).orElse(decidedOn);
    return day.isAfter(since.plusDays(UPDATE_DAYS));
  }

  private Optional<Update> lastUpdate(LocalDate day) {
    return updates.stream().filter(update -> !update.on().isAfter(day)).reduce((_, later) -> later);
  }
}
