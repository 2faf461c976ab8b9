package abhaya.investigation.law;

import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionRegister;
import abhaya.investigation.clock.SectionRow;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files under `duties/`, read and checked.
///
/// A wrong row stops the start: an unknown step or section, two rows for the same days, a duty with
/// fewer than three dated examples, an example that does not come out.
public record LawFiles(SectionReader reader, SectionRegister register, DutyBook book) {
  private static final int EXAMPLES_MIN = 3;
  private static final List<String> DUTY_FILES =
      List.of("registration", "victim", "two-months", "investigation", "court");

  /// Reads the files of the class path; throws if any row is wrong.
  public static LawFiles load() {
    var sections = rows("sections");
    var duties = new ArrayList<YamlRow>();
    for (var name : DUTY_FILES) duties.addAll(rows(name));
    return of(sections, duties);
  }

  static LawFiles of(List<YamlRow> sectionRows, List<YamlRow> dutyRows) {
    var reader = new SectionReader();
    var register = new SectionRegister(sectionRows.stream().map(SectionRows::read).toList());
    checkSections(register, reader);
    var parser = new DutyRows(reader, register);
    var duties = new ArrayList<Duty>();
    for (var row : dutyRows) duties.add(parser.read(row));
    var overlaps = DutyBook.overlaps(duties);
    if (!overlaps.isEmpty()) throw new IllegalStateException("overlapping rows: " + overlaps);
    var book = new DutyBook(duties, register);
    checkExamples(book, reader, dutyRows);
    return new LawFiles(reader, register, book);
  }

  private static void checkSections(SectionRegister register, SectionReader reader) {
    var seen = new HashSet<String>();
    for (var row : register.rows()) {
      if (!seen.add(row.label())) throw new IllegalStateException("twice: " + row.label());
      for (var other : row.corresponds()) checkKnown(register, reader, row, other);
      if (row.readAs() != null) {
        checkKnown(register, reader, row, row.act().shortName() + " " + row.readAs());
      }
    }
  }

  private static void checkKnown(
      SectionRegister register, SectionReader reader, SectionRow row, String other) {
    var reading = reader.read(other);
    if (!reading.isComplete() || register.rows(reading.citations().getFirst()).isEmpty()) {
      throw new IllegalStateException(row.label() + ": unknown section " + other);
    }
  }

  private static void checkExamples(DutyBook book, SectionReader reader, List<YamlRow> rows) {
    var faults = new ArrayList<String>();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var duty = book.duties().get(i);
      var examples = row.items("examples");
      for (var n = 0; n < examples.size(); n++) {
        var place = row.place() + " " + duty.id() + " example " + (n + 1);
        var example = new WorkedExample(duty, YamlRow.of(place, examples.get(n)), row);
        faults.addAll(example.faults(book, reader));
      }
      if (examples.size() < EXAMPLES_MIN) faults.add(row.place() + " " + duty.id() + ": examples");
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("law data: " + String.join("\n", faults));
    }
  }

  static List<YamlRow> rows(String name) {
    var path = "/duties/" + name + ".yaml";
    try (var in = LawFiles.class.getResourceAsStream(path)) {
      if (in == null) throw new IllegalStateException("missing " + path);
      var text = new InputStreamReader(in, StandardCharsets.UTF_8);
      return rows(name, new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<YamlRow> rows(String name, Object content) {
    if (!(content instanceof List<?> list)) throw new IllegalStateException(name + ": not a list");
    var rows = new ArrayList<YamlRow>();
    for (var i = 0; i < list.size(); i++) {
      rows.add(YamlRow.of(name + ".yaml row " + (i + 1), list.get(i)));
    }
    return rows;
  }
}
