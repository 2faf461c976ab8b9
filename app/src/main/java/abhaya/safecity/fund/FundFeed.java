package abhaya.safecity.fund;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What kind of money a file brings.
enum FundFeed {
  SANCTIONS("SANCTION"),
  RELEASES("RELEASE"),
  EXPENDITURE("EXPENDITURE");

  private static final List<String> COMMON =
      List.of("city", "paper", "amount", "on", "holder", "reason", "confirmed");

  private final String word;

  FundFeed(String word) {
    this.word = word;
  }

  /// As the table of lines that came by file has it.
  String word() {
    return word;
  }

  /// As addresses and names of files have it.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FundFeed> find(String code) {
    return Arrays.stream(values()).filter(feed -> feed.code().equals(code)).findFirst();
  }

  /// Columns a file may have.
  Set<String> columns() {
    var columns = new TreeSet<>(COMMON);
    columns.addAll(own());
    return columns;
  }

  /// Columns it must have.
  Set<String> required() {
    return Set.of("city", "paper", "amount", "on");
  }

  private List<String> own() {
    return switch (this) {
      case SANCTIONS -> List.of("instalment");
      case RELEASES -> List.of("share", "instalment");
      case EXPENDITURE -> List.of("component", "contract");
    };
  }
}
