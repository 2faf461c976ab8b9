package abhaya.response.volunteer;

import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One volunteer on the station's screen.
///
/// @param acts what this reader may do now: code of the act and its words
/// @param portrait there is a picture of her
/// @param mayTake this reader may take a new one
/// @param link one-time link of the account, shown once; null otherwise
public record VolunteerSheetView(
    String handle,
    Tone tone,
    String state,
    List<Line> facts,
    List<Act> acts,
    boolean portrait,
    boolean mayTake,
    @Nullable String link,
    @Nullable String wrong) {

  public VolunteerSheetView {
    facts = List.copyOf(facts);
    acts = List.copyOf(acts);
  }

  public record Line(String name, String value) {}

  public record Act(String code, String words, boolean main) {}
}
