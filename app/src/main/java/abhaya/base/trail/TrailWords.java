package abhaya.base.trail;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.verifier.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The codes of the trail in the reader's words. A code without words stands for itself.
final class TrailWords {
  private static final int SHORT_HANDLE = 12;

  private final Words words;
  private final UnitTree tree;
  private final Map<String, String> names;

  TrailWords(Words words, UnitTree tree) {
    this(words, tree, Map.of());
  }

  /// @param names by handle, as far as the reader may know them
  TrailWords(Words words, UnitTree tree, Map<String, String> names) {
    this.words = words;
    this.tree = tree;
    this.names = Map.copyOf(names);
  }

  /// Who acted: her name where the reader may know it, a part of the program by its words, else
  /// the beginning of the handle.
  String who(Entry entry) {
    return name(entry.who().actor());
  }

  String name(String handle) {
    var name = names.get(handle);
    if (name != null) return name;
    var part = "trail.part." + handle;
    return words.has(part) ? words.say(part) : cut(handle);
  }

  /// True if the object of the entry is a member of staff.
  static boolean isPerson(Entry entry) {
    return entry.act().objectKind().equals("PERSON") || entry.act().objectKind().equals("PROGRAM");
  }

  String detail(String key) {
    return words.has("trail.key." + key) ? words.say("trail.key." + key) : key;
  }

  /// A value of the detail: people by name, codes in words, everything else as it stands.
  String detailValue(String key, String value) {
    return switch (key) {
      case "person" -> names.getOrDefault(value, value);
      case "role" -> role(value);
      case "unit" -> value.matches("U\\d{1,9}") ? unit(Long.valueOf(value.substring(1))) : value;
      case "to", "was" -> value.equals("null") ? Words.NONE : value;
      default -> value;
    };
  }

  List<Link> tabs(String here) {
    return List.of(tab("entries", "/trail", here), tab("proof", "/trail/checkpoints", here));
  }

  private Link tab(String name, String href, String here) {
    var text = words.say("trail.tab." + name);
    return name.equals(here) ? Link.here(text) : new Link(text, href);
  }

  String action(String code) {
    return coded("trail.action.", code);
  }

  String role(@Nullable String code) {
    return code == null ? Words.NONE : coded("trail.role.", code);
  }

  String reason(@Nullable String code) {
    return code == null ? Words.NONE : coded("trail.reason.", code);
  }

  String purpose(String code) {
    return coded("trail.purpose.", code);
  }

  String objectKind(String code) {
    return coded("trail.object.", code);
  }

  String decision(String code) {
    return coded("trail.decision.", code);
  }

  private String coded(String prefix, String code) {
    return words.has(prefix + code) ? words.say(prefix + code) : code;
  }

  static Tone tone(Entry entry) {
    return entry.act().decision().equals("ALLOW") ? Tone.PLAIN : Tone.OVERDUE;
  }

  /// The name of a unit as of today; its number where it does not stand any more.
  String unit(@Nullable Long number) {
    if (number == null) return Words.NONE;
    var language = words.language().tag();
    return tree.find(new UnitId(Math.toIntExact(number)))
        .map(unit -> unit.name(language) + " (" + unit.code() + ")")
        .orElse(words.say("trail.unitNumber", number));
  }

  /// A handle as far as a list has room for it.
  static String cut(@Nullable String handle) {
    if (handle == null) return "";
    return handle.length() <= SHORT_HANDLE + 1 ? handle : handle.substring(0, SHORT_HANDLE) + "…";
  }
}
