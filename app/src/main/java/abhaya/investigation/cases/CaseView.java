package abhaya.investigation.cases;

import abhaya.base.web.ClockList;
import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.Timeline;
import abhaya.base.web.Tone;
import abhaya.base.web.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One case, ready to print: how many days left, what stands in the way, who holds it.
///
/// Nothing here points at a victim: the code is masked, texts come from codes.
///
/// @param main the two-month clock; null where the case carries none
/// @param clocks all other clocks with a number, the most urgent first
/// @param plan the steps the law asks for, made at registration
/// @param held officers and units, the first holder first
/// @param sections the text as it stood over time, the last first
/// @param looked who opened the case, the last first
/// @param closed the final report is filed
/// @param sealed how the list of views is proved
public record CaseView(
    Head head,
    @Nullable Main main,
    ClockList clocks,
    Timeline happened,
    List<Obstacle> obstacles,
    Plan plan,
    List<Held> held,
    List<SectionText> sections,
    DataTable exhibits,
    List<Look> looked,
    String sealed,
    boolean closed) {

  public CaseView {
    obstacles = List.copyOf(obstacles);
    held = List.copyOf(held);
    sections = List.copyOf(sections);
    looked = List.copyOf(looked);
  }

  /// @param fir `FIR 1184/2025`
  /// @param code masked code of the victim, or empty
  /// @param sections as citations in force today
  /// @param notes what a reader must know first: waits in quarantine, re-registered, silent unit
  /// @param desk where its officer and her supervisors work on it; null for who only looks
  public record Head(
      String fir, String code, String sections, List<String> notes, @Nullable String desk) {
    public Head {
      notes = List.copyOf(notes);
    }
  }

  /// The clock a case is judged by.
  ///
  /// @param rule `BNSS 193(2) · statutory · rule v3`
  /// @param state `11 days left`, `3 days early`, `overdue by 12 days`
  /// @param under the day of the final report; empty while there is none
  /// @param explanation the arithmetic in a few sentences, the loose 60-day date among them
  public record Main(
      String rule,
      String lastDay,
      String asOf,
      String state,
      String under,
      Tone tone,
      String explanation,
      Link explain,
      @Nullable Way way) {}

  /// What is to be done, what comes next first.
  ///
  /// @param next empty where nothing is left to do by a day
  public record Plan(List<Next> next, List<Stage> stages) {
    public Plan {
      next = List.copyOf(next);
      stages = List.copyOf(stages);
    }
  }

  /// @param when `in 3 days`
  public record Next(String what, String who, String by, String when, Tone tone) {}

  /// @param summary `3 of 5 done`
  /// @param open unfolded: the next step lies here
  public record Stage(String name, String summary, Tone tone, boolean open, DataTable steps) {}

  /// What keeps the case from being done.
  ///
  /// @param text how long it usually takes, what others did
  public record Obstacle(String title, String text, Tone tone, @Nullable Link more) {}

  /// @param days in words
  public record Held(String unit, String officer, String from, String to, String days) {}

  /// @param why what changed and what it did to the clocks
  public record SectionText(String at, String text, String why) {}

  public record Look(String who, String what, String when) {}
}
