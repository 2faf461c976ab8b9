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
/// @param clocks all other clocks, the most urgent first
/// @param plan the steps the law asks for, made at registration
/// @param held officers and units, the first holder first
/// @param sections the text as it stood over time, the last first
/// @param looked who opened the case, the last first
/// @param sealed how the list of views is proved
public record CaseView(
    Head head,
    @Nullable Main main,
    ClockList clocks,
    Timeline happened,
    List<Obstacle> obstacles,
    DataTable plan,
    List<Held> held,
    List<SectionText> sections,
    DataTable exhibits,
    List<Look> looked,
    String sealed) {

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
  public record Head(String fir, String code, String sections, List<String> notes) {
    public Head {
      notes = List.copyOf(notes);
    }
  }

  /// The clock a case is judged by.
  ///
  /// @param rule `BNSS 193(2) · statutory · rule v3`
  /// @param state `11 days left`, `met, 3 days before`, `overdue by 12 days`
  /// @param explanation the arithmetic in one or two sentences
  /// @param loose the loose 60-day date, labelled as such; empty if it is the same day
  public record Main(
      String rule,
      String lastDay,
      String asOf,
      String state,
      Tone tone,
      String explanation,
      String loose,
      Link explain,
      @Nullable Way way) {}

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
