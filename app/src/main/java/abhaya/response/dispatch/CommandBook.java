package abhaya.response.dispatch;

import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.Disposition;
import abhaya.response.unit.Availability;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the command bar: `verb rest`, or `unit status`. Words have aliases; nothing is guessed
/// beyond them.
public final class CommandBook {
  private static final int LINE_MAX = 500;

  private static final Map<String, AssignmentState> STEPS =
      Map.ofEntries(
          Map.entry("ack", AssignmentState.ACKNOWLEDGED),
          Map.entry("acknowledged", AssignmentState.ACKNOWLEDGED),
          Map.entry("accepted", AssignmentState.ACKNOWLEDGED),
          Map.entry("enr", AssignmentState.EN_ROUTE),
          Map.entry("enroute", AssignmentState.EN_ROUTE),
          Map.entry("rolling", AssignmentState.EN_ROUTE),
          Map.entry("arr", AssignmentState.ON_SCENE),
          Map.entry("arrived", AssignmentState.ON_SCENE),
          Map.entry("onscene", AssignmentState.ON_SCENE),
          Map.entry("transporting", AssignmentState.TRANSPORTING),
          Map.entry("hospital", AssignmentState.AT_HOSPITAL),
          Map.entry("clr", AssignmentState.CLEARED),
          Map.entry("clear", AssignmentState.CLEARED),
          Map.entry("cleared", AssignmentState.CLEARED),
          Map.entry("declined", AssignmentState.DECLINED));

  private static final Map<String, Availability> STATES =
      Map.ofEntries(
          Map.entry("avail", Availability.AVAILABLE),
          Map.entry("free", Availability.AVAILABLE),
          Map.entry("available", Availability.AVAILABLE),
          Map.entry("busy", Availability.BUSY),
          Map.entry("oos", Availability.OUT_OF_SERVICE),
          Map.entry("off", Availability.OFF_DUTY));

  private static final Map<String, Agency> AGENCIES =
      Map.ofEntries(
          Map.entry("police", Agency.POLICE),
          Map.entry("fire", Agency.FIRE),
          Map.entry("101", Agency.FIRE),
          Map.entry("health", Agency.HEALTH),
          Map.entry("108", Agency.HEALTH),
          Map.entry("women", Agency.WOMEN_HELPLINE),
          Map.entry("181", Agency.WOMEN_HELPLINE),
          Map.entry("child", Agency.CHILD_LINE),
          Map.entry("1098", Agency.CHILD_LINE),
          Map.entry("railway", Agency.RAILWAY),
          Map.entry("139", Agency.RAILWAY),
          Map.entry("cyber", Agency.CYBER_FRAUD),
          Map.entry("1930", Agency.CYBER_FRAUD),
          Map.entry("disaster", Agency.DISASTER));

  /// Words with which a line may begin, for completion.
  public static final List<String> VERBS =
      List.of(
          "send", "recall", "note", "done", "nobody", "close", "p1", "p2", "p3", "p4", "p5", "at",
          "hold", "link", "unlink", "open", "told", "drop", "offer", "accept", "back", "cancel",
          "reopen", "trial", "live", "refer", "rate", "confirm", "return");

  private CommandBook() {}

  public static Command read(String typed) {
    var text = typed.strip();
    if (text.startsWith("/")) text = text.substring(1).strip();
    if (text.isEmpty() || text.length() > LINE_MAX) return new Command.NotUnderstood();
    var parts = text.split("\\s+", 2);
    var verb = parts[0].toLowerCase(Locale.ROOT);
    var rest = parts.length > 1 ? parts[1].strip() : "";
    return VERBS.contains(verb) ? verb(verb, rest) : unit(text);
  }

  private static Command verb(String verb, String rest) {
    return switch (verb) {
      case "send" -> words(rest, (unit, word) -> new Command.Send(unit, word));
      case "recall" -> words(rest, (unit, word) -> new Command.Recall(unit, word));
      case "note" -> rest.isEmpty() ? new Command.NotUnderstood() : new Command.Note(rest);
      case "done" -> new Command.Report(true, true, rest);
      case "nobody" -> new Command.Report(false, false, rest);
      case "close" ->
          disposition(rest).<Command>map(Command.Close::new).orElse(new Command.NotUnderstood());
      case "p1", "p2", "p3", "p4", "p5" -> new Command.Level(verb.charAt(1) - '0');
      case "at" -> rest.isEmpty() ? new Command.NotUnderstood() : new Command.Place(rest);
      case "hold" -> hold(rest);
      case "link" -> rest.isEmpty() ? new Command.NotUnderstood() : new Command.Link(rest);
      case "open" -> rest.isEmpty() ? new Command.NotUnderstood() : new Command.Open(rest);
      case "told" ->
          agency(rest).<Command>map(Command.Told::new).orElse(new Command.NotUnderstood());
      case "drop" ->
          agency(rest).<Command>map(Command.Drop::new).orElse(new Command.NotUnderstood());
      case "offer" -> rest.isEmpty() ? new Command.NotUnderstood() : new Command.Offer(rest);
      case "cancel" -> new Command.Cancel(rest);
      case "reopen" -> new Command.Reopen(rest);
      case "rate" -> rate(rest);
      default -> bare(verb);
    };
  }

  private static Command bare(String verb) {
    return switch (verb) {
      case "unlink" -> new Command.Unlink();
      case "accept" -> new Command.Accept();
      case "back" -> new Command.TakeBack();
      case "trial" -> new Command.Trial(true);
      case "live" -> new Command.Trial(false);
      case "refer" -> new Command.Refer();
      case "confirm" -> new Command.Review(true);
      case "return" -> new Command.Review(false);
      default -> new Command.NotUnderstood();
    };
  }

  private interface Two {
    Command of(String first, String rest);
  }

  private static Command words(String rest, Two made) {
    if (rest.isEmpty()) return new Command.NotUnderstood();
    var parts = rest.split("\\s+", 2);
    return made.of(parts[0], parts.length > 1 ? parts[1] : "");
  }

  private static Command hold(String rest) {
    var parts = rest.split("\\s+", 2);
    if (parts.length < 2 || !parts[0].matches("\\d{1,3}")) return new Command.NotUnderstood();
    return new Command.Hold(Integer.parseInt(parts[0]), parts[1]);
  }

  private static Command rate(String rest) {
    var parts = rest.split("\\s+", 2);
    if (!parts[0].matches("[1-5]")) return new Command.NotUnderstood();
    return new Command.Feedback(
        Integer.parseInt(parts[0]), parts.length > 1 && parts[1].equalsIgnoreCase("again"));
  }

  /// A code of the list, or the beginning of its name.
  static Optional<Disposition> disposition(String text) {
    var wanted = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    if (wanted.isEmpty()) return Optional.empty();
    for (var one : Disposition.values()) {
      if (one.code().equals(wanted) || one.name().equals(wanted)) return Optional.of(one);
    }
    var begun =
        java.util.Arrays.stream(Disposition.values())
            .filter(one -> one.name().startsWith(wanted))
            .toList();
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
  }

  private static Optional<Agency> agency(String text) {
    return Optional.ofNullable(AGENCIES.get(text.strip().toLowerCase(Locale.ROOT)));
  }

  /// `2231 enroute`; a call sign of two words may be written with its blank.
  private static Command unit(String text) {
    var words = text.split("\\s+");
    for (int at = 1; at < Math.min(4, words.length); at++) {
      var status = words[at].toLowerCase(Locale.ROOT);
      var unit = String.join(" ", List.of(words).subList(0, at));
      var rest = String.join(" ", List.of(words).subList(at + 1, words.length));
      var step = STEPS.get(status);
      if (step != null) return new Command.UnitStep(unit, step);
      var state = STATES.get(status);
      if (state != null) return new Command.UnitState(unit, state, rest);
      if (status.equals("ok")) return new Command.UnitWell(unit);
      if (status.equals("safe")) return new Command.UnitSafe(unit, rest);
    }
    return new Command.NotUnderstood();
  }
}
