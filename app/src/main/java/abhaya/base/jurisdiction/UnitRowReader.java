package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A row as text to a claim, or to the first thing that is wrong with it. What could not be read is
/// never repeated: a wrong file may hold anything.
final class UnitRowReader {

  private static final Pattern CODE =
      Pattern.compile("[A-Za-z0-9]{1,16}(\\.[A-Za-z0-9]{1,16}){0,5}");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");
  private static final Pattern LGD = Pattern.compile("[1-9][0-9]{0,3}");
  private static final int LIST_MAX = 50;

  private final Consumer<UnitRefusal> refusals;

  UnitRowReader(Consumer<UnitRefusal> refusals) {
    this.refusals = refusals;
  }

  Optional<UnitClaim> read(UnitRow row) {
    var code = row.code().strip();
    if (!CODE.matcher(code).matches()) {
      refusals.accept(
          new UnitRefusal(
              row.row(),
              "",
              "code",
              code.isEmpty() ? "code-missing" : "code-malformed",
              List.of()));
      return Optional.empty();
    }
    try {
      return Optional.of(claim(row, code));
    } catch (Fault fault) {
      refusals.accept(fault.refusal.at(row.row(), code));
      return Optional.empty();
    }
  }

  private static UnitClaim claim(UnitRow row, String code) {
    var kind = kind(row.kind().strip());
    var nameEn = NameRule.tidy(row.nameEn());
    var nameHi = NameRule.tidy(row.nameHi());
    var fault = NameRule.faultOf(nameEn, nameHi);
    if (fault.isPresent()) throw new Fault(fault.get());
    var parent = row.parentCode().strip();
    if (parent.isEmpty()) throw fault("parentCode", "parent-missing");
    if (!ALIAS.matcher(parent).matches()) throw fault("parentCode", "code-malformed");
    return new UnitClaim(
        row.row(),
        code.indexOf('.') < 0 ? parent + "." + code : code,
        kind,
        nameEn,
        nameHi,
        parent,
        span(row.validFrom().strip(), row.validTo().strip()),
        lgds(row.revenueDistrictLgd()),
        aliases(row.aliases()));
  }

  private static UnitKind kind(String text) {
    for (var kind : UnitKind.values()) {
      if (kind.name().equalsIgnoreCase(text)) return kind;
    }
    throw fault("kind", "kind-unknown");
  }

  private static Span span(String from, String to) {
    if (from.isEmpty()) throw fault("validFrom", "date-missing");
    var first = day("validFrom", from);
    if (to.isEmpty()) return Span.since(first);
    var last = day("validTo", to);
    if (last.isBefore(first)) throw fault("validTo", "dates-reversed");
    return new Span(first, last.plusDays(1));
  }

  private static LocalDate day(String field, String text) {
    try {
      if (text.length() != 10) throw fault(field, "date-malformed");
      var day = LocalDate.parse(text);
      if (!UnitBook.isDay(day)) throw fault(field, "date-out-of-range");
      return day;
    } catch (DateTimeParseException e) {
      throw fault(field, "date-malformed");
    }
  }

  private static List<Integer> lgds(String text) {
    var lgds = new ArrayList<Integer>();
    for (var part : list("revenueDistrictLgd", text)) {
      if (!LGD.matcher(part).matches()) throw fault("revenueDistrictLgd", "revenue-malformed");
      lgds.add(Integer.valueOf(part));
    }
    return lgds.stream().distinct().toList();
  }

  private static List<String> aliases(String text) {
    var aliases = list("aliases", text);
    if (aliases.stream().anyMatch(alias -> !ALIAS.matcher(alias).matches())) {
      throw fault("aliases", "alias-malformed");
    }
    return aliases.stream().distinct().toList();
  }

  private static List<String> list(String field, String text) {
    var parts =
        Arrays.stream(text.split("[\\[\\]\",;|\\s]+", -1)).filter(part -> !part.isEmpty()).toList();
    if (parts.size() > LIST_MAX) throw fault(field, "list-too-long", Integer.toString(LIST_MAX));
    return parts;
  }

  private static Fault fault(String field, String code, String... args) {
    return new Fault(UnitRefusal.of(field, code, args));
  }

  /// Leaves the reading of one row; never leaves this class.
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient UnitRefusal refusal;

    Fault(UnitRefusal refusal) {
      super(null, null, false, false);
      this.refusal = refusal;
    }

    @Override
    public @Nullable String getMessage() {
      return refusal.code();
    }
  }
}
