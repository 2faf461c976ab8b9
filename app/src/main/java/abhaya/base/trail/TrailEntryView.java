package abhaya.base.trail;

import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry, and that it stands in the log.
///
/// @param proof null until a checkpoint covers the entry
/// @param canonical the bytes that are hashed
public record TrailEntryView(
    List<Link> tabs,
    List<Line> facts,
    List<Line> detail,
    @Nullable Proof proof,
    String leaf,
    String canonical) {

  /// @param href where the value leads; null: nowhere
  public record Line(String name, String value, @Nullable String href) {}

  /// @param sentence "proved in the checkpoint of size 2,000 of …", or that it is not
  public record Proof(Tone tone, String sentence, String root, List<String> path) {}
}
