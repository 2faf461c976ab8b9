package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The desk of one case, ready to print: what is asked today, what was entered here, who said what.
///
/// @param asked what the reader must do first; empty where nothing is
/// @param forms what she may do
/// @param transfer the case is on its way; null if not
public record DeskView(
    Head head,
    List<Link> asked,
    List<WorkForm> forms,
    List<Line> entries,
    DataTable disagreements,
    List<Said> notes,
    List<Job> tasks,
    @Nullable Said transfer) {

  public DeskView {
    asked = List.copyOf(asked);
    forms = List.copyOf(forms);
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
    tasks = List.copyOf(tasks);
  }

  /// @param left days of the two months
  /// @param facts station, officer, day of the first record
  /// @param review how the review of the draft stands; empty while there is none
  public record Head(
      String fir,
      Tone tone,
      String left,
      List<String> facts,
      Tone reviewTone,
      String review,
      List<Link> ways) {
    public Head {
      facts = List.copyOf(facts);
      ways = List.copyOf(ways);
    }
  }

  /// An entry, or a version of one.
  ///
  /// @param struck by whom, when and why it was struck through; empty while it stands
  /// @param way to its versions and their correction; null where the reader may not
  public record Line(String at, String text, String by, String struck, @Nullable String way) {}

  /// A note.
  ///
  /// @param marked words of its kind; empty for a plain note
  /// @param forms small forms under it
  public record Said(
      String at,
      String by,
      String marked,
      Tone tone,
      String text,
      String to,
      String struck,
      List<WorkForm> forms) {
    public Said {
      forms = List.copyOf(forms);
    }
  }

  /// A task.
  ///
  /// @param life its steps in one line
  public record Job(
      String what,
      String to,
      String until,
      Tone tone,
      String state,
      String life,
      List<WorkForm> forms) {
    public Job {
      forms = List.copyOf(forms);
    }
  }
}
