package abhaya.base.signin;

import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person, ready to print.
///
/// @param done what was just done; null on a plain visit
/// @param undo where it is taken back; null where an act of the page does it
/// @param acts what can be done to the account as it stands
/// @param hands why nothing can be done; null if something can
/// @param newPosting where one more posting is given; null if the reader may not
public record PersonView(
    String name,
    @Nullable String done,
    @Nullable String undo,
    String state,
    Tone stateTone,
    List<Fact> facts,
    List<Link> acts,
    @Nullable String hands,
    List<PostingLine> postings,
    @Nullable String newPosting) {

  public PersonView {
    facts = List.copyOf(facts);
    acts = List.copyOf(acts);
    postings = List.copyOf(postings);
  }

  public record Fact(String name, String value) {}

  /// @param is running, coming or ended, in words
  public record PostingLine(
      String role, String unit, String from, String to, String is, List<Link> acts) {
    public PostingLine {
      acts = List.copyOf(acts);
    }
  }
}
