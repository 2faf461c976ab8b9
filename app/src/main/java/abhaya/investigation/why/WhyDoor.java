package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Fair comparison, delays, outlook and simulations, for anybody's own system to ask.
@RestController
class WhyDoor {
  private static final String WHERE = "unit";

  private final Comparisons comparisons;
  private final Delays delays;
  private final WhyReader reader;
  private final RunDesk desk;
  private final RunStore runs;
  private final TrailRegister trail;

  WhyDoor(
      Comparisons comparisons,
      Delays delays,
      WhyReader reader,
      RunDesk desk,
      RunStore runs,
      TrailRegister trail) {
    this.comparisons = comparisons;
    this.delays = delays;
    this.reader = reader;
    this.desk = desk;
    this.runs = runs;
    this.trail = trail;
  }

  @GetMapping("/api/v1/investigation/comparison")
  @Parameter(name = "unit", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "kind", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  ResponseEntity<WhyAnswer.Compared> comparison(
      Scope scope, @Parameter(hidden = true) @RequestParam Map<String, String> typed) {
    var ask = ask(scope, typed, "comparison");
    return answer(WhyAnswer.compared(ask, comparisons.of(scope, ask)));
  }

  @GetMapping("/api/v1/investigation/delays")
  @Parameter(name = "unit", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "kind", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  ResponseEntity<WhyAnswer.Delayed> delays(
      Scope scope, @Parameter(hidden = true) @RequestParam Map<String, String> typed) {
    var ask = ask(scope, typed, "delays");
    return answer(WhyAnswer.delayed(ask, delays.of(scope, ask), delays.closing(scope, ask)));
  }

  /// Begins a simulation: `{"unit","parts","officers","benches","runs","seed"}`; `parts` are codes of
  /// districts and stations within the unit, none for all of it.
  @PostMapping("/api/v1/investigation/what-if")
  ResponseEntity<WhyAnswer.Simulated> simulate(
      Scope scope, Visit visit, @RequestBody JsonNode body) {
    var typed = new HashMap<String, String>();
    typed.put("officers", "0");
    typed.put("benches", "0");
    typed.put("runs", "" + RunDesk.RUNS);
    for (var field : List.of("officers", "benches", "runs", "seed", WHERE)) {
      var value = body.path(field);
      if (value.isIntegralNumber() || value.isString()) typed.put(field, value.asString());
      else if (!value.isMissingNode()) throw Refused.field(field, "not-understood");
    }
    var ask = reader.read(scope, typed.get(WHERE), Map.of());
    var read = WishForm.read(typed, visit.words());
    var wish = read.wish();
    if (wish == null) {
      var field = read.faults().keySet().iterator().next();
      throw Refused.field(field, "not-a-number", "why.vacancy.not-a-number");
    }
    var handle = desk.ask(scope, ask, new RunParts(ask).read("parts", parts(body)), wish);
    var run = runs.find(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(WhyAnswer.simulated(ask, run));
  }

  private static List<String> parts(JsonNode body) {
    var typed = body.path("parts");
    if (typed.isMissingNode()) return List.of();
    if (!typed.isArray()) throw Refused.field("parts", "not-understood");
    if (typed.size() > RunParts.MOST) {
      throw Refused.field("parts", "too-many", "why.fault.too-many", RunParts.MOST);
    }
    var codes = new ArrayList<String>();
    for (var code : typed) {
      if (!code.isString()) throw Refused.field("parts", "not-understood");
      codes.add(code.asString());
    }
    return codes;
  }

  @GetMapping("/api/v1/investigation/what-if/{handle}")
  ResponseEntity<WhyAnswer.Simulated> simulation(Scope scope, @PathVariable String handle) {
    var run = runs.find(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var own = reader.read(scope, null, Map.of());
    var unit = own.tree().find(run.unit()).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    return answer(WhyAnswer.simulated(own.of(unit), run));
  }

  private WhyAsk ask(Scope scope, Map<String, String> typed, String page) {
    var ask = reader.read(scope, typed.get(WHERE), typed);
    var code = ask.tree().pathCode(ask.unit().id());
    trail.record(scope, TrailAct.allowed("VIEW", "WHY", code).with("page", page));
    return ask;
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
