package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.safecity.project.WorkQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The field page: enter and check things with a telephone, with or without a network.
@Controller
class TagPage {
  private static final List<String> TEXTS =
      List.of(
          "asset.tag.queue",
          "asset.tag.sent",
          "asset.tag.offline",
          "asset.tag.online",
          "asset.tag.near",
          "asset.tag.another",
          "asset.tag.same",
          "asset.tag.refused",
          "asset.tag.discard",
          "asset.tag.again",
          "asset.tag.done",
          "asset.tag.unknown",
          "asset.tag.signIn",
          "asset.tag.noPlace",
          "asset.tag.accuracy");

  private final WorkQueries works;
  private final KindStore kinds;
  private final KnownAssets known;
  private final TrailRegister trail;
  private final Pages pages;

  TagPage(WorkQueries works, KindStore kinds, KnownAssets known, TrailRegister trail, Pages pages) {
    this.works = works;
    this.kinds = kinds;
    this.known = known;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/safecity/tag")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String asset) {
    NotVisible.unless(scope.decide(Operation.TAG_ASSETS));
    trail.record(scope, TrailAct.allowed("VIEW", "ASSETS", "tag"));
    // The only page that asks a telephone where it is.
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=()");
    var words = visit.words();
    var language = words.language().tag();
    var book = kinds.book();
    var view =
        new TagView(
            asset.matches("[A-Z]{3}-[A-Z]{3}-\\d{6}") ? asset : "",
            works.cities(scope).stream()
                .map(city -> Map.entry(city.code(), city.name(language)))
                .toList(),
            book.kinds().stream()
                .map(kind -> Map.entry(kind.code(), kind.label(language)))
                .toList(),
            fields(book, language),
            Stream.of("PRESENT", "DAMAGED", "MISSING", "WRONG_PLACE")
                .map(code -> Map.entry(code, words.say("asset.tag.found." + code)))
                .toList(),
            TEXTS.stream().map(key -> Map.entry(key, words.say(key, "{0}", "{1}"))).toList());
    var title = words.say("asset.tag.title");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(List.of(new Link(words.say("project.safeCity"), "/safecity"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/safecity/assets", null))
            .scripts("asset/tag.mjs");
    return pages.render("asset/tag", page, view);
  }

  /// What a thing that is installed today needs beyond the common.
  private static List<TagView.Field> fields(KindBook book, String language) {
    var fields = new ArrayList<TagView.Field>();
    for (var kind : book.kinds())
      for (var rule : book.fields(kind.code()))
        if (rule.isNeededFor(LocalDate.MAX))
          fields.add(
              new TagView.Field(
                  kind.code(),
                  rule.name(),
                  rule.label(language),
                  rule.form().name(),
                  rule.choices()));
    return fields;
  }

  /// The form token of now, for a page that may be hours old.
  record Ready(String token) {}

  @GetMapping("/safecity/tag/ready")
  ResponseEntity<Ready> ready(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.TAG_ASSETS));
    var csrf = visit.csrf();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Ready(csrf == null ? "" : csrf.token()));
  }

  /// A line a thing of the reader's cities: name, class, place. Kept on the telephone, so that a label
  /// is known and a neighbour is seen without a network.
  @GetMapping("/safecity/tag/known")
  ResponseEntity<String> known(Scope scope) {
    NotVisible.unless(scope.decide(Operation.TAG_ASSETS));
    var sees = Fleet.visible(scope);
    var text = new StringBuilder();
    for (var thing : known.all()) {
      if (!thing.isPlaced() || !sees.test(thing.unit())) continue;
      text.append(thing.uid()).append(' ').append(thing.kind()).append(' ');
      text.append(thing.lat()).append(' ').append(thing.lon()).append('\n');
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .body(text.toString());
  }
}
