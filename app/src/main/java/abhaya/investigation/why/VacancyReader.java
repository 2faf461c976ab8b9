package abhaya.investigation.why;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Row;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows of the file of sanctioned and posted officers → our record, or a refusal with its field.
final class VacancyReader {
  static final Set<String> REQUIRED = Set.of("unit", "asOf", "sanctioned", "posted");
  static final Set<String> COLUMNS = Set.of("unit", "asOf", "sanctioned", "posted", "source");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final int SOURCE_MAX = 200;

  private final Scope scope;
  private final UnitTree tree;
  private final LocalDate today;

  VacancyReader(Scope scope, UnitTree tree, LocalDate today) {
    this.scope = scope;
    this.tree = tree;
    this.today = today;
  }

  /// Either a vacancy, or a fault.
  record Read(VacancyStore.@Nullable Vacancy vacancy, @Nullable Fault fault, String key) {}

  record Fault(String field, String code) {}

  private static final class BadRow extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Fault fault;

    private BadRow(String field, String code) {
      super(code);
      this.fault = new Fault(field, code);
    }
  }

  Read read(Row row) {
    var wrong = row.fault();
    if (wrong != null) {
      var field = wrong.field();
      return new Read(null, new Fault(field == null ? "" : field, wrong.code()), "");
    }
    var key = "";
    try {
      for (var name : row.values().keySet()) {
        if (!COLUMNS.contains(name)) throw new BadRow("", "field-unknown");
      }
      var unit = unit(text(row, "unit"));
      key = tree.pathCode(unit);
      var source = row.values().get("source") instanceof String said ? said.strip() : "";
      if (source.length() > SOURCE_MAX) throw new BadRow("source", "too-long");
      var vacancy =
          new VacancyStore.Vacancy(
              unit,
              day(text(row, "asOf")),
              number(row, "sanctioned"),
              number(row, "posted"),
              source);
      return new Read(vacancy, null, key);
    } catch (BadRow bad) {
      return new Read(null, bad.fault, key);
    }
  }

  private static String text(Row row, String field) throws BadRow {
    var value = row.values().get(field);
    if (value == null) throw new BadRow(field, "missing");
    if (value instanceof BigDecimal) throw new BadRow(field, "not-a-number");
    return value.toString().strip();
  }

  private UnitId unit(String code) throws BadRow {
    if (code.length() > 100) throw new BadRow("unit", "too-long");
    var unit = tree.find(code);
    if (unit.isEmpty()) throw new BadRow("unit", "unit-unknown");
    if (!scope.mayOn(Operation.IMPORT, unit.get().id())) throw new BadRow("unit", "unit-outside");
    return unit.get().id();
  }

  private LocalDate day(String text) throws BadRow {
    try {
      var day = LocalDate.parse(text);
      if (day.isAfter(today)) throw new BadRow("asOf", "in-the-future");
      if (day.isBefore(LocalDate.EPOCH)) throw new BadRow("asOf", "not-a-date");
      return day;
    } catch (DateTimeParseException unreadable) {
      throw new BadRow("asOf", "not-a-date");
    }
  }

  private static int number(Row row, String field) throws BadRow {
    var text = text(row, field);
    if (!NUMBER.matcher(text).matches()) throw new BadRow(field, "not-a-number");
    return Integer.parseInt(text);
  }
}
