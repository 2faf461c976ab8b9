package abhaya.safecity.fund;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The money board of a city, ready to print.
///
/// @param add where a line is entered; null for who may not
/// @param bring where a file of lines is sent; null for who may not
public record FundView(
    List<Link> tabs,
    List<Headline> headlines,
    List<String> findings,
    DataTable holders,
    DataTable waiting,
    DataTable lines,
    DataTable instalments,
    DataTable certificates,
    List<Map.Entry<String, String>> rules,
    @Nullable Link add,
    @Nullable Link bring) {

  public FundView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
    findings = List.copyOf(findings);
    rules = List.copyOf(rules);
  }
}
