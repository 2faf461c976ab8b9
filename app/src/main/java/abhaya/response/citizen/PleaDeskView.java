package abhaya.response.citizen;

import abhaya.base.web.Tone;
import java.util.List;

/// One plea on a desk of the control room.
///
/// @param unanswered she was asked afterwards and the room has to make sure
/// @param warning what must not be overlooked; empty where there is nothing
public record PleaDeskView(
    String handle,
    Tone tone,
    String stage,
    String warning,
    List<Line> facts,
    List<LiveView.Said> said,
    String signal,
    boolean open,
    boolean unanswered) {

  public PleaDeskView {
    facts = List.copyOf(facts);
    said = List.copyOf(said);
  }

  public record Line(String name, String value) {}
}
