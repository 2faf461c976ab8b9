package abhaya.investigation.law;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.Condition;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Mark;
import abhaya.investigation.clock.Procedure;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionRegister;
import abhaya.investigation.clock.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A row of a duty file → a duty. Unknown steps, sections and fields are refused.
final class DutyRows {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "version",
          "provision",
          "procedures",
          "stage",
          "basis",
          "trigger",
          "stop",
          "until",
          "allows",
          "when",
          "sections",
          "responsible",
          "state",
          "per-accused",
          "mark",
          "source",
          "note",
          "from",
          "to",
          "sample",
          "victim",
          "examples");

  private final SectionReader reader;
  private final SectionRegister register;

  DutyRows(SectionReader reader, SectionRegister register) {
    this.reader = reader;
    this.register = register;
  }

  Duty read(YamlRow row) {
    row.only(FIELDS);
    return new Duty(
        row.text("id"),
        row.number("version", 1),
        row.text("provision"),
        procedures(row),
        row.text("stage", "police").equals("court"),
        row.code(Basis.class, "basis", Basis.STATUTORY),
        steps(row, "trigger"),
        steps(row, "stop"),
        steps(row, "until"),
        Limit.parse(row.text("allows")),
        sections(row),
        conditions(row),
        row.constant(Responsible.class, row.text("responsible")),
        row.find("state"),
        row.flag("per-accused"),
        row.constant(Mark.class, row.text("mark")),
        row.text("source"),
        row.text("note", ""),
        row.day("from"),
        row.day("to"));
  }

  private static Set<Procedure> procedures(YamlRow row) {
    var procedures = new HashSet<Procedure>();
    for (var name : row.list("procedures")) procedures.add(row.constant(Procedure.class, name));
    return procedures;
  }

  private static List<Step> steps(YamlRow row, String key) {
    return row.list(key).stream()
        .map(code -> Step.parse(code).orElseThrow(() -> row.wrong("unknown " + key + " " + code)))
        .toList();
  }

  private static Set<Condition> conditions(YamlRow row) {
    var conditions = new HashSet<Condition>();
    for (var name : row.list("when")) conditions.add(row.constant(Condition.class, name));
    return conditions;
  }

  private List<Citation> sections(YamlRow row) {
    var text = row.find("sections");
    if (text == null) return List.of();
    var reading = reader.read(text);
    if (!reading.isComplete()) throw row.wrong("sections not read: " + reading.unread());
    for (var citation : reading.citations()) {
      if (register.rows(citation).isEmpty()) {
        throw row.wrong(citation.label() + " is not in the register");
      }
    }
    return reading.citations();
  }
}
