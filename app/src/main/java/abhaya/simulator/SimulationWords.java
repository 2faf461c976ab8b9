package abhaya.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words after `simulate`.
///
/// @param speed seconds that are played in one second
/// @param length of the time that is played
/// @param hour of the day at which it begins, in India
/// @param assets file with the codes devices report for, one a line; null: invented ones
/// @param staffed whether a shift answers
record SimulationWords(
    double speed,
    long seed,
    Duration length,
    Scenario scenario,
    int hour,
    URI url,
    Path data,
    int vehiclePort,
    int positionPort,
    @Nullable Path assets,
    boolean staffed) {

  private static final double SPEED_MAX = 1_000;
  private static final int MINUTES_MAX = 24 * 60;

  /// Read one by one.
  private static final class Draft {
    private double speed = 1;
    private long seed = 112;
    private int minutes = 10;
    private Scenario scenario = Scenario.DAY;
    private int hour = 19;
    private String url = "http://localhost:8112";
    private Path data = Path.of("data");
    private int vehiclePort = 5_023;
    private int positionPort = 5_055;
    private @Nullable Path assets;
    private boolean staffed = true;

    void take(String word, String value) throws Portal.Refusal {
      switch (word) {
        case "--speed" -> speed = decimal(word, value);
        case "--seed" -> seed = whole(word, value, Long.MIN_VALUE, Long.MAX_VALUE);
        case "--minutes" -> minutes = (int) whole(word, value, 1, MINUTES_MAX);
        case "--hour" -> hour = (int) whole(word, value, 0, 23);
        case "--scenario" -> scenario = scenario(value);
        case "--url" -> url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        case "--data" -> data = Path.of(value);
        case "--assets" -> assets = Path.of(value);
        case "--vehicle-port" -> vehiclePort = (int) whole(word, value, 0, 65_535);
        case "--position-port" -> positionPort = (int) whole(word, value, 0, 65_535);
        default -> throw new Portal.Refusal("simulate does not know the word " + word + ".");
      }
    }
  }

  static SimulationWords read(List<String> words) throws Portal.Refusal {
    var draft = new Draft();
    for (var at = 0; at < words.size(); at++) {
      var word = words.get(at);
      if (word.equals("--no-staff")) {
        draft.staffed = false;
        continue;
      }
      if (at + 1 == words.size()) throw new Portal.Refusal(word + " needs a value.");
      draft.take(word, words.get(++at));
    }
    return new SimulationWords(
        draft.speed,
        draft.seed,
        Duration.ofMinutes(draft.minutes),
        draft.scenario,
        draft.hour,
        address(draft.url),
        draft.data,
        draft.vehiclePort,
        draft.positionPort,
        draft.assets,
        draft.staffed);
  }

  private static Scenario scenario(String value) throws Portal.Refusal {
    var known =
        Arrays.stream(Scenario.values()).map(Scenario::word).collect(Collectors.joining(", "));
    return Scenario.find(value.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new Portal.Refusal("There is no such scenario. Known: " + known + "."));
  }

  private static double decimal(String word, String value) throws Portal.Refusal {
    var number = value.matches("\\d{1,4}(\\.\\d{1,3})?") ? Double.parseDouble(value) : 0;
    if (number > 0 && number <= SPEED_MAX) return number;
    throw new Portal.Refusal(word + " needs a number above 0, at most 1000.");
  }

  private static long whole(String word, String value, long least, long most)
      throws Portal.Refusal {
    if (value.matches("-?\\d{1,18}")) {
      var number = Long.parseLong(value);
      if (number >= least && number <= most) return number;
    }
    throw new Portal.Refusal(
        word
            + " needs a whole number"
            + (most < Long.MAX_VALUE ? ", " + least + " to " + most : "")
            + ".");
  }

  private static URI address(String url) throws Portal.Refusal {
    if (url.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) return URI.create(url);
    throw new Portal.Refusal("--url needs an address such as http://localhost:8112.");
  }
}
