package abhaya.base.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words after `run`, as settings of the program.
///
/// @param settings each as `--name=value`
/// @param data the data folder
public record RunOptions(List<String> settings, Path data) {
  public RunOptions {
    settings = List.copyOf(settings);
  }

  /// Reads the words.
  ///
  /// @throws IllegalArgumentException with one sentence naming the word that is not understood
  public static RunOptions read(List<String> words) {
    var settings = new ArrayList<String>();
    var data = Path.of("data");
    var demo = "country";
    var simulation = true;
    var mqttPort = "1884";
    var vehiclePort = "5023";
    var positionPort = "5055";
    var rest = words.iterator();
    while (rest.hasNext()) {
      var word = rest.next();
      switch (word) {
        case "--empty" -> demo = "none";
        case "--no-simulation" -> simulation = false;
        case "--port" -> settings.add("--server.port=" + number(word, next(rest, word)));
        case "--bind" -> settings.add("--server.address=" + next(rest, word));
        case "--origin" -> settings.add("--abhaya.origin=" + origin(next(rest, word)));
        case "--data" -> data = Path.of(next(rest, word));
        case "--keys" -> settings.add("--abhaya.keys=" + next(rest, word));
        case "--demo" -> demo = next(rest, word);
        case "--database-url" -> settings.add("--abhaya.database=" + next(rest, word));
        case "--database-port" ->
            settings.add("--abhaya.database-port=" + number(word, next(rest, word)));
        case "--vehicle-port" -> vehiclePort = number(word, next(rest, word));
        case "--position-port" -> positionPort = number(word, next(rest, word));
        case "--mqtt-port" -> mqttPort = number(word, next(rest, word));
        default -> throw new IllegalArgumentException("run does not know the word " + word + ".");
      }
    }
    data = data.toAbsolutePath().normalize();
    settings.add("--abhaya.demo=" + demo);
    settings.add("--abhaya.simulation=" + (simulation && !demo.equals("none")));
    settings.add("--abhaya.data=" + data);
    settings.add("--abhaya.mqtt-port=" + mqttPort);
    settings.add("--abhaya.intake.vehicle-port=" + vehiclePort);
    settings.add("--abhaya.intake.position-port=" + positionPort);
    settings.add("--logging.file.name=" + data.resolve("logs/abhaya.log"));
    return new RunOptions(settings, data);
  }

  private static String next(java.util.Iterator<String> rest, String word) {
    if (!rest.hasNext()) throw new IllegalArgumentException(word + " needs a value.");
    return rest.next();
  }

  private static String origin(String value) {
    if (!value.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
      throw new IllegalArgumentException(
          "--origin needs an address without a path, such as https://abhaya.example.in.");
    }
    return value;
  }

  private static String number(String word, @Nullable String value) {
    if (value == null || !value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(word + " needs a port number from 0 to 65535.");
    }
    return value;
  }
}
