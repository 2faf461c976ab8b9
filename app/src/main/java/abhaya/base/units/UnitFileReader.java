package abhaya.base.units;

import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.Row;
import abhaya.base.feed.SentFile;
import abhaya.base.feed.SentRows;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A units file, CSV or NDJSON, packed or not, to rows.
final class UnitFileReader {

  static final List<String> COLUMNS =
      List.of(
          "code",
          "kind",
          "nameEn",
          "nameHi",
          "parentCode",
          "validFrom",
          "validTo",
          "revenueDistrictLgd",
          "aliases");

  private static final Set<String> REQUIRED =
      Set.of("code", "kind", "nameEn", "parentCode", "validFrom");
  private static final int ROWS_MAX = 200_000;
  private static final FeedLimits LIMITS =
      new FeedLimits(64L << 20, 256L << 20, 200, 16_384, 10_000, 1, 10, 7);

  private static final SentFile.Form FORM =
      new SentFile.Form(Set.copyOf(COLUMNS), REQUIRED, LIMITS, ROWS_MAX, "units.file.");

  private UnitFileReader() {}

  record Read(SentRows sent, List<UnitRow> rows, List<UnitRefusal> refused) {}

  static Read read(InputStream in, @Nullable FeedFormat format) throws IOException {
    var rows = new ArrayList<UnitRow>();
    var refused = new ArrayList<UnitRefusal>();
    var sent = SentFile.read(in, format, FORM, row -> take(row, rows, refused));
    return new Read(sent, rows, refused);
  }

  private static void take(Row row, List<UnitRow> rows, List<UnitRefusal> refused) {
    var fault = row.fault();
    if (fault != null) {
      var field = Objects.requireNonNullElse(fault.field(), "");
      refused.add(new UnitRefusal(row.number(), "", field, fault.code(), List.of()));
      return;
    }
    if (!Set.copyOf(COLUMNS).containsAll(row.values().keySet())) {
      refused.add(new UnitRefusal(row.number(), "", "", "field-unknown", List.of()));
      return;
    }
    rows.add(
        new UnitRow(
            row.number(),
            cell(row, "code"),
            cell(row, "kind"),
            cell(row, "nameEn"),
            cell(row, "nameHi"),
            cell(row, "parentCode"),
            cell(row, "validFrom"),
            cell(row, "validTo"),
            cell(row, "revenueDistrictLgd"),
            cell(row, "aliases")));
  }

  private static String cell(Row row, String field) {
    return switch (row.values().get(field)) {
      case null -> "";
      case Collection<?> list ->
          list.stream().map(String::valueOf).collect(Collectors.joining(";"));
      case Object value -> value.toString();
    };
  }
}
