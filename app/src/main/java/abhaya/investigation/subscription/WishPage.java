package abhaya.investigation.subscription;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the reader wants to be told of; made from the overview of a unit.
@Controller
class WishPage {
  private static final Pattern BOUND = Pattern.compile("\\d{1,7}(\\.\\d{1,2})?");
  private static final Pattern VIEW =
      Pattern.compile("/investigation/[A-Za-z0-9_.]{1,80}(\\?[A-Za-z0-9_.=&-]{0,90})?");
  private static final int HANDLE_BYTES = 16;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final WishStore store;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  WishPage(WishStore store, UnitTrees trees, TrailRegister trail, Pages pages, Clock clock) {
    this.store = store;
    this.trees = trees;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/subscriptions")
  @Transactional(readOnly = true)
  public ResponseEntity<String> list(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_COUNTS));
    var words = visit.words();
    var lines =
        store.ofPerson(scope.person().id()).stream().map(wish -> line(words, wish)).toList();
    var frame = PageFrame.of(visit, words.say("subscription.title")).section("investigation");
    return pages.render("subscription/wishes", frame, new WishView(lines));
  }

  /// A figure of a unit, or the view itself at a rhythm.
  @PostMapping("/subscriptions")
  @Transactional
  public ResponseEntity<String> add(
      Scope scope,
      @RequestParam String kind,
      @RequestParam String unit,
      @RequestParam @Nullable String bound,
      @RequestParam @Nullable String rhythm,
      @RequestParam @Nullable String view) {
    var found = trees.today().find(unit).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, found.id()));
    if (store.ofPerson(scope.person().id()).size() >= WishStore.OF_A_PERSON_MAX) {
      throw Refused.with(HttpStatus.CONFLICT, "conflict");
    }
    var wish =
        switch (kind) {
          case "compliance" -> figure(scope, WishKind.COMPLIANCE_BELOW, found, percent(bound));
          case "overdue" -> figure(scope, WishKind.OVERDUE_ABOVE, found, number(bound));
          case "view" -> view(scope, view, rhythm);
          default -> throw Refused.field("kind", "not-a-choice");
        };
    var now = clock.instant();
    var each = wish.rhythm();
    store.insert(wish, each == null ? now : each.after(now), now);
    trail.record(
        scope,
        TrailAct.allowed("SUBSCRIBE", "UNIT", trees.today().pathCode(found.id()))
            .because(wish.kind().name()));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/subscriptions"))
        .build();
  }

  @PostMapping("/subscriptions/{handle:[A-Za-z0-9_-]{22}}/end")
  @Transactional
  public ResponseEntity<String> end(Scope scope, @PathVariable String handle) {
    if (store.end(scope.person().id(), handle, clock.instant()) == 0) {
      throw new NotVisible(Reason.OUTSIDE_UNIT);
    }
    trail.record(scope, TrailAct.allowed("UNSUBSCRIBE", "WISH", handle));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/subscriptions"))
        .build();
  }

  private Wish figure(Scope scope, WishKind kind, Unit unit, BigDecimal bound) {
    var person = scope.person().id();
    return new Wish(0, handle(), person, kind, unit.id(), bound, false, null, null, null);
  }

  private Wish view(Scope scope, @Nullable String path, @Nullable String rhythm) {
    if (path == null || !VIEW.matcher(path).matches()) {
      throw Refused.field("view", "not-understood");
    }
    var each =
        switch (rhythm == null ? "" : rhythm) {
          case "daily" -> Rhythm.DAILY;
          case "weekly" -> Rhythm.WEEKLY;
          case "monthly" -> Rhythm.MONTHLY;
          default -> throw Refused.field("rhythm", "not-a-choice");
        };
    var person = scope.person().id();
    return new Wish(0, handle(), person, WishKind.VIEW, null, null, false, path, each, null);
  }

  private static BigDecimal percent(@Nullable String text) {
    var value = number(text);
    if (value.compareTo(HUNDRED) > 0) throw Refused.field("bound", "not-understood");
    return value;
  }

  private static BigDecimal number(@Nullable String text) {
    if (text == null || text.isBlank()) throw Refused.field("bound", "required");
    if (!BOUND.matcher(text.strip()).matches()) throw Refused.field("bound", "not-understood");
    return new BigDecimal(text.strip());
  }

  private String handle() {
    var bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private WishView.Line line(Words words, Wish wish) {
    var told = wish.toldAt();
    var last = told == null ? Words.NONE : words.minute(told);
    var rhythm = wish.rhythm();
    if (wish.path() != null && rhythm != null) {
      var each = words.say("subscription.rhythm." + rhythm);
      return new WishView.Line(
          wish.handle(), words.say("subscription.what.VIEW"), wish.path(), each, false, last);
    }
    var tree = trees.today();
    var unit = wish.unit() == null ? Optional.<Unit>empty() : tree.find(wish.unit());
    var name = unit.map(one -> one.name(words.language().tag())).orElse(Words.NONE);
    var bound = wish.bound() == null ? "" : wish.bound().toPlainString();
    return new WishView.Line(
        wish.handle(),
        words.say("subscription.what." + wish.kind(), name, bound),
        unit.map(one -> "/investigation/" + tree.pathCode(one.id())).orElse("/investigation"),
        words.say(wish.crossed() ? "subscription.crossed" : "subscription.within"),
        wish.crossed(),
        last);
  }
}
