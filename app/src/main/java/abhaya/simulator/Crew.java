package abhaya.simulator;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The crew of one unit with the field page on its phone. Between setting out and arriving it has no
/// link: what it pressed waits on the phone and is sent in one piece, twice, as a phone does that did
/// not hear the answer.
final class Crew {
  private static final Pattern CHOICE = Pattern.compile("<option value=\"(\\d+)\"");

  private final Browser phone;
  private final Ledger ledger;
  private final Clock clock;
  private final String device;
  private final List<Map<String, Object>> queue = new ArrayList<>();
  private String unit = "";
  private long number;

  /// @param run by which its phone differs from that of other runs
  Crew(Portal portal, Ledger ledger, Clock clock, String run) {
    this.phone = new Browser(portal);
    this.ledger = ledger;
    this.clock = clock;
    this.device = run + "-phone";
  }

  /// Takes the first unit that may be taken; whoever is on one already is left alone.
  ///
  /// @return whether it is on duty
  boolean signOn() throws IOException, InterruptedException {
    if (!phone.signInAs("Unit crew")) return false;
    if (!phone.getJson("/field/state").body().path("unit").isObject()) {
      var choice = CHOICE.matcher(phone.get("/field").text());
      if (!choice.find()) return false;
      phone.post("/field/duty", Map.of("unit", choice.group(1), "hours", "2", "woman", "yes"));
      unit = "R" + phone.getJson("/field/state").body().path("unit").path("id").asLong(0);
      return !unit.equals("R0");
    }
    return false;
  }

  void signOff() throws IOException, InterruptedException {
    if (!unit.isEmpty()) phone.post("/field/off", Map.of());
    unit = "";
  }

  /// As the API names it.
  String unit() {
    return unit;
  }

  void tell(String assignment, String step, Place place) throws IOException, InterruptedException {
    var word = new LinkedHashMap<String, Object>();
    word.put("device", device);
    word.put("number", ++number);
    word.put("step", step);
    word.put("assignment", assignment);
    word.put("at", clock.instant().toString());
    word.put("lat", place.lat());
    word.put("lon", place.lon());
    word.put("accuracy", 9);
    queue.add(word);
    if (step.equals("EN_ROUTE")) return;
    flush();
    if (step.equals("ON_SCENE")) flush();
    queue.clear();
  }

  private void flush() throws IOException, InterruptedException {
    phone.getJson("/field/state");
    for (var heard : phone.postJson("/field/steps", queue).body()) {
      ledger.count("field phone: words " + heard.path("heard").asString("unanswered"));
    }
  }
}
