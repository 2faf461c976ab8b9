package abhaya.safecity.fund;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What kind of money a file brings.
enum FundFeed {
  SANCTIONS("SANCTION", List.of("instalment")),
  RELEASES("RELEASE", List.of("share", "instalment")),
  EXPENDITURE("EXPENDITURE", List.of("component", "contract"));

  private static final List<String> COMMON =
      List.of("city", "paper", "amount", "on", "holder", "reason", "confirmed");

  private final String word;
  private final List<String> own;

  FundFeed(String word, List<String> own) {
    this.word = word;
    this.own = own;
  }

  /// As the table of lines that came by file has it.
  String word() {
    return word;
  }

  static Optional<FundFeed> find(String name) {
    return Arrays.stream(values())
        .filter(feed -> feed.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /// Columns a file may have.
  Set<String> columns() {
    var columns = new TreeSet<>(COMMON);
    columns.addAll(own);
    return columns;
  }

  /// Columns it must have.
  Set<String> required() {
    return Set.of("city", "paper", "amount", "on");
  }
}
