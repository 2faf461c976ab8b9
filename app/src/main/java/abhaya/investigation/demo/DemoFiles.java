package abhaya.investigation.demo;

import abhaya.base.jurisdiction.UnitRow;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The country as the files that its states would send.
final class DemoFiles {
  private static final int BUFFER = 1 << 20;

  private DemoFiles() {}

  /// The units file, row by row.
  static List<UnitRow> units(DemoCountry country) {
    var rows = new ArrayList<UnitRow>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(country.unitsCsv())) {
      for (var row : reader) {
        rows.add(
            new UnitRow(
                rows.size() + 1,
                row.getField("code"),
                row.getField("kind"),
                row.getField("nameEn"),
                row.getField("nameHi"),
                row.getField("parentCode"),
                row.getField("validFrom"),
                row.getField("validTo"),
                row.getField("revenueDistrictLgd"),
                row.getField("aliases")));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rows;
  }

  /// Writes a state's records; the answer is how many.
  static long write(DemoCountry country, DemoCountry.Feed feed, Path file) throws IOException {
    var count = 0L;
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      for (var records = country.records(feed.lgd()); records.hasNext(); count++) {
        out.write(records.next().line());
        out.write('\n');
      }
    }
    return count;
  }
}
