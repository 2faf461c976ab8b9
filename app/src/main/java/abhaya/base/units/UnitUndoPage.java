package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.ComingChange;
import abhaya.base.jurisdiction.UndoRegister;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitAnswer;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Takes back a change of the tree that does not hold yet, after a question.
@Controller
class UnitUndoPage {
  private static final int REASON_MAX = 500;

  private final Pages pages;
  private final UnitTrees trees;
  private final UndoRegister undo;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;

  UnitUndoPage(
      Pages pages,
      UnitTrees trees,
      UndoRegister undo,
      TrailRegister trail,
      TransactionTemplate transactions) {
    this.pages = pages;
    this.trees = trees;
    this.undo = undo;
    this.trail = trail;
    this.transactions = transactions;
  }

  @GetMapping("/units/{code}/undo/{act:\\d{1,18}}")
  ResponseEntity<String> ask(
      Scope scope, Visit visit, @PathVariable String code, @PathVariable long act) {
    var unit = changeable(scope, code);
    return form(visit, unit, coming(unit, act), "", "");
  }

  @PostMapping("/units/{code}/undo/{act:\\d{1,18}}")
  ResponseEntity<String> perform(
      Scope scope,
      Visit visit,
      @PathVariable String code,
      @PathVariable long act,
      @RequestParam(defaultValue = "") String reason) {
    var unit = changeable(scope, code);
    var change = coming(unit, act);
    if (reason.isBlank() || reason.length() > REASON_MAX) {
      return form(visit, unit, change, reason, "reason-missing");
    }
    var answer =
        Objects.requireNonNull(
            transactions.execute(status -> {
              var done =
                  undo.undo(
                      act,
                      reason.strip(),
                      scope.person().handle(),
                      touched -> scope.mayOn(Operation.CHANGE_UNITS, touched));
              if (done instanceof UnitAnswer.Done) {
                trail.record(
                    scope,
                    TrailAct.allowed("UNDO", "UNIT", "U" + unit.id().value())
                        .with("act", change.verb()));
              }
              return done;
            }));
    if (answer instanceof UnitAnswer.Refused refused) {
      return form(visit, unit, change, reason, refused.refusal().code());
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/units/" + unit.code()))
        .build();
  }

  private Unit changeable(Scope scope, String code) {
    NotVisible.unless(scope.decide(Operation.CHANGE_UNITS));
    var unit = trees.today().find(code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.CHANGE_UNITS, unit.id()));
    return unit;
  }

  private ComingChange coming(Unit unit, long act) {
    return undo.coming(unit.id()).stream()
        .filter(change -> change.act() == act)
        .findFirst()
        .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  /// @param fault code of what is wrong; empty on the first showing
  private ResponseEntity<String> form(
      Visit visit, Unit unit, ComingChange change, String reason, String fault) {
    var words = visit.words();
    var own = fault.equals("reason-missing");
    var sentence =
        fault.isEmpty() ? "" : words.say("units.refusal." + (own ? "reason-short" : fault));
    var field =
        Field.text("reason", words.say("units.field.reason"), reason)
            .hint(words.say("units.field.reason.hint"))
            .needed("off")
            .wrong(own ? sentence : null);
    var back = "/units/" + unit.code();
    var about =
        words.say(
            "units.undo.about",
            words.say("units.verb." + change.verb()),
            words.date(change.effectiveOn()));
    var view =
        new UnitUndoView(
            back + "/undo/" + change.act(), about, own ? "" : sentence, List.of(field), back);
    var title = words.say("units.undo");
    var page =
        PageFrame.of(visit, title + " · " + unit.name(words.language().tag()))
            .section("units")
            .crumbs(List.of(new Link(unit.name(words.language().tag()), back), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, back, null));
    var status = fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "units/undo", page, view);
  }
}
