package abhaya.investigation.work;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.platform.India;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.worklist.Disagreement;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was read of a case → the view of its desk.
final class DeskSheet {
  private final Scope scope;
  private final DeskReading.Desk desk;
  private final WorkWords say;
  private final String base;

  DeskSheet(Scope scope, DeskReading.Desk desk, WorkWords say) {
    this.scope = scope;
    this.desk = desk;
    this.say = say;
    this.base = "/work/cases/" + desk.one().open().handle();
  }

  DeskView view(List<WorkForm> forms) {
    return new DeskView(
        head(),
        asked(),
        forms,
        lines(),
        disagreements(),
        desk.notes().stream().map(this::said).toList(),
        desk.tasks().stream().map(this::job).toList(),
        transfer());
  }

  private DeskView.Head head() {
    var one = desk.one();
    var open = one.open();
    var due = open.dueOn();
    var left =
        due == null || one.reportedOn() != null ? null : ChronoUnit.DAYS.between(desk.today(), due);
    var reported = one.reportedOn();
    var words = say.words();
    var facts = new ArrayList<String>();
    facts.add(say.unit(open.station()));
    var officer = open.officer();
    facts.add(officer == null ? say.say("work.noOfficer") : officer);
    facts.add(say.say("work.recorded", words.date(one.clockOn())));
    if (!one.firstStation().equals(open.station())) {
      facts.add(say.say("work.first", say.unit(one.firstStation())));
    }
    if (isUrgent(desk)) facts.add(say.say("work.priority.urgent"));
    var review = review();
    return new DeskView.Head(
        words.say("cases.fir", open.firNumber()),
        reported == null ? WorkWords.tone(left) : Tone.IN_TIME,
        reported == null ? say.left(left) : words.say("cases.reportedOn", words.date(reported)),
        facts,
        tone(review),
        review == null ? "" : say.say("work.review." + review.name()),
        ways());
  }

  private Note.@Nullable Kind review() {
    return desk.notes().stream()
        .filter(note -> note.struck() == null)
        .map(Note::kind)
        .filter(kind -> kind.isReview() || kind == Note.Kind.PROPOSED)
        .findFirst()
        .orElse(null);
  }

  /// Somebody who answers for the case said last that it goes before others.
  static boolean isUrgent(DeskReading.Desk desk) {
    return desk.notes().stream()
        .filter(note -> note.struck() == null && note.kind().isPriority())
        .findFirst()
        .filter(note -> note.kind() == Note.Kind.URGENT)
        .isPresent();
  }

  private static Tone tone(Note.@Nullable Kind review) {
    if (review == Note.Kind.SENT_BACK) return Tone.OVERDUE;
    if (review == Note.Kind.SIGNED_OFF) return Tone.IN_TIME;
    return review == Note.Kind.PROPOSED ? Tone.LATE : Tone.QUIET;
  }

  private List<Link> ways() {
    var ways = new ArrayList<Link>();
    var handle = desk.one().open().handle();
    if (scope.may(Operation.SEE_CASE)) {
      ways.add(new Link(say.say("work.toCase"), "/cases/" + handle));
    }
    if (desk.rights().change() && desk.one().reportedOn() == null) {
      ways.add(new Link(say.say("work.toReport"), base + "/report"));
    }
    return ways;
  }

  /// What must be done first.
  private List<Link> asked() {
    var asked = new ArrayList<Link>();
    if (desk.reasonAsked().isPresent() && desk.rights().change()) {
      var day = say.words().date(desk.reasonAsked().get());
      asked.add(new Link(say.say("work.asked.reason", day), "#delay"));
    }
    if (review() == Note.Kind.SENT_BACK && desk.rights().change()) {
      asked.add(new Link(say.say("work.asked.back"), "#notes"));
    }
    if (review() == Note.Kind.PROPOSED && desk.rights().review()) {
      asked.add(new Link(say.say("work.asked.review"), "#sign"));
    }
    if (!desk.disagreements().isEmpty()) {
      asked.add(new Link(say.say("work.asked.conflict"), "#conflicts"));
    }
    return asked;
  }

  private List<DeskView.Line> lines() {
    return desk.entries().stream()
        .sorted(Comparator.comparing(Entry::happenedAt).reversed().thenComparingLong(Entry::id))
        .map(this::line)
        .toList();
  }

  DeskView.Line line(Entry entry) {
    var struck = entry.struck();
    var editable = desk.rights().change() && struck == null && EntryWords.isEditable(entry);
    return new DeskView.Line(
        moment(entry.happenedAt()),
        new EntryWords(say).text(entry),
        say.say(
            "work.entered",
            entry.author().name(),
            say.role(entry.author().role()),
            say.words().minute(entry.enteredAt())),
        struck == null ? "" : struck(struck),
        editable ? base + "/entries/" + entry.key() : null);
  }

  String struck(Entry.Struck struck) {
    var why = say.code("work.why.", struck.why());
    return say.say("work.struck", struck.by(), say.words().minute(struck.at()), why);
  }

  private String moment(Instant at) {
    return moment(say.words(), at);
  }

  /// The day alone where no more is known.
  static String moment(Words words, Instant at) {
    var local = at.atZone(India.ZONE);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? words.date(local.toLocalDate())
        : words.minute(at);
  }

  private DataTable disagreements() {
    var columns =
        List.of(
            DataTable.Column.text(say.say("work.conflict.what"), true),
            DataTable.Column.text(say.say("work.conflict.here"), true),
            DataTable.Column.text(say.say("work.conflict.feed"), true));
    var rows = desk.disagreements().stream().map(this::row).toList();
    return new DataTable(say.say("work.conflicts"), columns, rows, null, "");
  }

  private DataTable.Row row(Disagreement one) {
    var words = new EntryWords(say);
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(words.what(one.here().kind(), one.here().step())),
            new DataTable.Text(side(one.here())),
            new DataTable.Text(side(one.feed()))));
  }

  private String side(Disagreement.Saying saying) {
    var value = new EntryWords(say).value(saying.kind(), saying.value());
    return value.isEmpty() ? moment(saying.at()) : moment(saying.at()) + " · " + value;
  }

  private DeskView.Said said(Note note) {
    var struck = note.struck();
    var plain = note.kind() == Note.Kind.NOTE;
    return new DeskView.Said(
        say.words().minute(note.at()),
        say.say("work.writer", note.author().name(), say.role(note.author().role())),
        plain ? "" : say.say(note.kind().messageKey()),
        note.kind() == Note.Kind.REMINDER || note.kind() == Note.Kind.URGENT
            ? Tone.LATE
            : tone(note.kind()),
        note.text(),
        called(note),
        struck == null ? "" : struck(struck),
        struck == null && note.author().id() == scope.person().id()
            ? List.of(strike(note))
            : List.of());
  }

  private String called(Note note) {
    return desk.colleagues().stream()
        .filter(one -> note.mentions().contains(one.id()))
        .map(one -> "@" + one.name())
        .collect(Collectors.joining(" "));
  }

  private WorkForm strike(Note note) {
    var why = Field.text("why", say.say("work.correct.why"), "").of(say.whys(Why.Of.CORRECTION));
    return WorkForm.of(
            "n" + note.handle(),
            say.say("work.strike"),
            base + "/notes/" + note.handle() + "/strike",
            say.say("work.strike"),
            List.of(why))
        .hidden(Map.of());
  }

  private DeskView.Job job(Task task) {
    var late = task.isLate(desk.today());
    var tone =
        switch (task.state()) {
          case OPEN -> late ? Tone.OVERDUE : Tone.YOUNG;
          case DONE -> Tone.IN_TIME;
          case WITHDRAWN -> Tone.QUIET;
        };
    var life =
        desk.steps().stream()
            .filter(step -> step.task().equals(task.handle()))
            .map(step ->
                say.say("work.life." + step.act(), step.by(), say.words().minute(step.at())))
            .collect(Collectors.joining(" · "));
    return new DeskView.Job(
        task.what(),
        task.toName(),
        say.words().date(task.until()),
        tone,
        say.say(late ? "work.task.late" : task.state().messageKey()),
        life,
        TaskForms.of(scope, task, say, base));
  }

  private DeskView.@Nullable Said transfer() {
    if (desk.transfer().isEmpty()) return null;
    var transfer = desk.transfer().get();
    var text =
        say.say("work.onTheWay", say.unit(transfer.to()), say.code("work.why.", transfer.reason()));
    var mayWithdraw = desk.rights().charge();
    return new DeskView.Said(
        say.words().minute(transfer.sentAt()),
        transfer.author().name(),
        say.say("work.transfer.WAITING"),
        Tone.LATE,
        text,
        "",
        "",
        mayWithdraw
            ? List.of(
                WorkForm.of(
                        "withdraw",
                        say.say("work.transfer.withdraw"),
                        "/work/transfers/" + transfer.handle() + "/withdraw",
                        say.say("work.transfer.withdraw"),
                        List.of())
                    .hidden(Map.of("form", Handle.next())))
            : List.of());
  }
}
