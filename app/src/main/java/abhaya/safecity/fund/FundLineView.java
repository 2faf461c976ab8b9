package abhaya.safecity.fund;

import abhaya.base.web.Link;
import abhaya.safecity.project.ReviewWords;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line with its way over the desks, ready to print.
///
/// @param correct where it can be corrected; null where it cannot
public record FundLineView(
    List<Link> tabs,
    String tabsAbout,
    List<Map.Entry<String, String>> facts,
    List<String> acts,
    List<String> warnings,
    List<ReviewWords.Step> steps,
    String problem,
    @Nullable Link correct,
    List<Link> versions) {

  public FundLineView {
    tabs = List.copyOf(tabs);
    facts = List.copyOf(facts);
    acts = List.copyOf(acts);
    warnings = List.copyOf(warnings);
    steps = List.copyOf(steps);
    versions = List.copyOf(versions);
  }
}
