package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Enters rosters, visits, trips, flights and care on the page of the thing.
@Controller
class KeepPage {
  private final AssetPage page;
  private final KeepRegister register;

  KeepPage(AssetPage page, KeepRegister register) {
    this.page = page;
    this.register = register;
  }

  @PostMapping("/safecity/assets/{handle:[0-9a-f-]{36}}/keep/{form}")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @PathVariable String form,
      @RequestParam Map<String, String> typed) {
    var kind = KeepForm.Kind.find(form).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var thing = page.visible(scope, handle);
    NotVisible.unless(scope.decideOn(kind.operation(), thing.unit()));
    if (!page.takes(thing, kind)) throw new NotVisible(Reason.NO_UNIT);
    var words = visit.words();
    var read = page.form(scope, visit, thing, typed).read(kind);
    if (!read.faults().isEmpty())
      return page.show(
          scope,
          visit,
          thing,
          new AssetPage.Answer(kind, words.say("asset.keep.problem.FIELDS"), typed, read.faults()));
    var problem = register.enter(scope, thing, kind, read.entries());
    if (problem.isPresent())
      return page.show(
          scope,
          visit,
          thing,
          new AssetPage.Answer(
              kind, words.say("asset.keep.problem." + problem.get().name()), typed, Map.of()));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/assets/" + handle))
        .build();
  }
}
