package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitAnswer;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Changes a unit in two steps: what it would do, then do it. Both by the same rules.
@Controller
class UnitChangePage {

  private final Pages pages;
  private final UnitTrees trees;
  private final UnitRegister register;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final AskedDay days;

  UnitChangePage(
      Pages pages,
      UnitTrees trees,
      UnitRegister register,
      TrailRegister trail,
      TransactionTemplate transactions,
      AskedDay days) {
    this.pages = pages;
    this.trees = trees;
    this.register = register;
    this.trail = trail;
    this.transactions = transactions;
    this.days = days;
  }

  @GetMapping("/units/{code}/change/{act}")
  ResponseEntity<String> ask(
      Scope scope, Visit visit, @PathVariable String code, @PathVariable String act) {
    var unit = changeable(scope, code, act);
    var form = new UnitForm(visit.words(), unit, act);
    var lgds = trees.history().get(unit.id()).revenueOn(days.today());
    var typed =
        Map.of(
            "effectiveOn",
            days.today().toString(),
            "revenueDistrictLgd",
            lgds.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    return show(HttpStatus.OK, visit, unit, form, typed, null, null);
  }

  @PostMapping("/units/{code}/change/{act}")
  ResponseEntity<String> change(
      Scope scope,
      Visit visit,
      @PathVariable String code,
      @PathVariable String act,
      @RequestParam Map<String, String> typed) {
    var unit = changeable(scope, code, act);
    var form = new UnitForm(visit.words(), unit, act);
    var asked = form.read(typed, trees.today(), scope);
    if (asked instanceof UnitForm.Wrong wrong) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT, visit, unit, form, typed, wrong.refusal(), null);
    }
    var ready = (UnitForm.Ready) asked;
    var note = new ChangeNote(ready.effectiveOn(), ready.reason(), scope.person().handle());
    if (typed.containsKey("confirmed"))
      return perform(scope, visit, unit, form, ready, note, typed);
    return switch (register.preview(ready.act(), note)) {
      case UnitAnswer.Refused refused ->
          show(HttpStatus.UNPROCESSABLE_CONTENT, visit, unit, form, typed, refused.refusal(), null);
      case UnitAnswer.Done done ->
          show(HttpStatus.OK, visit, unit, form, typed, null, done.codes());
    };
  }

  private Unit changeable(Scope scope, String code, String act) {
    NotVisible.unless(scope.decide(Operation.CHANGE_UNITS));
    var unit = trees.today().find(code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.CHANGE_UNITS, unit.id()));
    if (!UnitForm.ACTS.contains(act) || !UnitsPage.mayHave(unit.kind(), act)) {
      throw new NotVisible(Reason.NO_UNIT);
    }
    return unit;
  }

  private ResponseEntity<String> perform(
      Scope scope,
      Visit visit,
      Unit unit,
      UnitForm form,
      UnitForm.Ready ready,
      ChangeNote note,
      Map<String, String> typed) {
    var answer =
        Objects.requireNonNull(
            transactions.execute(status -> {
              var done = register.perform(ready.act(), note);
              if (done instanceof UnitAnswer.Done changed) {
                trail.record(scope, entry(form, changed));
              }
              return done;
            }));
    if (answer instanceof UnitAnswer.Refused refused) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT, visit, unit, form, typed, refused.refusal(), null);
    }
    var subject = ((UnitAnswer.Done) answer).unit();
    var now = trees.today();
    var stands = now.has(subject) ? now.pathCode(subject) : now.pathCode(parentOf(unit));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/units/" + stands))
        .build();
  }

  private static UnitId parentOf(Unit unit) {
    return Objects.requireNonNullElse(unit.parent(), UnitId.NATION);
  }

  private static TrailAct entry(UnitForm form, UnitAnswer.Done done) {
    return TrailAct.allowed("CHANGE", "UNIT", "U" + done.unit().value())
        .with("act", form.act().toUpperCase(Locale.ROOT))
        .with("codes", done.codes().size());
  }

  private ResponseEntity<String> show(
      HttpStatus status,
      Visit visit,
      Unit unit,
      UnitForm form,
      Map<String, String> typed,
      @Nullable UnitRefusal refusal,
      @Nullable List<UnitAnswer.CodeChange> preview) {
    var words = visit.words();
    var language = words.language().tag();
    var crumbs = new ArrayList<Link>();
    for (var above : trees.today().ancestors(unit.id())) {
      crumbs.add(new Link(above.name(language), "/units/" + above.code()));
    }
    crumbs.add(new Link(unit.name(language), "/units/" + unit.code()));
    var title = words.say("units.act." + form.act());
    crumbs.add(Link.here(title));
    var page =
        PageFrame.of(visit, title + " · " + unit.name(language))
            .section("units")
            .crumbs(crumbs)
            .ways(new PageFrame.Ways(null, null, "/units/" + unit.code(), null));
    return pages.render(status, "units/change", page, form.view(typed, refusal, preview));
  }
}
