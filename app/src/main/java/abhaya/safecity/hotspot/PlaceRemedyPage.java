package abhaya.safecity.hotspot;

import abhaya.base.access.Scope;
import abhaya.base.web.Refused;
import abhaya.safecity.measure.WalkScore;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Orders of remedies, and the word of somebody else that one stands.
@Controller
class PlaceRemedyPage {
  private static final String PATH = "/safecity/{city:[A-Z][A-Z][A-Z]}/places/remedies";

  private final PlaceRemedyRegister register;

  PlaceRemedyPage(PlaceRemedyRegister register) {
    this.register = register;
  }

  @PostMapping(PATH)
  ResponseEntity<Void> order(
      Scope scope,
      @PathVariable String city,
      @RequestParam int cell,
      @RequestParam String factor,
      @RequestParam String kind,
      @RequestParam(name = "package", defaultValue = "") String order) {
    var wanted =
        new PlaceRemedyRegister.Wanted(
            named("kind", Remedy.Kind.values(), kind),
            named("factor", WalkScore.Factor.values(), factor),
            order.isEmpty() ? null : order);
    register.order(scope, city, cell, wanted);
    return ChosenCell.back(city, "cell=" + cell + "#remedies");
  }

  private static <T extends Enum<T>> T named(String field, T[] values, String word) {
    return Arrays.stream(values)
        .filter(one -> one.name().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field(field, "not-a-choice"));
  }

  @PostMapping(PATH + "/{handle}/stands")
  ResponseEntity<Void> stands(Scope scope, @PathVariable String city, @PathVariable UUID handle) {
    register.stands(scope, city, handle);
    return ChosenCell.back(city, "#remedies");
  }
}
