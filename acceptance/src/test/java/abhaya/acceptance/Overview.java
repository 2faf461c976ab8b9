package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The figures an overview shows, read off the page as its reader reads them.
///
/// @param registered N: what the bar of states is made of
/// @param parts in time, late, overdue, young and completed, young and open
/// @param rows the children, in the order of the page
/// @param total the last line of their table; empty where the unit has no children
record Overview(long registered, List<Long> parts, List<Row> rows, List<Long> total) {
  private static final int FIGURES = 8;

  /// One child: where its name leads, and its figures from left to right.
  record Row(String name, String href, List<Long> figures) {
    long registered() {
      return figures.getFirst();
    }
  }

  private static final String SEEN =
      """
      () => {
        const number = text => text.trim().split(/\\s/)[0].replace(/\\D/g, "");
        const figures = line => [...line.querySelectorAll("td.num")].map(td => number(td.innerText));
        const bar = document.querySelector(".overview-top .state-bar dl.parts");
        const table = document.querySelector("section[aria-labelledby=children] table");
        return {
          bar: [...bar.querySelectorAll("dd")].map(dd => number(dd.innerText)),
          rows: [...(table?.tBodies[0].rows ?? [])].map(line => [
            line.querySelector("th a").innerText.trim(),
            line.querySelector("th a").getAttribute("href"),
            ...figures(line)]),
          total: table ? figures(table.tFoot.rows[0]) : []
        };
      }
      """;

  static Overview of(Page page) {
    var seen = (Map<?, ?>) page.evaluate(SEEN);
    var bar = numbers(list(seen.get("bar")));
    var rows = list(seen.get("rows")).stream().map(line -> row(list(line))).toList();
    return new Overview(
        bar.getFirst(), bar.subList(1, bar.size()), rows, numbers(list(seen.get("total"))));
  }

  private static Row row(List<?> line) {
    var figures = numbers(line.subList(2, line.size()));
    return new Row((String) line.get(0), (String) line.get(1), figures);
  }

  private static List<?> list(@Nullable Object seen) {
    return (List<?>) Objects.requireNonNull(seen);
  }

  private static List<Long> numbers(List<?> texts) {
    return texts.stream().map(text -> Long.valueOf((String) text)).toList();
  }

  /// The child with the most cases.
  Row busiest() {
    return rows.stream()
        .max(Comparator.comparingLong(Row::registered))
        .orElseThrow(() -> new AssertionError("no children on the page"));
  }

  /// Every column adds up to its foot, the foot is what stands above the table, and the five states
  /// make up the registered cases.
  void mustAddUp() {
    assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(registered);
    if (rows.isEmpty()) return;
    var sums = new ArrayList<Long>();
    for (var column = 0; column < FIGURES; column++) {
      var at = column;
      sums.add(rows.stream().mapToLong(row -> row.figures().get(at)).sum());
    }
    assertThat(sums).isEqualTo(total);
    mustBe(total);
  }

  /// The page shows what the line of the table above promised: registered, mature, in time, late,
  /// overdue, young and completed, young and open.
  void mustBe(List<Long> promised) {
    assertThat(registered).isEqualTo(promised.getFirst());
    assertThat(parts).isEqualTo(promised.subList(2, 7));
    assertThat(parts.get(0) + parts.get(1) + parts.get(2)).isEqualTo(promised.get(1));
  }
}
