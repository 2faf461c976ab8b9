package abhaya.safecity.project;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.FoldedForm;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;
import java.util.Map;

/// One package, ready to print.
///
/// @param turns stages, re-plans and milestones that were entered, each with what may be done to it
/// @param forms of a new one; empty for who may not enter
/// @param reports the newest first, each with what may be done to it
/// @param fields of a new figure; empty for who may not enter
public record WorkView(
    List<Link> tabs,
    List<Headline> headlines,
    WorkCurve curve,
    List<Map.Entry<String, String>> earned,
    Link assets,
    DataTable stages,
    DataTable plans,
    DataTable milestones,
    DataTable obstacles,
    DataTable months,
    List<Report> turns,
    List<FoldedForm> forms,
    List<Report> reports,
    String problem,
    String action,
    List<Field> fields) {

  /// @param acts what was done to it, desk by desk
  public record Report(
      String title,
      String figure,
      DataTable.Cell state,
      String note,
      List<String> acts,
      List<ReviewWords.Step> steps) {

    public Report {
      acts = List.copyOf(acts);
      steps = List.copyOf(steps);
    }
  }

  public WorkView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
    earned = List.copyOf(earned);
    turns = List.copyOf(turns);
    forms = List.copyOf(forms);
    reports = List.copyOf(reports);
    fields = List.copyOf(fields);
  }
}
