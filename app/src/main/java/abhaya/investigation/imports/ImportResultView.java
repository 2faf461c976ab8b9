package abhaya.investigation.imports;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a file, or how far it has come.
///
/// @param notice what a reader must know first; empty if nothing
/// @param running true while rows are still being read
/// @param refused null where none was
/// @param waiting null where none waits
/// @param file where the refused rows can be had
public record ImportResultView(
    List<Link> tabs,
    String notice,
    boolean wrong,
    boolean running,
    List<Headline> counts,
    @Nullable DataTable refused,
    @Nullable DataTable waiting,
    @Nullable Link file,
    String root) {
  public ImportResultView {
    tabs = List.copyOf(tabs);
    counts = List.copyOf(counts);
  }
}
