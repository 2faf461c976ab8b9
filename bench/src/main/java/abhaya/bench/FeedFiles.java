package abhaya.bench;

import abhaya.investigation.demo.DemoCountry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// The country's records as CSV, one row in a hundred spoilt in one of five ways.
final class FeedFiles {

  private static final int BAD_EVERY = 100;

  private final DemoCountry country;
  private final Path folder;

  /// A file, and the numbers of its bad rows.
  record Csv(Path path, int rows, Set<Integer> bad) {
    Csv {
      bad = Set.copyOf(bad);
    }

    double megabytes() throws IOException {
      return Files.size(path) / 1e6;
    }
  }

  FeedFiles(DemoCountry country, Path folder) {
    this.country = country;
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// The first so many rows: a shorter file is the beginning of a longer one.
  Csv write(String name, int rows) throws IOException {
    var bad = new TreeSet<Integer>();
    var path = folder.resolve(name);
    try (var out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
      line(out, DemoCountry.csvHead().strip().getBytes(StandardCharsets.UTF_8));
      int written = 0;
      for (var feed : country.feeds()) {
        var records = country.csv(feed.lgd());
        while (written < rows && records.hasNext()) {
          var row = new String(records.next().line(), StandardCharsets.UTF_8).strip();
          boolean spoil = ++written % BAD_EVERY == 0;
          if (spoil || isBadAlready(row)) bad.add(written);
          line(
              out, spoil ? spoilt(row, written / BAD_EVERY) : row.getBytes(StandardCharsets.UTF_8));
        }
      }
      if (written < rows) throw new IOException("the country has too few records");
    }
    return new Csv(path, rows, bad);
  }

  /// The invented stations make mistakes of their own: an impossible day, an unknown unit.
  private static boolean isBadAlready(String row) {
    return row.contains("-02-30T") || row.contains("IN.99.");
  }

  /// A cell too many, half a row, a day that never was, a unit nobody knows, a byte that is no text.
  private static byte[] spoilt(String row, int turn) {
    if (turn % 5 == 4) {
      var bytes = row.getBytes(StandardCharsets.UTF_8);
      bytes[bytes.length / 2] = (byte) 0xff;
      return bytes;
    }
    var text =
        switch (turn % 5) {
          case 0 -> row + ",one,too,many";
          case 1 -> row.substring(0, row.length() / 2).replace(",", "").replace("\"", "");
          case 2 -> row.replaceAll("20\\d\\d-\\d\\d-\\d\\dT", "2026-02-30T");
          default -> row.replaceAll("IN\\.\\d\\d", "IN.99");
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void line(OutputStream out, byte[] text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
