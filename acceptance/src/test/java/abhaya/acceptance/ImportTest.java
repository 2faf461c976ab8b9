package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Records in by hand and by the command line: tried out first, each bad row named.
@ExtendWith(Stage.Hand.class)
class ImportTest {
  private static final String REFUSED = "section[aria-labelledby=refused] tbody tr";
  private static final String WAITING = "section[aria-labelledby=waiting] tbody tr";
  private static final String HEAD =
      "type,source,key,version,unit,firNumber,recordedAt,enteredAt,sections\n";

  private final Stage stage;

  ImportTest(Stage stage) {
    this.stage = stage;
  }

  /// A good row, one on a day that does not exist, and one whose sections nobody can read.
  private String threeRows(String mark) throws Exception {
    var station = Credentials.of(stage.program()).account("SHO").path("unit").asString();
    return HEAD
        + row(mark + "1", station, "2026-02-27T10:00:00+05:30", "64(1) BNS")
        + row(mark + "2", station, "2026-02-30T10:00:00+05:30", "64(1) BNS")
        + row(mark + "3", station, "2026-03-02T10:00:00+05:30", "12/7 of the Unheard-of Act");
  }

  private static String row(String key, String station, String at, String sections) {
    return String.join(
        ",",
        "FIR",
        "TRY",
        key,
        "1",
        station,
        "7/2026",
        at,
        "2026-03-02T12:00:00+05:30",
        "\"" + sections + "\"\n");
  }

  private static void send(Reader reader, String name, String text, boolean dryRun) {
    reader.open("/import");
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    reader.page().locator("#file").setInputFiles(new FilePayload(name, "text/csv", bytes));
    var act = "form[action='/import'] button[value=" + dryRun + "]";
    reader.leaving(() -> reader.page().locator(act).click());
    reader.page().locator("main:not(:has(progress)) .headlines").waitFor();
  }

  private static List<String> cells(Reader reader, String rows) {
    return reader.page().locator(rows).first().locator("th, td").allInnerTexts().stream()
        .map(String::strip)
        .toList();
  }

  @Test
  void aTrialNamesEachBadRowAndWritesNothing() throws Exception {
    try (var reader = stage.as(Card.DATA)) {
      send(reader, "rows.csv", threeRows("trial-"), true);
      assertThat(cells(reader, REFUSED))
          .startsWith("2", "trial-2", "recordedAt", "time-impossible")
          .last()
          .asString()
          .contains("no such day");
      assertThat(cells(reader, WAITING)).startsWith("3", "trial-3", "sections-unread");
      reader.open("/quarantine");
      assertThat(reader.text("main")).doesNotContain("trial-3");
    }
  }

  @Test
  void theQuarantineIsWorkedOffByAPerson() throws Exception {
    try (var reader = stage.as(Card.DATA)) {
      send(reader, "rows.csv", threeRows("real-"), false);
      assertThat(cells(reader, REFUSED)).startsWith("2", "real-2");
      var file = reader.links("section[aria-labelledby=counts] a.button").getFirst();
      assertThat(reader.fetch(file).text()).contains("real-2").doesNotContain("real-1");

      reader.open("/quarantine");
      var waiting = reader.page().locator(WAITING + ":has-text('real-3') a");
      reader.leaving(waiting::click);
      assertThat(reader.text("main")).contains("real-3");
      reader.page().locator("#why").selectOption("SENT_BY_MISTAKE");
      reader.leaving(() -> reader.page().locator("button[value=withdraw]").click());
      assertThat(reader.page().locator("button[value=withdraw]").count()).isZero();
      reader.open("/quarantine");
      assertThat(reader.text("main")).doesNotContain("real-3");

      send(reader, "again.csv", threeRows("real-"), false);
      var counts = reader.page().locator(".headlines .value").allInnerTexts();
      assertThat(counts.stream().map(String::strip)).containsExactly("3", "0", "2", "0", "1");
    }
  }

  @Test
  void theCommandLineSaysTheSame(@TempDir Path work) throws Exception {
    var file = Files.writeString(work.resolve("rows.csv"), threeRows("line-"));
    var where = List.of("--url", stage.program().url(""), "--data", stage.program().data() + "");
    var tried = call(work, List.of("import", "cctns", file + "", "--dry-run"), where);
    assertThat(tried.status()).isEqualTo(1);
    assertThat(tried.output().lines())
        .anyMatch(line -> line.startsWith("row 2 refused line-2 recordedAt time-impossible: "))
        .anyMatch(line -> line.startsWith("row 3 quarantined line-3  sections-unread: "))
        .last()
        .isEqualTo(
            "3 received, 1 accepted, 0 unchanged, 1 quarantined, 1 refused"
                + " (dry run: nothing was written)");
    var good = Files.writeString(work.resolve("good.csv"), firstRow(threeRows("line-")));
    assertThat(call(work, List.of("import", "cctns", good + ""), where).status()).isZero();
    var again = call(work, List.of("import", "cctns", good + ""), where);
    assertThat(again.status()).isZero();
    assertThat(again.output()).startsWith("1 received, 0 accepted, 1 unchanged");
    var summary = call(work, List.of("export", "summary", "--unit=IN"), where);
    assertThat(summary.output()).contains("\"registered\"");
  }

  private static Program.Ended call(Path work, List<String> words, List<String> where)
      throws Exception {
    var all = new java.util.ArrayList<>(words);
    all.addAll(where);
    return Program.call(work, all.toArray(String[]::new));
  }

  private static String firstRow(String rows) {
    return String.join("\n", rows.lines().limit(2).toList()) + "\n";
  }

  @Test
  void aCommandThatCannotBeDoneSaysWhyInOneSentence(@TempDir Path work) throws Exception {
    var nobody = Program.call(work, "import", "cctns", "missing.csv");
    assertThat(nobody.status()).isEqualTo(2);
    assertThat(nobody.output().strip().lines()).hasSize(1);
    var unknown = Program.call(work, "run", "--sideways");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.output())
        .isEqualToIgnoringNewLines("run does not know the word --sideways.");
  }
}
