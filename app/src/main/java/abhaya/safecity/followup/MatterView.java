package abhaya.safecity.followup;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Timeline;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One matter, ready to print.
///
/// @param points what came of a meeting; null for other kinds
/// @param forms steps that the reader may take
public record MatterView(
    List<Link> tabs,
    DataTable.State state,
    String problem,
    List<Map.Entry<String, String>> facts,
    List<String> versions,
    @Nullable DataTable points,
    Timeline course,
    List<Step> forms,
    @Nullable Link mend) {

  public record Step(String action, String text, List<Field> fields) {

    public Step {
      fields = List.copyOf(fields);
    }
  }

  /// A form of its own page.
  public record Entry(String action, String problem, List<Field> fields, String back) {

    public Entry {
      fields = List.copyOf(fields);
    }
  }

  public MatterView {
    tabs = List.copyOf(tabs);
    facts = List.copyOf(facts);
    versions = List.copyOf(versions);
    forms = List.copyOf(forms);
  }
}
