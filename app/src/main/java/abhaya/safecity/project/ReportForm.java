package abhaya.safecity.project;

import abhaya.base.web.Field;
import abhaya.base.web.Words;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of a typed figure.
final class ReportForm {
  private static final int TEXT_MAX = 500;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern BETWEEN_PARTS = Pattern.compile("\\s*\\+\\s*");

  private ReportForm() {}

  /// Empty if a field cannot be read.
  static Optional<ReportRegister.Typed> read(Map<String, String> typed) {
    var quantity = whole(typed.getOrDefault("quantity", ""));
    var parts = parts(typed.getOrDefault("parts", ""));
    var reason = typed.getOrDefault("reason", "").strip();
    var remark = typed.getOrDefault("remark", "").strip();
    if (quantity.isEmpty() || parts.isEmpty()) return Optional.empty();
    if (reason.length() > TEXT_MAX || remark.length() > TEXT_MAX) return Optional.empty();
    try {
      var month = YearMonth.parse(typed.getOrDefault("month", "").strip());
      return Optional.of(
          new ReportRegister.Typed(month, quantity.get(), parts.get(), reason, remark));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> whole(String text) {
    var plain = text.strip().replace(",", "");
    return WHOLE.matcher(plain).matches() ? Optional.of(Long.valueOf(plain)) : Optional.empty();
  }

  /// `2,800 + 280 + 400`; nothing where none were typed.
  private static Optional<List<Long>> parts(String text) {
    var parts = new ArrayList<Long>();
    if (text.isBlank()) return Optional.of(parts);
    for (var word : BETWEEN_PARTS.split(text.strip(), -1)) {
      var part = whole(word);
      if (part.isEmpty()) return Optional.empty();
      parts.add(part.get());
    }
    return Optional.of(parts);
  }

  static List<Field> fields(Words words, Map<String, String> typed, YearMonth month) {
    return List.of(
        field(words, typed, "month", month.toString())
            .hint(words.say("project.field.month.hint"))
            .needed("off"),
        field(words, typed, "quantity", "").needed("off"),
        field(words, typed, "parts", "").hint(words.say("project.field.parts.hint")),
        field(words, typed, "remark", ""),
        field(words, typed, "reason", "").hint(words.say("project.field.reason.hint")));
  }

  private static Field field(Words words, Map<String, String> typed, String name, String known) {
    return Field.text(name, words.say("project.field." + name), typed.getOrDefault(name, known));
  }
}
