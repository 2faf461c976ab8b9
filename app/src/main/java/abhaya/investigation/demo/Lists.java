package abhaya.investigation.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lists the country is made from: plain rows beside the program, `#` for remarks.
final class Lists {

  private Lists() {}

  /// Rows of a list with a head line, cut at commas; no cell holds one.
  static List<String[]> rows(String resource) {
    return lines(resource).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  static List<String> lines(String resource) {
    try (var in = Lists.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("Missing list " + resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
