package abhaya.investigation.law;

import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Mark;
import abhaya.investigation.clock.SectionGroup;
import abhaya.investigation.clock.SectionRow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row of the section file → a row of the register.
final class SectionRows {
  private static final Set<String> FIELDS =
      Set.of(
          "act",
          "section",
          "sub",
          "offence",
          "group",
          "clock-crpc",
          "clock-bnss",
          "bail",
          "forensic",
          "woman-officer",
          "identity",
          "trial",
          "enquiry",
          "corresponds",
          "read-as",
          "punishment",
          "mark",
          "source",
          "note",
          "from",
          "to");

  private SectionRows() {}

  static SectionRow read(YamlRow row) {
    row.only(FIELDS);
    return new SectionRow(
        row.constant(Act.class, row.text("act")),
        row.text("section"),
        row.find("sub"),
        row.text("offence"),
        row.constant(SectionGroup.class, row.text("group")),
        basis(row, "clock-crpc"),
        basis(row, "clock-bnss"),
        row.constant(SectionRow.Bail.class, row.text("bail")),
        row.constant(SectionRow.ForensicVisit.class, row.text("forensic")),
        row.flag("woman-officer"),
        row.flag("identity"),
        row.flag("trial"),
        row.flag("enquiry"),
        row.list("corresponds"),
        row.find("read-as"),
        row.text("punishment", ""),
        row.constant(Mark.class, row.text("mark")),
        row.text("source"),
        row.text("note", ""),
        row.day("from"),
        row.day("to"));
  }

  private static @Nullable Basis basis(YamlRow row, String key) {
    var value = row.find(key);
    return value == null ? null : row.constant(Basis.class, value);
  }
}
