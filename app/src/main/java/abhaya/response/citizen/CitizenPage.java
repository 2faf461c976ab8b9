package abhaya.response.citizen;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.feed.Handle;
import abhaya.base.push.PushRegister;
import abhaya.base.push.PushWorker;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.response.intake.FormIntake;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/// Help without sign-in. Every act works as a plain form too; with script also off the net.
@Controller
class CitizenPage {
  private static final String TOKEN = "{token:[A-Za-z0-9_-]{43}}";
  private static final int FIELD_MAX = 1_000;

  /// What the script says; the keys stand under `citizen.say.`.
  private static final List<String> SAID =
      List.of(
          "sending",
          "kept",
          "waiting",
          "offline",
          "trial",
          "trial.over",
          "pin.wrong",
          "pin.same",
          "saved",
          "noplace",
          "what.police",
          "what.ambulance",
          "what.fire",
          "what.cannotspeak",
          "sms",
          "you",
          "room",
          "shared",
          "unshared",
          "gone",
          "over",
          "rated",
          "cancelled",
          "complained",
          "well");

  private final Pages pages;
  private final PleaRegister register;
  private final FormIntake intake;
  private final PushRegister push;
  private final JsonMapper json;

  CitizenPage(
      Pages pages, PleaRegister register, FormIntake intake, PushRegister push, JsonMapper json) {
    this.pages = pages;
    this.register = register;
    this.intake = intake;
    this.push = push;
    this.json = json;
  }

  /// Asks no database: it is there when little else is.
  @GetMapping("/sos")
  ResponseEntity<String> sos(Visit visit) {
    return first(visit, HttpStatus.OK, null);
  }

  private ResponseEntity<String> first(Visit visit, HttpStatus status, @Nullable String wrong) {
    var said = new LinkedHashMap<String, String>();
    for (var key : SAID) said.put(key, visit.words().say("citizen.say." + key));
    var view =
        new SosView(
            json.writeValueAsString(said), wrong, push.offer(CitizenConfig.PUSH).orElse(null));
    return pages.render(status, "citizen/sos", frame(visit).scripts("citizen/sos.mjs"), view);
  }

  /// The title says nothing: it ends up in the browser's history.
  private static PageFrame frame(Visit visit) {
    return PageFrame.of(visit, visit.words().say("citizen.title")).ownHeading();
  }

  /// The press without script.
  @PostMapping("/sos/send")
  ResponseEntity<String> send(Visit visit, @RequestParam Map<String, String> fields) {
    try {
      var kept = intake.take(form(fields));
      var token = Token.of(Handle.next() + Handle.next().substring(1)).orElseThrow();
      var wish =
          new PleaRegister.Wish(
              false,
              fields.getOrDefault("category", "").equals("cannotspeak"),
              fields.containsKey("child"),
              fields.containsKey("shout"),
              null,
              List.of());
      register.begin(kept.handle(), token, wish);
      return seeOther("/sos/live/" + token.word());
    } catch (IOException e) {
      return first(visit, HttpStatus.SERVICE_UNAVAILABLE, visit.words().say("citizen.notstored"));
    }
  }

  /// What was typed, in the names of the signals' door.
  private static String form(Map<String, String> fields) {
    var body = new StringBuilder("event=sos");
    for (var name : List.of("number", "text", "address", "category", "shout", "language")) {
      var value = fields.getOrDefault(name, "").strip();
      if (value.isEmpty()) continue;
      var cut = value.length() > FIELD_MAX ? value.substring(0, FIELD_MAX) : value;
      body.append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(cut, StandardCharsets.UTF_8));
    }
    return body.toString();
  }

  @GetMapping("/sos/live/" + TOKEN)
  ResponseEntity<String> live(Visit visit, @PathVariable String token) {
    var state = register.state(known(token)).orElseThrow(CitizenPage::absent);
    var view = new FollowView("/sos/live/" + token, new PleaSheet(visit.words()).live(state));
    return pages.render("citizen/live", frame(visit), view);
  }

  /// The link she gave somebody; dead once it is over.
  @GetMapping("/sos/follow/" + TOKEN)
  ResponseEntity<String> follow(Visit visit, @PathVariable String token) {
    var state = register.shared(known(token)).orElseThrow(CitizenPage::absent);
    var view = new FollowView("", new PleaSheet(visit.words()).link(state));
    return pages.render("citizen/live", frame(visit), view);
  }

  /// The acts of the page without script.
  @PostMapping("/sos/live/" + TOKEN + "/form/{act}")
  ResponseEntity<String> act(
      @PathVariable String token,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "0") int stars) {
    var mine = known(token);
    var done =
        switch (act) {
          case "say" -> register.say(mine, "form-" + Handle.next(), words);
          case "safe" -> register.end(mine, PleaRegister.End.SAFE);
          case "no-volunteers" -> register.refuseVolunteers(mine);
          case "complain" -> register.complain(mine);
          case "rate" -> register.rate(mine, stars);
          case "well" -> register.well(mine, true);
          case "again" -> register.again(mine);
          default -> false;
        };
    if (!done && register.state(mine).isEmpty()) throw absent();
    return seeOther("/sos/live/" + token);
  }

  /// Under this address it may answer for the page itself.
  @GetMapping("/sos/worker.js")
  ResponseEntity<String> worker() throws IOException {
    return PushWorker.of("citizen/worker.js", "/sos");
  }

  @GetMapping("/sos/sos.webmanifest")
  ResponseEntity<String> manifest(Visit visit) throws IOException {
    var icon = visit.installation().assets().at("components/mark.svg");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/manifest+json"))
        .cacheControl(CacheControl.noCache())
        .body(text("static/citizen/sos.webmanifest").replace("/components/mark.svg", icon));
  }

  private static String text(String path) throws IOException {
    return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
  }

  private static Token known(String token) {
    return Token.of(token).orElseThrow(CitizenPage::absent);
  }

  private static NotVisible absent() {
    return new NotVisible(Reason.OUTSIDE_UNIT);
  }

  private static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(path))
        .cacheControl(CacheControl.noStore())
        .build();
  }
}
