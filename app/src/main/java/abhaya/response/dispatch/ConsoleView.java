package abhaya.response.dispatch;

import abhaya.base.web.Age;
import abhaya.base.web.Field;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The desk, ready to print.
///
/// @param said what came of the last act; empty: nothing to say
/// @param alarms what must be seen whatever is open, the gravest first
/// @param mayTake signals lead to their page, where opening takes them
/// @param level of the sound: 0 none, 1 new, 2 overdue, 3 a crew in danger
public record ConsoleView(
    List<Row> queue,
    @Nullable Panel panel,
    List<Tally> tallies,
    List<Alarm> alarms,
    String lead,
    String said,
    boolean saidWell,
    int level,
    long version,
    boolean fresh,
    boolean mayDispatch,
    boolean mayTake,
    String verbs) {

  public ConsoleView {
    queue = List.copyOf(queue);
    tallies = List.copyOf(tallies);
    alarms = List.copyOf(alarms);
  }

  /// @param href null: a signal of a reader who takes none
  /// @param age since it was told
  /// @param colour of the step that runs out first: `green`, `amber`, `red`
  public record Row(
      @Nullable String href,
      String level,
      Tone tone,
      String title,
      Age age,
      String detail,
      String tail,
      boolean chosen,
      String colour,
      boolean signal) {
    Row asChosen() {
      return new Row(href, level, tone, title, age, detail, tail, true, colour, signal);
    }
  }

  public record Tally(String label, String value, String href) {}

  /// @param tone overdue: a crew in danger; late: a step over its time
  public record Alarm(Tone tone, String text, String href) {}

  /// @param href where the value leads; empty: nowhere
  public record Line(String name, String value, String note, String href) {
    public Line(String name, String value, String note) {
      this(name, value, note, "");
    }
  }

  /// @param open true while the agency's case is
  public record AgencyChip(String code, String name, String state, Tone tone, boolean open) {}

  /// One unit that may be sent.
  public record Send(
      int number, int unit, String callSign, String time, String why, boolean first) {}

  /// One unit that was.
  ///
  /// @param flag where what it says and where it is do not go together; empty: they do
  public record Job(
      String handle,
      String callSign,
      String state,
      Tone tone,
      String clock,
      String colour,
      long lateAt,
      String flag,
      List<Step> next) {
    public Job {
      next = List.copyOf(next);
    }
  }

  public record Step(String code, String word) {}

  public record Alike(String reference, String href, String score, String why) {}

  /// @param late how long until it was entered; empty: at once
  public record Entry(String at, String text, String late, @Nullable String words) {}

  /// The incident that is open.
  ///
  /// @param map latitude, longitude and radius for the map; empty: no place
  public record Panel(
      String handle,
      String reference,
      int version,
      boolean trial,
      String level,
      Tone tone,
      String state,
      String opened,
      String others,
      List<Field> edit,
      List<Line> facts,
      List<Line> places,
      String map,
      List<Alike> alike,
      List<AgencyChip> agencies,
      String rankingNote,
      List<Send> send,
      String passedOver,
      List<Job> jobs,
      List<Entry> entries,
      List<Field> closing,
      List<String> escalations,
      boolean open,
      boolean offeredToMe) {
    public Panel {
      edit = List.copyOf(edit);
      facts = List.copyOf(facts);
      places = List.copyOf(places);
      alike = List.copyOf(alike);
      agencies = List.copyOf(agencies);
      send = List.copyOf(send);
      jobs = List.copyOf(jobs);
      entries = List.copyOf(entries);
      closing = List.copyOf(closing);
      escalations = List.copyOf(escalations);
    }
  }
}
