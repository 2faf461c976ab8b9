package abhaya.base.units;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitAct;
import abhaya.base.jurisdiction.UnitAnswer;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Refused;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One kind of change to one unit: its fields, what was typed, what it would do.
record UnitForm(Words words, Unit unit, String act) {

  static final List<String> ACTS =
      List.of("open", "move", "rename", "merge", "split", "remap", "retire");
  private static final int SHOWN_MAX = 300;
  private static final Pattern LIST = Pattern.compile("[\\s,;]+");

  sealed interface Asked {}

  record Ready(UnitAct act, LocalDate effectiveOn, String reason) implements Asked {}

  record Wrong(UnitRefusal refusal) implements Asked {}

  /// Leaves the reading of a form; never leaves this class.
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient UnitRefusal refusal;

    Fault(String field, String code) {
      super(code, null, false, false);
      refusal = new UnitRefusal(0, "", field, code, List.of());
    }
  }

  Asked read(Map<String, String> typed, UnitTree tree, Scope scope) {
    try {
      var day = AskedDay.day("effectiveOn", typed(typed, "effectiveOn"));
      return new Ready(act(typed, tree, scope), day, typed(typed, "reason"));
    } catch (Fault fault) {
      return new Wrong(fault.refusal);
    } catch (Refused notADay) {
      return new Wrong(new UnitRefusal(0, "", "effectiveOn", "date-malformed", List.of()));
    }
  }

  private UnitAct act(Map<String, String> typed, UnitTree tree, Scope scope) {
    var label = typed(typed, "label");
    var en = typed(typed, "nameEn");
    var hi = typed(typed, "nameHi");
    return switch (act) {
      case "open" -> new UnitAct.Open(kind(typed), unit.id(), label, en, hi, List.of());
      case "move" -> new UnitAct.Move(unit.id(), other(typed, "parent", tree, scope), label);
      case "rename" -> new UnitAct.Rename(unit.id(), en, hi);
      case "merge" -> new UnitAct.Merge(unit.id(), other(typed, "into", tree, scope));
      case "split" ->
          new UnitAct.Split(unit.id(), label, en, hi, children(typed(typed, "children"), tree));
      case "remap" -> new UnitAct.Remap(unit.id(), lgds(typed(typed, "revenueDistrictLgd")));
      case "retire" -> new UnitAct.Retire(unit.id(), heir(typed, tree, scope));
      default -> throw new IllegalStateException("no such form");
    };
  }

  /// Units directly below, by code or by the last part of it.
  private List<UnitId> children(String text, UnitTree tree) {
    var children = new ArrayList<UnitId>();
    for (var word : LIST.split(text, -1)) {
      if (word.isEmpty()) continue;
      var found = tree.find(word).or(() -> tree.find(unit.code() + "." + word));
      if (found.isEmpty()) throw new Fault("children", "code-unknown");
      children.add(found.get().id());
    }
    return children.stream().distinct().toList();
  }

  private static List<Integer> lgds(String text) {
    var lgds = new ArrayList<Integer>();
    for (var word : LIST.split(text, -1)) {
      if (word.isEmpty()) continue;
      if (!word.matches("\\d{1,4}")) throw new Fault("revenueDistrictLgd", "revenue-malformed");
      lgds.add(Integer.valueOf(word));
    }
    return lgds;
  }

  private UnitKind kind(Map<String, String> typed) {
    return kinds()
        .filter(kind -> kind.name().equals(typed(typed, "kind")))
        .findFirst()
        .orElseThrow(() -> new Fault("kind", "kind-unknown"));
  }

  private @Nullable UnitId heir(Map<String, String> typed, UnitTree tree, Scope scope) {
    return typed(typed, "into").isEmpty() ? null : other(typed, "into", tree, scope);
  }

  private static UnitId other(Map<String, String> typed, String field, UnitTree tree, Scope scope) {
    var found = tree.find(typed(typed, field));
    if (found.isEmpty()) throw new Fault(field, "code-unknown");
    if (!scope.mayOn(Operation.CHANGE_UNITS, found.get().id())) throw new Fault(field, "not-yours");
    return found.get().id();
  }

  private static String typed(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "").strip();
  }

  /// Kinds that may stand directly under this unit.
  private Stream<UnitKind> kinds() {
    return Arrays.stream(UnitKind.values()).filter(kind -> kind.mayStandUnder(unit.kind()));
  }

  UnitChangeView view(
      Map<String, String> typed,
      @Nullable UnitRefusal refusal,
      @Nullable List<UnitAnswer.CodeChange> preview) {
    var fields = fields(typed, refusal);
    var belongs = refusal != null && fields.stream().anyMatch(field -> field.error() != null);
    var problem = refusal == null || belongs ? "" : new UnitWords(words).refusal(refusal);
    var kept = typed.entrySet().stream().filter(one -> isOurs(fields, one.getKey())).toList();
    return new UnitChangeView(
        "/units/" + unit.code() + "/change/" + act,
        words.say("units.act." + act + ".about"),
        problem,
        fields,
        preview == null ? null : table(preview),
        kept,
        "/units/" + unit.code());
  }

  private static boolean isOurs(List<Field> fields, String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name));
  }

  private List<Field> fields(Map<String, String> typed, @Nullable UnitRefusal refusal) {
    var fields = new ArrayList<Field>();
    switch (act) {
      case "open" -> {
        fields.add(kindField(typed, refusal));
        fields.add(needed(typed, refusal, "label"));
        fields.addAll(nameFields(typed, refusal));
      }
      case "move" -> {
        fields.add(needed(typed, refusal, "parent"));
        fields.add(field(typed, refusal, "label"));
      }
      case "rename" -> fields.addAll(nameFields(typed, refusal));
      case "merge" -> fields.add(needed(typed, refusal, "into"));
      case "split" -> {
        fields.add(needed(typed, refusal, "label"));
        fields.addAll(nameFields(typed, refusal));
        if (unit.kind() != UnitKind.STATION) {
          fields.add(field(typed, refusal, "children").type("textarea"));
        }
      }
      case "remap" -> fields.add(field(typed, refusal, "revenueDistrictLgd"));
      default -> fields.add(field(typed, refusal, "into"));
    }
    fields.add(needed(typed, refusal, "effectiveOn").type("date"));
    fields.add(field(typed, refusal, "reason"));
    return fields;
  }

  private List<Field> nameFields(Map<String, String> typed, @Nullable UnitRefusal refusal) {
    var given = typed.containsKey("nameEn") ? typed : withNames(typed);
    return List.of(needed(given, refusal, "nameEn"), field(given, refusal, "nameHi"));
  }

  /// A name is easier mended than typed anew.
  private Map<String, String> withNames(Map<String, String> typed) {
    if (!act.equals("rename")) return typed;
    var given = new HashMap<>(typed);
    given.put("nameEn", unit.nameEn());
    given.put("nameHi", unit.nameHi());
    return given;
  }

  private Field kindField(Map<String, String> typed, @Nullable UnitRefusal refusal) {
    var options =
        kinds()
            .map(kind -> new Field.Option(kind.name(), words.say("units.kind." + kind.name())))
            .toList();
    return needed(typed, refusal, "kind").of(options);
  }

  private Field needed(Map<String, String> typed, @Nullable UnitRefusal refusal, String name) {
    return field(typed, refusal, name).needed("off");
  }

  private Field field(Map<String, String> typed, @Nullable UnitRefusal refusal, String name) {
    var field =
        Field.text(name, words.say("units.field." + name), typed.getOrDefault(name, ""))
            .hint(words.say("units.field." + name + ".hint"));
    if (refusal == null || !formField(refusal.field()).equals(name)) return field;
    return field.wrong(new UnitWords(words).refusal(refusal));
  }

  /// The rules speak of the columns of a file; the form has its own names for three of them.
  private static String formField(String field) {
    return switch (field) {
      case "parentCode" -> "parent";
      case "code" -> "label";
      case "validFrom", "validTo" -> "effectiveOn";
      default -> field;
    };
  }

  private DataTable table(List<UnitAnswer.CodeChange> codes) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("units.name"), true),
            DataTable.Column.text(words.say("units.before"), true),
            DataTable.Column.text(words.say("units.after"), true));
    var hindi = words.language().tag().equals("hi");
    var rows =
        codes.stream()
            .limit(SHOWN_MAX)
            .map(code ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(
                            hindi && !code.nameHi().isEmpty() ? code.nameHi() : code.nameEn()),
                        new DataTable.Text(code.before()),
                        new DataTable.Text(code.after()))))
            .toList();
    return new DataTable(
        words.say("units.preview", codes.size()),
        columns,
        rows,
        null,
        words.say("units.preview.none"));
  }
}
