package abhaya.response.unit;

import abhaya.base.feed.FeedFile;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FileOpening;
import abhaya.base.feed.Row;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Refused;
import abhaya.response.incident.Agency;
import abhaya.response.unit.FleetRegister.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A file of response units, CSV or NDJSON, to entries; a row that cannot be read is answered with
/// its field and goes no further.
final class UnitFileReader {
  private static final Set<String> COLUMNS =
      Set.of(
          "callSign",
          "agency",
          "kind",
          "home",
          "capabilities",
          "device",
          "lat",
          "lon",
          "mobiliseSeconds");
  private static final Set<String> REQUIRED = Set.of("callSign", "agency", "kind", "home");
  private static final int ROWS_MAX = 100_000;
  private static final FeedLimits LIMITS =
      new FeedLimits(16L << 20, 64L << 20, 200, 8_192, 10_000, 1, 10, 7);

  private final UnitTree tree;
  private final List<FleetRegister.Row> rows = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private int received;

  UnitFileReader(UnitTree tree) {
    this.tree = tree;
  }

  List<FleetRegister.Row> rows() {
    return rows;
  }

  List<Refusal> refused() {
    return refused;
  }

  int received() {
    return received;
  }

  void read(Path file, @Nullable FeedFormat format) throws IOException {
    switch (FeedFile.open(file, format, COLUMNS, REQUIRED, LIMITS)) {
      case FileOpening.Refused no ->
          throw Refused.field(
              "file", no.code(), "unit.file.unread", String.join(", ", no.fields()));
      case FileOpening.Ready ready -> {
        try (var open = ready.file()) {
          for (var line = open.next(); line != null; line = open.next()) {
            if (++received > ROWS_MAX) {
              throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
            }
            take(open.row(line));
          }
        }
      }
    }
  }

  private void take(Row row) {
    var fault = row.fault();
    if (fault != null) {
      refuse(row, "", fault.field() == null ? "" : fault.field(), fault.code());
      return;
    }
    if (!COLUMNS.containsAll(row.values().keySet())) {
      refuse(row, "", "", "field-unknown");
      return;
    }
    var sign = cell(row, "callSign").strip();
    if (!sign.matches("[A-Za-z0-9][A-Za-z0-9 ./-]{0,31}")) {
      refuse(row, "", "callSign", "not-understood");
      return;
    }
    entry(row, sign);
  }

  private void entry(Row row, String sign) {
    var agency = word(Agency.class, cell(row, "agency"));
    var kind = word(UnitKind.class, cell(row, "kind"));
    var home = tree.find(cell(row, "home").strip());
    var device = cell(row, "device").strip();
    var mobilise = cell(row, "mobiliseSeconds").strip();
    var capabilities = capabilities(cell(row, "capabilities"));
    if (agency.isEmpty()) refuse(row, sign, "agency", "not-a-choice");
    else if (kind.isEmpty()) refuse(row, sign, "kind", "not-a-choice");
    else if (home.isEmpty()) refuse(row, sign, "home", "unit-unknown");
    else if (capabilities == null) refuse(row, sign, "capabilities", "not-a-choice");
    else if (!device.isEmpty() && !DeviceId.isOne(device)) {
      refuse(row, sign, "device", "not-understood");
    } else if (!mobilise.isEmpty() && !mobilise.matches("\\d{1,3}|[12]\\d{3}|3[0-5]\\d{2}|3600")) {
      refuse(row, sign, "mobiliseSeconds", "out-of-range");
    } else if (base(row).isEmpty() && !cell(row, "lat").isBlank()) {
      refuse(row, sign, "lat", "out-of-range");
    } else {
      rows.add(
          new FleetRegister.Row(
              row.number(),
              new FleetStore.Entry(
                  sign,
                  agency.get(),
                  kind.get(),
                  home.get().id(),
                  capabilities,
                  device.isEmpty() ? null : device,
                  base(row).orElse(null),
                  mobilise.isEmpty() ? 60 : Integer.parseInt(mobilise))));
    }
  }

  private static Optional<Point> base(Row row) {
    try {
      return Point.of(
          Double.parseDouble(cell(row, "lat").strip()),
          Double.parseDouble(cell(row, "lon").strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Null if one of them is none.
  private static @Nullable Set<String> capabilities(String cell) {
    var found = new HashSet<String>();
    for (var word : cell.split("[;,\\s]+", 40)) {
      if (word.isBlank()) continue;
      if (!ResponseUnit.CAPABILITIES.contains(word)) return null;
      found.add(word);
    }
    return found;
  }

  private static <E extends Enum<E>> Optional<E> word(Class<E> kind, String text) {
    var wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (var one : kind.getEnumConstants()) if (one.name().equals(wanted)) return Optional.of(one);
    return Optional.empty();
  }

  private void refuse(Row row, String key, String field, String code) {
    refused.add(new Refusal(row.number(), key, field, code));
  }

  private static String cell(Row row, String field) {
    return switch (row.values().get(field)) {
      case null -> "";
      case Collection<?> list -> String.join(";", list.stream().map(String::valueOf).toList());
      case Object value -> value.toString();
    };
  }
}
