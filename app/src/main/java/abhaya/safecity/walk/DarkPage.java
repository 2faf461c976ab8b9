package abhaya.safecity.walk;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.PoleRegister;
import abhaya.safecity.project.ThreadRegister;
import abhaya.safecity.project.TiedPages;
import abhaya.safecity.project.WorkQueries;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// One dark place: what happened to it, and the next step for who may take it.
@Controller
class DarkPage {
  private final Pages pages;
  private final WalkQueries walks;
  private final WalkRegister register;
  private final PlacePhotoStore photos;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Around around;

  /// What the registers know about a place.
  @Component
  record Around(PoleRegister poles, ThreadRegister thread) {}

  DarkPage(
      Pages pages,
      WalkQueries walks,
      WalkRegister register,
      PlacePhotoStore photos,
      WorkQueries works,
      TrailRegister trail,
      Around around) {
    this.pages = pages;
    this.walks = walks;
    this.register = register;
    this.photos = photos;
    this.works = works;
    this.trail = trail;
    this.around = around;
  }

  private CityProject city(Scope scope, String code) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return works.find(scope, code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  @GetMapping(WalkPage.CITY + "/dark/new")
  ResponseEntity<String> form(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    var project = city(scope, city);
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, project.unit()));
    var words = visit.words();
    var view =
        new WalkView.Form(
            "/safecity/" + city + "/dark",
            "/safecity/" + city + "/walks",
            List.of(),
            fields(words, lat, lon),
            true,
            "");
    var name = project.name(words.language().tag());
    var page =
        PageFrame.of(visit, words.say("walk.dark.new.title", name)).scripts("walk/later.mjs");
    return pages.render("walk/form", page, view);
  }

  private static List<Field> fields(Words words, String lat, String lon) {
    var causes =
        Arrays.stream(DarkPlace.Cause.values())
            .map(one -> new Field.Option(one.name(), words.say("walk.cause." + one)))
            .toList();
    var owners =
        Arrays.stream(DarkPlace.Owner.values())
            .map(one -> new Field.Option(one.name(), words.say("walk.owner." + one)))
            .toList();
    return List.of(
        Field.text("pole", words.say("walk.pole"), "").hint(words.say("walk.pole.hint")),
        Field.text("landmark", words.say("walk.landmark"), ""),
        Field.text("lat", words.say("walk.lat"), lat).hint(words.say("walk.lat.hint")),
        Field.text("lon", words.say("walk.lon"), lon),
        Field.text("cause", words.say("walk.cause"), "LAMP_OUT").of(causes),
        Field.text("owner", words.say("walk.owner"), "MUNICIPAL").of(owners),
        Field.text("due", words.say("walk.due"), "").type("date").hint(words.say("walk.due.hint")));
  }

  @PostMapping(WalkPage.CITY + "/dark")
  ResponseEntity<Void> open(
      Scope scope,
      @PathVariable String city,
      @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable MultipartFile photo) {
    city(scope, city);
    var handle =
        register.open(scope, city, WalkForm.found(placed(city, typed), WalkForm.photo(photo)));
    return to(city, handle);
  }

  /// The place of the pole, where only its number was told.
  private Map<String, String> placed(String city, Map<String, String> typed) {
    var bare = typed.getOrDefault("lat", "").isBlank() && typed.getOrDefault("lon", "").isBlank();
    var pole =
        bare ? around.poles().find(city, typed.getOrDefault("pole", "")) : Optional.<Point>empty();
    if (pole.isEmpty()) return typed;
    var placed = new HashMap<>(typed);
    placed.put("lat", String.format(Locale.ROOT, "%.6f", pole.get().lat()));
    placed.put("lon", String.format(Locale.ROOT, "%.6f", pole.get().lon()));
    return placed;
  }

  private static ResponseEntity<Void> to(String city, String handle) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/" + city + "/dark/" + handle))
        .build();
  }

  @GetMapping(WalkPage.CITY + "/dark/{handle:[0-9a-f-]{36}}")
  ResponseEntity<String> show(
      Scope scope, Visit visit, @PathVariable String city, @PathVariable String handle) {
    return show(scope, visit, city, handle, "", HttpStatus.OK);
  }

  private ResponseEntity<String> show(
      Scope scope, Visit visit, String city, String handle, String fault, HttpStatus status) {
    var project = city(scope, city);
    var place = walks.find(scope, city, handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "DARK_PLACE", handle).with("city", city));
    var words = visit.words();
    var sheet = new WalkSheet(words, city, visit.at());
    var today = India.dateOf(visit.at());
    var view =
        new WalkView.Place(
            CityTabs.tabs(words, project, "/safecity/" + city + "/dark/" + handle),
            WalkSheet.tone(place, today),
            sheet.state(place),
            facts(words, sheet, place),
            ways(scope, words, place),
            happened(words, city, place),
            moves(scope, words, project, place),
            fault);
    var title = sheet.name(place);
    var up = "/safecity/" + city + "/walks";
    var name = project.name(words.language().tag());
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(
                List.of(
                    new Link(words.say("project.safeCity"), "/safecity"),
                    new Link(name, "/safecity/" + city),
                    new Link(words.say("walk.title"), up),
                    Link.here(title)))
            .ways(new PageFrame.Ways(null, null, up, null));
    return pages.render(status, "walk/dark", page, view);
  }

  private static List<WalkView.Fact> facts(Words words, WalkSheet sheet, DarkPlace place) {
    var where = place.where();
    var duty = place.duty();
    var facts = new ArrayList<WalkView.Fact>();
    facts.add(fact(words, "pole", where.pole().isEmpty() ? Words.NONE : where.pole()));
    facts.add(fact(words, "landmark", where.landmark().isEmpty() ? Words.NONE : where.landmark()));
    facts.add(
        fact(words, "position", "%.5f, %.5f".formatted(where.place().lat(), where.place().lon())));
    facts.add(fact(words, "cause", words.say("walk.cause." + duty.cause())));
    facts.add(fact(words, "owner", words.say("walk.owner." + duty.owner())));
    facts.add(fact(words, "found", words.date(duty.foundOn())));
    facts.add(fact(words, "due", words.date(duty.dueOn())));
    facts.add(fact(words, "level", sheet.level(place)));
    return facts;
  }

  private List<TiedPages.Way> ways(Scope scope, Words words, DarkPlace place) {
    var cell = place.where().cell();
    var spot = new TiedPages.Spot(place.city(), cell == null ? -1 : cell, place.where().pole());
    return around
        .thread()
        .at(scope, words, spot, "/safecity/" + place.city() + "/dark/" + place.handle());
  }

  private static WalkView.Fact fact(Words words, String key, String value) {
    return new WalkView.Fact(words.say("walk." + key), value, null);
  }

  private static List<WalkView.Happened> happened(Words words, String city, DarkPlace place) {
    return place.acts().stream()
        .map(act ->
            new WalkView.Happened(
                words.say("walk.did." + act.move()),
                words.minute(act.at()),
                act.remark(),
                act.photo() == null ? null : "/safecity/" + city + "/photos/" + act.photo()))
        .toList();
  }

  private static List<WalkView.Move> moves(
      Scope scope, Words words, CityProject project, DarkPlace place) {
    var moves = new ArrayList<WalkView.Move>();
    for (var move : DarkPlace.Move.values()) {
      var checks = move == DarkPlace.Move.CLOSE || move == DarkPlace.Move.RETURN;
      var may =
          scope.mayOn(checks ? Operation.VERIFY_WORKS : Operation.ENTER_WORKS, project.unit());
      if (!may || place.refuses(move, scope.person().id(), "-", true).isPresent()) continue;
      moves.add(
          new WalkView.Move(
              "/safecity/"
                  + project.code()
                  + "/dark/"
                  + place.handle()
                  + "/"
                  + move.name().toLowerCase(Locale.ROOT),
              words.say("walk.do." + move),
              true,
              move == DarkPlace.Move.MENDED || move == DarkPlace.Move.CLOSE));
    }
    return moves;
  }

  @PostMapping(WalkPage.CITY + "/dark/{handle:[0-9a-f-]{36}}/{move:[a-z]{4,8}}")
  ResponseEntity<?> move(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String handle,
      @PathVariable String move,
      @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable MultipartFile photo) {
    city(scope, city);
    var step =
        Arrays.stream(DarkPlace.Move.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(move))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var with = new WalkRegister.Words(WalkForm.text("remark", typed, 500), WalkForm.photo(photo));
    var refusal = register.move(scope, city, handle, step, with);
    if (refusal.isEmpty()) return to(city, handle);
    var fault = visit.words().say("walk.refused." + refusal.get());
    return show(scope, visit, city, handle, fault, HttpStatus.CONFLICT);
  }

  @GetMapping(WalkPage.CITY + "/photos/{handle}")
  ResponseEntity<byte[]> photo(Scope scope, @PathVariable String city, @PathVariable UUID handle) {
    city(scope, city);
    var picture = photos.find(city, handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "PHOTO", handle.toString()).with("city", city));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "inline; filename=\"place.jpg\"")
        .body(picture);
  }
}
