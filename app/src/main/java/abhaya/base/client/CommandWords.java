package abhaya.base.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of an import or export.
///
/// @param kind what is sent or fetched: `units`, `cctns`, `boundaries`, …
/// @param file to read from or write to; absent for an export to the screen
/// @param options further `name=value` parts of the request's address
record CommandWords(
    String kind,
    @Nullable Path file,
    boolean dryRun,
    URI url,
    @Nullable String client,
    Path data,
    List<String> options) {

  static CommandWords read(List<String> words) throws Refusal {
    var plain = new ArrayList<String>();
    var options = new ArrayList<String>();
    var dryRun = false;
    var url = "http://localhost:8112";
    String client = null;
    var data = Path.of("data");
    for (var at = 0; at < words.size(); at++) {
      var word = words.get(at);
      switch (word) {
        case "--dry-run" -> dryRun = true;
        case "--url" -> url = value(words, ++at, word);
        case "--client" -> client = value(words, ++at, word);
        case "--data" -> data = Path.of(value(words, ++at, word));
        default -> sort(word, plain, options);
      }
    }
    if (plain.isEmpty()) throw new Refusal("Say what: units, cctns, boundaries, roads, …");
    var file = plain.size() > 1 ? Path.of(plain.get(1)) : null;
    return new CommandWords(
        plain.getFirst(), file, dryRun, address(url), client, data, List.copyOf(options));
  }

  private static void sort(String word, List<String> plain, List<String> options) throws Refusal {
    if (!word.startsWith("--")) {
      plain.add(word);
      return;
    }
    if (!word.contains("=")) throw new Refusal("The word " + word + " is not known here.");
    options.add(word.substring(2));
  }

  private static String value(List<String> words, int at, String word) throws Refusal {
    if (at >= words.size()) throw new Refusal(word + " needs a value.");
    return words.get(at);
  }

  private static URI address(String url) throws Refusal {
    try {
      return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    } catch (IllegalArgumentException e) {
      throw new Refusal("--url needs an address such as http://localhost:8112.");
    }
  }
}
