package abhaya.safecity.followup;

import abhaya.base.web.Field;
import abhaya.base.web.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form of a matter: the fields of its kind, and what was typed into them.
record MatterForm(Words words, MatterKind kind, Map<String, String> typed) {
  private static final Map<String, Integer> LENGTHS =
      Map.of(
          "title",
          200,
          "detail",
          2000,
          "owner",
          120,
          "source",
          300,
          "evidence",
          300,
          "reason",
          500);

  MatterForm {
    typed = Map.copyOf(typed);
  }

  /// What came of reading it.
  sealed interface Reading {}

  record Ready(Matter.Text text, Matter.Facts facts, @Nullable String parent, String reason)
      implements Reading {}

  /// @param faults keys of sentences by field
  record Faulty(Map<String, String> faults) implements Reading {}

  Reading read() {
    var faults = new LinkedHashMap<String, String>();
    LENGTHS.forEach((name, most) -> {
      if (text(name).length() > most) faults.put(name, "web.fault.too-long");
    });
    for (var name : needed()) if (text(name).isEmpty()) faults.put(name, "web.fault.required");
    var on = day("on", faults);
    var due = day("due", faults);
    if (on != null && due != null && due.isBefore(on)) faults.put("due", "followup.fault.before");
    var likelihood = kind == MatterKind.RISK ? level("likelihood", faults) : 0;
    var impact = kind == MatterKind.RISK ? level("impact", faults) : 0;
    var count = count(faults);
    if (!faults.isEmpty() || on == null) return new Faulty(faults);
    return new Ready(
        new Matter.Text(text("title"), text("detail"), text("owner"), text("source")),
        new Matter.Facts(on, due, likelihood, impact, count, text("evidence")),
        parent(),
        text("reason"));
  }

  /// Fields that cannot be empty.
  List<String> needed() {
    return switch (kind) {
      case MEETING -> List.of("title", "on", "source");
      case ACTION, RISK -> List.of("title", "on", "owner", "due");
      case OBSERVATION -> List.of("title", "on", "owner", "due", "source");
      case INSPECTION -> List.of("title", "on", "evidence");
      case OUTREACH -> List.of("title", "on", "number", "evidence");
      case PRACTICE -> List.of("title", "on", "detail", "evidence");
    };
  }

  private List<String> shown() {
    return switch (kind) {
      case MEETING -> List.of("title", "on", "source", "detail");
      case ACTION -> List.of("title", "on", "owner", "due", "source", "detail");
      case RISK -> List.of("title", "on", "likelihood", "impact", "owner", "due", "detail");
      case OBSERVATION -> List.of("title", "source", "on", "owner", "due", "detail");
      case INSPECTION -> List.of("title", "on", "evidence", "due", "owner", "detail");
      case OUTREACH -> List.of("title", "on", "source", "number", "evidence", "detail");
      case PRACTICE -> List.of("title", "on", "detail", "source", "number", "evidence");
    };
  }

  private @Nullable LocalDate day(String name, Map<String, String> faults) {
    if (text(name).isEmpty()) return null;
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      faults.put(name, "web.fault.not-a-date");
      return null;
    }
  }

  private int level(String name, Map<String, String> faults) {
    if (text(name).matches("[1-5]")) return Integer.parseInt(text(name));
    faults.put(name, "followup.fault.level");
    return 0;
  }

  private long count(Map<String, String> faults) {
    if (text("number").isEmpty()) return 0;
    if (text("number").matches("\\d{1,12}")) return Long.parseLong(text("number"));
    faults.put("number", "followup.fault.number");
    return 0;
  }

  private @Nullable String parent() {
    return isHandle(text("parent")) ? text("parent") : null;
  }

  static boolean isHandle(String word) {
    return word.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  String text(String name) {
    return typed.getOrDefault(name, "").strip();
  }

  List<Field> fields(Map<String, String> faults) {
    var fields = new ArrayList<Field>();
    for (var name : shown()) fields.add(field(name, faults));
    fields.add(field("reason", faults).hint(words.say("followup.field.reason.hint")));
    return fields;
  }

  private Field field(String name, Map<String, String> faults) {
    var fault = faults.get(name);
    var own = "followup.field." + name + "." + kind.name();
    var label = words.say(words.has(own) ? own : "followup.field." + name);
    var field = Field.text(name, label, text(name)).wrong(fault == null ? null : words.say(fault));
    if (needed().contains(name)) field = field.needed("off");
    return switch (name) {
      case "on", "due" -> field.type("date");
      case "detail", "reason" -> field.type("textarea");
      case "likelihood", "impact" -> field.of(levels());
      default -> field;
    };
  }

  private List<Field.Option> levels() {
    return List.of("1", "2", "3", "4", "5").stream()
        .map(level -> new Field.Option(level, words.say("followup.level." + level)))
        .toList();
  }

  /// What was typed when the version in force was entered, to be mended.
  static Map<String, String> of(Matter matter) {
    var typed = new LinkedHashMap<String, String>();
    typed.put("title", matter.text().title());
    typed.put("detail", matter.text().detail());
    typed.put("owner", matter.text().owner());
    typed.put("source", matter.text().source());
    typed.put("on", matter.facts().on().toString());
    var due = matter.facts().dueOn();
    if (due != null) typed.put("due", due.toString());
    typed.put("likelihood", "" + matter.facts().likelihood());
    typed.put("impact", "" + matter.facts().impact());
    typed.put("number", "" + matter.facts().count());
    typed.put("evidence", matter.facts().evidence());
    var parent = matter.home().parent();
    if (parent != null) typed.put("parent", parent);
    return typed;
  }
}
