package abhaya.base.trail;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checkpoints, the check of a range, and the file for the stand-alone program.
///
/// @param whole the reader may check and export; otherwise only proofs of single entries
/// @param result what the check found; null before it
public record TrailProofView(
    List<Link> tabs,
    String key,
    String size,
    boolean whole,
    List<Field> range,
    @Nullable Result result,
    DataTable checkpoints) {

  public record Result(Tone tone, String word, String sentence) {}
}
