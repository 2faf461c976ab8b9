package abhaya.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One caller: which signals her phone sends, one after the other.
///
/// Numbers begin with +91 555: no telephone in India has one.
final class Caller {
  private static final double RESENT = 0.04;
  private static final double HANDSET_SAYS = 0.4;

  private final Shares shares;
  private final SplittableRandom random;
  private final City city;
  private final Duration at;
  private final String number;
  private final List<Act> acts = new ArrayList<>();
  private int next;

  /// @param first number of her first signal; each caller has a hundred
  Caller(Shares shares, SplittableRandom random, City city, Duration at, int first) {
    this.shares = shares;
    this.random = random;
    this.city = city;
    this.at = at;
    this.next = first;
    this.number = "+91555" + String.format(Locale.ROOT, "%07d", random.nextInt(10_000_000));
  }

  List<Act> acts() {
    return List.copyOf(acts);
  }

  /// Of one kind of the table, by a way that is drawn.
  static List<Act> of(
      Shares shares, String table, SplittableRandom random, City city, Duration at, int first) {
    var caller = new Caller(shares, random, city, at, first);
    switch (shares.draw(table, random)) {
      case "ACTIONABLE" -> caller.inDanger(shares.draw("type", random), shares.draw("way", random));
      case "ABANDONED" -> caller.abandons();
      case "SILENT" -> caller.silent(caller.number, false);
      case "HOAX" -> caller.talks(hoaxer(random), "HOAX", Truth.End.ABUSIVE);
      case "WRONG" -> caller.talks(caller.number, "WRONG", Truth.End.SETTLED_BY_PHONE);
      default -> caller.talks(caller.number, "ENQUIRY", Truth.End.SETTLED_BY_PHONE);
    }
    return caller.acts();
  }

  /// Three numbers make most of the mischief.
  private static String hoaxer(SplittableRandom random) {
    return "+9155500000" + (11 + random.nextInt(3));
  }

  private void inDanger(String type, String way) {
    var place = Walk.somewhere(city, random);
    var truth = new Truth(Truth.End.HANDED_TO_DISPATCH, type, city, place);
    var said = shares.said(type);
    var hindi = city.language().equals("hi") && random.nextInt(3) > 0;
    var text = hindi ? said.hindi() : said.english();
    var language = hindi ? "hi" : "en";
    switch (way) {
      case "voice" -> calls(number, text, language, truth);
      case "keys" -> keys(truth);
      case "position" -> send(0, "iot", Map.of("device", device(), "event", "panic"), place, truth);
      case "iot" -> send(0, "iot", Map.of("device", device(), "event", "sos"), place, truth);
      default -> {
        var fields = Map.of("number", number, "text", text, "language", language);
        send(0, way, fields, random.nextInt(4) > 0 ? place : null, truth);
      }
    }
  }

  private String device() {
    return "sim-button-" + (1 + random.nextInt(400));
  }

  /// Rings, is answered, speaks, hangs up; two of five handsets say where they are.
  void calls(String from, String text, String language, @Nullable Truth truth) {
    var call = "sim-" + next;
    int answered = 3 + random.nextInt(14);
    voice(0, from, call, "ringing", Map.of("queue", language), truth);
    if (truth != null && random.nextDouble() < HANDSET_SAYS) handset(from, truth.place());
    voice(answered, from, call, "answered", Map.of("text", text, "language", language), null);
    voice(answered + 25 + random.nextInt(90), from, call, "ended", Map.of(), null);
  }

  private void abandons() {
    var call = "sim-" + next;
    voice(0, number, call, "ringing", Map.of(), Truth.missed(city, random.nextInt(4)));
    voice(2 + random.nextInt(12), number, call, "abandoned", Map.of(), null);
  }

  private void talks(String from, String kind, Truth.End end) {
    var said = shares.said(kind);
    var truth = new Truth(end, "", city, city.middle());
    calls(from, random.nextBoolean() ? said.english() : said.hindi(), "hi", truth);
  }

  /// Nobody speaks. In danger she presses 5 when she is asked whether she cannot speak.
  void silent(String from, boolean genuine) {
    var call = "sim-" + next;
    var place = Walk.somewhere(city, random);
    var truth =
        genuine
            ? new Truth(Truth.End.HANDED_TO_DISPATCH, "domestic-violence", city, place)
            : Truth.missed(city, 0);
    voice(0, from, call, "ringing", Map.of(), truth);
    if (genuine) handset(from, place);
    voice(5, from, call, "answered", genuine ? Map.of("digits", "5") : Map.of(), null);
    voice(17, from, call, "ended", Map.of(), null);
  }

  /// The panic keys: the call, the handset's own word and the app's are three signals of one person.
  private void keys(Truth truth) {
    var call = "sim-" + next;
    voice(0, number, call, "ringing", Map.of(), truth);
    handset(number, truth.place());
    send(2, "sos", Map.of("number", number, "event", "panic"), truth.place(), null);
    voice(8, number, call, "answered", Map.of(), null);
    voice(60, number, call, "ended", Map.of(), null);
  }

  /// By short message of version 1 or 2, or over HTTPS.
  private void handset(String from, Place place) {
    var way = random.nextInt(3);
    var seen = place.moved(random.nextDouble() * 20 - 10, random.nextDouble() * 20 - 10);
    if (way == 2) {
      send(4, "els", Map.of("number", from), seen, null);
    } else {
      send(6, "sms", Map.of("number", from, "aml", String.valueOf(way + 1)), seen, null);
    }
  }

  private void voice(
      int seconds,
      String from,
      String call,
      String event,
      Map<String, String> more,
      @Nullable Truth truth) {
    var fields = new HashMap<>(Map.of("number", from, "call", call, "event", event));
    fields.putAll(more);
    send(seconds, "voice", fields, null, truth);
  }

  private void send(
      int seconds,
      String door,
      Map<String, String> fields,
      @Nullable Place place,
      @Nullable Truth truth) {
    var again = random.nextDouble() < RESENT;
    acts.add(new Act.Signal(at.plusSeconds(seconds), next++, door, fields, place, again, truth));
  }
}
