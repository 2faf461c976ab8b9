package abhaya.safecity.followup;

import abhaya.base.platform.India;
import abhaya.base.web.DataTable;
import abhaya.base.web.Timeline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.project.ActionPoint;
import abhaya.safecity.project.ComponentKind;
import abhaya.safecity.project.WorkWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Matters in words.
public record FollowupWords(Words words) {

  public String kind(MatterKind kind) {
    return words.say("followup.kind." + kind.name());
  }

  public String kinds(MatterKind kind) {
    return words.say("followup.kinds." + kind.name());
  }

  /// What a matter is called; an inspection bears the name that was drawn.
  public String title(MatterCourse course) {
    return title(course.now());
  }

  private String title(Matter matter) {
    var title = matter.text().title();
    return matter.home().kind() == MatterKind.INSPECTION ? listed(title) : title;
  }

  /// A name of an inspection's list. A work stands there as its city, component and unit, which is
  /// said in words; whatever else is listed is its own name.
  String listed(String name) {
    var parts = name.split("/", -1);
    if (parts.length != 3) return name;
    var component = named(ComponentKind.values(), parts[1]);
    var unit = named(ComponentKind.Unit.values(), parts[2]);
    if (component.isEmpty() || unit.isEmpty()) return name;
    var works = new WorkWords(words);
    return works.component(component.get()) + " · " + works.unit(unit.get());
  }

  private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }

  public String day(@Nullable LocalDate day) {
    return day == null ? Words.NONE : words.date(day);
  }

  /// Where it stands, in colour and word.
  public DataTable.State state(MatterCourse course, LocalDate today) {
    if (!course.asksForWork())
      return new DataTable.State(Tone.IN_TIME, words.say("followup.asReported"));
    if (course.isClosed()) return new DataTable.State(Tone.IN_TIME, words.say("followup.closed"));
    var status = course.statusOn(today);
    if (status == ActionPoint.Status.IMPLEMENTED)
      return new DataTable.State(Tone.LATE, words.say("followup.waitsForClosing"));
    var tone = course.isOverdueOn(today) ? Tone.OVERDUE : tone(status);
    return new DataTable.State(tone, words.say("followup.status." + status.name()));
  }

  private static Tone tone(ActionPoint.Status status) {
    return switch (status) {
      case IMPLEMENTED, IN_PROGRESS_ON_SCHEDULE -> Tone.IN_TIME;
      case IN_PROGRESS_BEHIND_SCHEDULE -> Tone.OVERDUE;
      case YET_TO_START -> Tone.QUIET;
    };
  }

  /// What was done, step by step.
  Timeline timeline(MatterCourse course) {
    var items = new ArrayList<Timeline.Item>();
    for (var note : course.notes()) {
      var by =
          note.office()
              .map(role -> words.say("web.role." + role.name()))
              .orElse(words.say("followup.demonstration"));
      items.add(
          new Timeline.Item(
              words.date(India.dateOf(note.at())),
              words.say("followup.step." + note.step().name()) + ": " + said(note),
              by + " · " + note.city(),
              "",
              note.said()
                  .expectedOn()
                  .map(day -> words.say("followup.expectedOn", words.date(day)))
                  .orElse(""),
              Tone.PLAIN));
    }
    return new Timeline(words.say("followup.course"), items, words.say("followup.course.none"));
  }

  private String said(MatterNote note) {
    var evidence = note.said().evidence();
    if (evidence.isEmpty()) return note.said().words();
    return note.said().words() + " · " + words.say("followup.evidenceIs", evidence);
  }

  /// Every version with what was said when it was corrected; empty while there is only one.
  List<String> versions(MatterCourse course) {
    if (course.versions().size() == 1) return List.of();
    return course.versions().stream()
        .map(matter ->
            words.say(
                "followup.version",
                matter.version(),
                words.minute(matter.origin().enteredAt()),
                title(matter),
                day(matter.facts().dueOn()),
                matter.origin().reason().isEmpty() ? Words.NONE : matter.origin().reason()))
        .toList();
  }
}
