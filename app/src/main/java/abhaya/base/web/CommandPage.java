package abhaya.base.web;

import abhaya.base.access.Scope;
import abhaya.base.web.CommandFinder.Found;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the command bar can do and find beside units and cases, for this reader.
@RestController
class CommandPage {
  private static final int TYPED_MIN = 2;
  private static final int TYPED_MAX = 80;
  private static final int FOUND_MAX = 12;

  private final List<CommandAct> acts;
  private final List<CommandFinder> finders;

  CommandPage(List<CommandAct> acts, List<CommandFinder> finders) {
    this.acts = List.copyOf(acts);
    this.finders = List.copyOf(finders);
  }

  /// All acts of this reader.
  @GetMapping("/commands")
  ResponseEntity<List<Found>> acts(Scope scope, Visit visit) {
    var words = visit.words();
    var note = words.say("web.command.act");
    return answer(
        acts.stream()
            .filter(act -> act.needs() == null || scope.may(act.needs()))
            .map(act -> new Found(words.say(act.key()), note, act.href()))
            .toList());
  }

  @GetMapping("/commands/search")
  ResponseEntity<List<Found>> find(
      Scope scope, Visit visit, @RequestParam(defaultValue = "") String q) {
    var typed = q.strip();
    if (typed.length() < TYPED_MIN || typed.length() > TYPED_MAX) return answer(List.of());
    var found = new ArrayList<Found>();
    for (var finder : finders) found.addAll(finder.finding().find(scope, visit, typed));
    return answer(found.subList(0, Math.min(FOUND_MAX, found.size())));
  }

  private static ResponseEntity<List<Found>> answer(List<Found> found) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
  }
}
