package abhaya.base.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `./abhaya import` and `./abhaya export`.
public final class CommandLine {
  private static final int REFUSED = 1;
  private static final int MISUSED = 2;
  private static final int SHOWN_MAX = 200;

  private static final Map<String, String> DOORS =
      Map.ofEntries(
          Map.entry("units", "/api/v1/feeds/units"),
          Map.entry("cctns", "/api/v1/feeds/cctns/records"),
          Map.entry("boundaries", "/api/v1/feeds/boundaries"),
          Map.entry("roads", RoadsImport.DOOR),
          Map.entry("sanctions", "/api/v1/feeds/sanctions"),
          Map.entry("releases", "/api/v1/feeds/releases"),
          Map.entry("expenditure", "/api/v1/feeds/expenditure"),
          Map.entry("assets", "/api/v1/feeds/assets"),
          Map.entry("response-units", "/api/v1/feeds/response-units"),
          Map.entry("watchlist", "/api/v1/feeds/watchlist"),
          Map.entry("vacancies", "/api/v1/feeds/vacancies"));

  private static final Map<String, String> EXPORTS =
      Map.of(
          "units", "/api/v1/units",
          "summary", "/api/v1/investigation/summary",
          "trail", "/api/v1/trail/export");

  private final PrintStream out;
  private final PrintStream err;

  /// Speaks to these two streams.
  public CommandLine(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Does what the words say.
  ///
  /// @return the exit status: 0 done, 1 some rows were refused, 2 not done
  public int run(String verb, List<String> words) {
    try {
      var command = CommandWords.read(words);
      return verb.equals("export") ? export(command) : send(command);
    } catch (Refusal e) {
      err.println(e.getMessage());
      return MISUSED;
    } catch (IOException e) {
      err.println("The file could not be read or written: " + e.getMessage());
      return MISUSED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MISUSED;
    }
  }

  private int send(CommandWords words) throws Refusal, IOException, InterruptedException {
    var door = DOORS.get(words.kind());
    if (door == null) {
      throw new Refusal("There is no import of " + words.kind() + ". Known: " + known(DOORS));
    }
    var file = words.file();
    if (file == null) throw new Refusal("Name the file to import.");
    if (!Files.isReadable(file)) throw new Refusal("The file " + file + " cannot be read.");
    var server = new Server(words, "demo-feed");
    var request =
        server
            .request(door + query(words))
            .header("Content-Type", mediaType(file.getFileName() + ""))
            .POST(BodyPublishers.ofFile(file))
            .build();
    var answer = server.send(request);
    var body = server.read(answer);
    if (answer.statusCode() == 202) return new RoadsImport(server, out).follow(body);
    if (answer.statusCode() != 200) throw new Refusal(sentence(body, answer));
    return report(body, words.dryRun());
  }

  private static String query(CommandWords words) {
    var parts = new java.util.ArrayList<>(words.options());
    if (words.dryRun()) parts.add("dryRun=true");
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String mediaType(String name) {
    var plain = name.toLowerCase(Locale.ROOT);
    if (plain.endsWith(".pbf") || plain.endsWith(".osm")) return "application/octet-stream";
    if (plain.endsWith(".gz")) plain = plain.substring(0, plain.length() - 3);
    if (plain.endsWith(".csv")) return "text/csv";
    if (plain.endsWith("geojson")) return "application/geo+json";
    return "application/x-ndjson";
  }

  private int report(JsonNode body, boolean dryRun) {
    var refused = body.path("refused");
    var quarantined = body.path("quarantined");
    for (var row : refused) show("refused", row);
    for (var row : quarantined) show("quarantined", row);
    out.printf(
        "%d received, %d accepted, %d unchanged, %d quarantined, %d refused%s%n",
        body.path("received").asLong(),
        body.path("accepted").asLong(),
        body.path("unchanged").asLong(),
        count(body, "quarantined"),
        count(body, "refused"),
        dryRun ? " (dry run: nothing was written)" : "");
    return count(body, "refused") == 0 ? 0 : REFUSED;
  }

  private static long count(JsonNode body, String field) {
    var total = body.path(field + "Count");
    return total.isNumber() ? total.asLong() : body.path(field).size();
  }

  private void show(String what, JsonNode row) {
    out.printf(
        "row %d %s %s %s %s: %s%n",
        row.path("row").asLong(),
        what,
        row.path("key").asString(""),
        row.path("field").asString(""),
        row.path("code").asString(""),
        row.path("message").asString(""));
  }

  private int export(CommandWords words) throws Refusal, IOException, InterruptedException {
    var door = EXPORTS.get(words.kind());
    if (door == null) {
      throw new Refusal("There is no export of " + words.kind() + ". Known: " + known(EXPORTS));
    }
    var client = words.kind().equals("trail") ? "demo-auditor" : "demo-reader";
    var server = new Server(words, client);
    var answer = server.send(server.request(door + query(words)).GET().build());
    if (answer.statusCode() != 200) throw new Refusal(sentence(server.read(answer), answer));
    var file = words.file();
    try (InputStream body = answer.body()) {
      if (file == null) {
        body.transferTo(out);
        out.println();
      } else {
        keep(body, file);
        out.println(Files.size(file) + " bytes written to " + file);
      }
    }
    return 0;
  }

  /// A file that broke off on its way is not left under the name of a whole one.
  private static void keep(InputStream body, Path file) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String sentence(JsonNode problem, HttpResponse<InputStream> answer) {
    var text = new StringBuilder(problem.path("title").asString("Refused"));
    text.append(" (").append(answer.statusCode()).append("). ");
    text.append(problem.path("detail").asString(""));
    var shown = 0;
    for (var error : problem.path("errors")) {
      if (shown++ == SHOWN_MAX) break;
      text.append("\n  ").append(error.path("field").asString(""));
      text.append(": ").append(error.path("message").asString(""));
    }
    return text.toString().strip();
  }

  private static String known(Map<String, String> doors) {
    return String.join(", ", doors.keySet().stream().sorted().toList()) + ".";
  }
}
