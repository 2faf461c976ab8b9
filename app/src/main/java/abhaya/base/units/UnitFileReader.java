package abhaya.base.units;

import abhaya.base.feed.FeedFile;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FileOpening;
import abhaya.base.feed.Row;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitRow;
import abhaya.base.trail.RowRoot;
import abhaya.base.web.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

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

  private UnitFileReader() {}

  /// @param root over the rows as they came, for the trail
  /// @param came each row as it came, by its number, for the file of refused ones
  record Read(
      FeedFormat format,
      List<String> columns,
      List<UnitRow> rows,
      List<UnitRefusal> refused,
      Map<Integer, String> came,
      int received,
      RowRoot root) {}

  static Read read(Path file, @Nullable FeedFormat format) throws IOException {
    return switch (FeedFile.open(file, format, Set.copyOf(COLUMNS), REQUIRED, LIMITS)) {
      case FileOpening.Refused refused -> throw fault(refused);
      case FileOpening.Ready ready -> rows(ready);
    };
  }

  private static Refused fault(FileOpening.Refused refused) {
    if (refused.code().equals("file-too-large") || refused.code().equals("gzip-bomb")) {
      return Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    return Refused.field(
        "file",
        refused.code(),
        "units.file." + refused.code(),
        String.join(", ", refused.fields()));
  }

  private static Read rows(FileOpening.Ready ready) throws IOException {
    var rows = new ArrayList<UnitRow>();
    var refused = new ArrayList<UnitRefusal>();
    var root = new RowRoot();
    var came = new HashMap<Integer, String>();
    int received = 0;
    try (var file = ready.file()) {
      for (var line = file.next(); line != null; line = file.next()) {
        if (++received > ROWS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        root.add(line.bytes());
        came.put(line.number(), new String(line.bytes(), StandardCharsets.UTF_8));
        take(file.row(line), rows, refused);
      }
    }
    return new Read(
        ready.file().format(), ready.file().columns(), rows, refused, came, received, root);
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
