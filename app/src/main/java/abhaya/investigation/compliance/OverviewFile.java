package abhaya.investigation.compliance;

import abhaya.base.web.Words;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of an overview as a CSV file, numbers ungrouped so that a program can read them.
final class OverviewFile {

  private static final String FORMULA = "=+-@\t\r";

  private final Words words;
  private final OverviewFigures data;

  OverviewFile(Words words, OverviewFigures data) {
    this.words = words;
    this.data = data;
  }

  String text() {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(head());
      for (var child : data.children()) {
        csv.writeRecord(row(child.name(), child.withheld() ? null : child.figures()));
      }
      csv.writeRecord(row(words.say("compliance.total"), data.here()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> head() {
    var head = new ArrayList<String>();
    head.add(words.say(data.childKind().key()));
    for (var key :
        List.of(
            "registered",
            "mature",
            "inTime",
            "late",
            "overdue",
            "youngDisposed",
            "youngOpen",
            "reports",
            "chargeSheets",
            "closures")) {
      head.add(words.say("compliance." + key));
    }
    for (var bucket : Ageing.NONE.buckets()) head.add(words.say("compliance.age." + bucket.name()));
    head.add(words.say("compliance.compliance"));
    head.add(words.say("compliance.asOf", words.date(data.asOf().day())));
    head.add(words.say("compliance.chip.window"));
    return head;
  }

  private List<String> row(String name, @Nullable Figures figures) {
    var row = new ArrayList<String>();
    row.add(safe(name));
    if (figures == null) {
      row.add(words.say("compliance.withheld"));
      return row;
    }
    for (long count :
        new long[] {
          figures.registered(),
          figures.mature(),
          figures.inTime(),
          figures.late(),
          figures.overdue(),
          figures.youngDisposed(),
          figures.youngOpen(),
          figures.finalReports(),
          figures.chargeSheets(),
          figures.closures()
        }) {
      row.add(Long.toString(count));
    }
    for (var bucket : figures.ageing().buckets()) row.add(Long.toString(bucket.count()));
    var value = figures.rates().compliance().value();
    row.add(value == null ? "" : value.toPlainString());
    row.add(data.asOf().day().toString());
    row.add(data.chosen().from() + "/" + data.chosen().to());
    return row;
  }

  /// A name that a spreadsheet would take for a formula is made text.
  static String safe(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
