package abhaya.base.paper;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.web.Language;
import abhaya.base.web.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file holds what the sheet says, and no cell of it calculates.
class FileSheetTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =HYPERLINK(\"x\")",
        "＝1+1",
        "\u00a0@x"
      })
  void aTextThatASpreadsheetWouldCalculateIsMadeText(String text) throws IOException {
    var sheet = sheet(text);
    assertThat(csv(sheet)).contains("'" + text.substring(0, 1)).doesNotContain("\n" + text + ",");
    var cells = part(XlsxFile.of(sheet), "xl/sharedStrings.xml");
    assertThat(cells).contains("&apos;").doesNotContain("<f>");
    assertThat(part(XlsxFile.of(sheet), "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Sample Nagar", "12/2026", "", " ", "a=b", "नमूना"})
  void anOrdinaryTextStaysAsItIs(String text) {
    assertThat(FormulaGuard.safe(text)).isEqualTo(text);
  }

  @Test
  void numbersAndDaysOfACsvAreForPrograms() {
    assertThat(csv(sheet("Sample Nagar")).lines())
        .startsWith("Unit,Count,Rate,Day", "Sample Nagar,1234567,32.93,2026-11-23", "All,1234567,,")
        .endsWith(
            "A note",
            "\"Taken by Sample Reader, Ministry analyst, India, 23-11-2026 09:40:07 IST\"");
  }

  @Test
  void aWorkbookSaysWhoTookItWhereItIsSeenAndWhereItIsNot() throws IOException {
    var book = XlsxFile.of(sheet("Sample Nagar"));
    assertThat(part(book, "xl/worksheets/sheet1.xml")).contains("Taken by Sample Reader");
    assertThat(part(book, "docProps/core.xml")).contains("Taken by Sample Reader");
    assertThat(part(book, "xl/workbook.xml")).contains("veryHidden");
  }

  private static FileSheet sheet(String name) {
    var visit = Samples.visit(Language.ENGLISH, "/x");
    return new FileSheet(
        "Overview",
        List.of(new FileSheet.Fact("As of", "23-11-2026")),
        List.of(
            new FileSheet.Head("Unit", false),
            new FileSheet.Head("Count", true),
            new FileSheet.Head("Rate", true),
            new FileSheet.Head("Day", false)),
        List.of(
            FileSheet.row(name, 1_234_567L, new BigDecimal("32.93"), LocalDate.of(2026, 11, 23))),
        FileSheet.row("All", 1_234_567L, null, null),
        List.of("A note"),
        Stamp.of(visit, ""));
  }

  private static String csv(FileSheet sheet) {
    return new String(CsvFile.of(sheet), StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static String part(byte[] book, String name) throws IOException {
    var file = Files.createTempFile("book", ".xlsx");
    try {
      Files.write(file, book);
      try (var zip = new ZipFile(file.toFile());
          var part = zip.getInputStream(Objects.requireNonNull(zip.getEntry(name)))) {
        return new String(part.readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }
}
