package abhaya.response.volunteer;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.PhotoReader;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The station's volunteers: proved, agreed to, handed over, suspended.
@Controller
@RequestMapping("/volunteers")
class VolunteersPage {
  private static final String HANDLE = "/{handle:[A-Za-z0-9_-]{22}}";

  private final Pages pages;
  private final VolunteerRegister register;
  private final VolunteerQueries queries;
  private final PortraitRegister portraits;
  private final TrailRegister trail;

  VolunteersPage(
      Pages pages,
      VolunteerRegister register,
      VolunteerQueries queries,
      PortraitRegister portraits,
      TrailRegister trail) {
    this.pages = pages;
    this.register = register;
    this.queries = queries;
    this.portraits = portraits;
    this.trail = trail;
  }

  @GetMapping
  ResponseEntity<String> list(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_VOLUNTEERS));
    trail.record(scope, TrailAct.allowed("LIST", "VOLUNTEER", null));
    var words = visit.words();
    var today = India.dateOf(visit.at());
    var table =
        new DataTable(
            words.say("volunteer.list"),
            List.of(
                DataTable.Column.text(words.say("volunteer.name"), true),
                DataTable.Column.text(words.say("volunteer.state"), true),
                DataTable.Column.text(words.say("volunteer.duty"), true),
                DataTable.Column.text(words.say("volunteer.term"), false),
                DataTable.Column.text(words.say("volunteer.code"), false)),
            queries.list(scope).stream().map(one -> row(words, one, today)).toList(),
            null,
            words.say("volunteer.none"));
    var view = new VolunteerListView(table, scope.may(Operation.REGISTER_VOLUNTEERS));
    var page = PageFrame.of(visit, words.say("volunteer.list")).section("volunteers");
    return pages.render("volunteer/list", page, view);
  }

  private static DataTable.Row row(Words words, Volunteer one, LocalDate today) {
    var term = one.termTo();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(one.displayName(), "/volunteers/" + one.handle()),
            new DataTable.State(tone(one, today), state(words, one, today)),
            new DataTable.Text(words.say(one.onDuty() ? "volunteer.on" : "volunteer.off")),
            new DataTable.Text(term == null ? Words.NONE : words.date(term)),
            new DataTable.Text(one.code())));
  }

  private static Tone tone(Volunteer one, LocalDate today) {
    return switch (one.state()) {
      case REGISTERED -> Tone.LATE;
      case VERIFIED -> one.mayServeOn(today) ? Tone.IN_TIME : Tone.SILENT;
      case SUSPENDED -> Tone.OVERDUE;
      case REMOVED -> Tone.QUIET;
    };
  }

  private static String state(Words words, Volunteer one, LocalDate today) {
    if (one.state() == VolunteerState.REGISTERED) {
      return words.say("volunteer.state.REGISTERED", one.approvals());
    }
    if (one.state() == VolunteerState.VERIFIED && !one.mayServeOn(today)) {
      return words.say("volunteer.state.EXPIRED");
    }
    return words.say("volunteer.state." + one.state());
  }

  @GetMapping("/new")
  ResponseEntity<String> ask(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.REGISTER_VOLUNTEERS));
    return form(visit, HttpStatus.OK, Map.of(), null);
  }

  @PostMapping("/new")
  ResponseEntity<String> add(Scope scope, Visit visit, @RequestParam Map<String, String> fields) {
    NotVisible.unless(scope.decide(Operation.REGISTER_VOLUNTEERS));
    var asked = read(scope, fields);
    if (asked == null) return wrong(visit, fields, "volunteer.why.DATES");
    return switch (register.register(scope, asked)) {
      case VolunteerAnswer.Refused refused ->
          wrong(visit, fields, "volunteer.why." + refused.why());
      case VolunteerAnswer.Done done -> seeOther("/volunteers/" + done.handle());
      case VolunteerAnswer.Link link -> seeOther("/volunteers/" + link.handle());
    };
  }

  private ResponseEntity<String> wrong(Visit visit, Map<String, String> fields, String key) {
    return form(visit, HttpStatus.UNPROCESSABLE_CONTENT, fields, visit.words().say(key));
  }

  private static VolunteerRegister.@Nullable Asked read(Scope scope, Map<String, String> fields) {
    var proved = day(fields.get("proved"));
    var checked = day(fields.get("checked"));
    var trained = day(fields.get("trained"));
    if (proved == null || checked == null || trained == null) return null;
    var paper =
        Arrays.stream(VolunteerRegister.Paper.values())
            .filter(one -> one.name().equals(fields.get("paper")))
            .findFirst();
    if (paper.isEmpty()) return null;
    return new VolunteerRegister.Asked(
        scope.unit(),
        fields.getOrDefault("name", ""),
        fields.getOrDefault("number", ""),
        fields.getOrDefault("woman", "").equals("yes"),
        paper.get(),
        proved,
        checked,
        trained);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private ResponseEntity<String> form(
      Visit visit, HttpStatus status, Map<String, String> typed, @Nullable String error) {
    var words = visit.words();
    var today = India.dateOf(visit.at()).toString();
    var papers =
        Arrays.stream(VolunteerRegister.Paper.values())
            .map(one -> new Field.Option(one.name(), words.say("volunteer.paper." + one)))
            .toList();
    var sexes =
        List.of(
            new Field.Option("yes", words.say("volunteer.woman.yes")),
            new Field.Option("no", words.say("volunteer.woman.no")));
    var fields =
        List.of(
            text(words, typed, "name", "", "text"),
            text(words, typed, "number", "", "tel").hint(words.say("volunteer.number.note")),
            text(words, typed, "woman", "yes", "text").of(sexes),
            text(words, typed, "paper", "AADHAAR", "text")
                .of(papers)
                .hint(words.say("volunteer.paper.note")),
            text(words, typed, "proved", today, "date"),
            text(words, typed, "checked", today, "date"),
            text(words, typed, "trained", today, "date"));
    var title = words.say("volunteer.new");
    var page =
        PageFrame.of(visit, title)
            .section("volunteers")
            .crumbs(
                List.of(new Link(words.say("volunteer.list"), "/volunteers"), Link.here(title)));
    return pages.render(status, "volunteer/form", page, new VolunteerFormView(fields, error));
  }

  private static Field text(
      Words words, Map<String, String> typed, String name, String usual, String type) {
    var value = typed.getOrDefault(name, usual);
    return Field.text(name, words.say("volunteer." + name), value).type(type).needed("off");
  }

  @GetMapping(HANDLE)
  ResponseEntity<String> one(Scope scope, Visit visit, @PathVariable String handle) {
    NotVisible.unless(scope.decide(Operation.SEE_VOLUNTEERS));
    trail.record(scope, TrailAct.allowed("OPEN", "VOLUNTEER", handle));
    return sheet(scope, visit, handle, HttpStatus.OK, null, null);
  }

  /// Taken at the station, beside the paper.
  @PostMapping(HANDLE + "/portrait")
  ResponseEntity<String> take(
      Scope scope, @PathVariable String handle, @RequestParam MultipartFile photo)
      throws IOException {
    try (var in = photo.getInputStream()) {
      var sent = in.readNBytes(PhotoReader.BYTES_MAX + 1);
      portraits.take(scope, handle, PhotoReader.read("photo", sent));
    }
    return seeOther("/volunteers/" + handle);
  }

  @GetMapping(HANDLE + "/portrait")
  ResponseEntity<byte[]> portrait(Scope scope, @PathVariable String handle) {
    var picture =
        portraits.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(picture);
  }

  @PostMapping(HANDLE + "/{act}")
  ResponseEntity<String> act(
      Scope scope, Visit visit, @PathVariable String handle, @PathVariable String act) {
    NotVisible.unless(scope.decide(Operation.SEE_VOLUNTEERS));
    var answer =
        switch (act) {
          case "approve" -> register.approve(scope, handle);
          case "hand-over" -> register.handOver(scope, handle);
          case "release-device" -> register.releaseDevice(scope, handle);
          case "suspend" -> register.complain(scope, handle, "STATION");
          case "prove-again" -> register.proveAgain(scope, handle, India.dateOf(visit.at()));
          default -> throw new NotVisible(Reason.OUTSIDE_UNIT);
        };
    return switch (answer) {
      case VolunteerAnswer.Done done -> seeOther("/volunteers/" + done.handle());
      case VolunteerAnswer.Link link ->
          sheet(scope, visit, handle, HttpStatus.OK, link.path(), null);
      case VolunteerAnswer.Refused refused ->
          sheet(
              scope,
              visit,
              handle,
              HttpStatus.CONFLICT,
              null,
              visit.words().say("volunteer.why." + refused.why()));
    };
  }

  private ResponseEntity<String> sheet(
      Scope scope,
      Visit visit,
      String handle,
      HttpStatus status,
      @Nullable String link,
      @Nullable String wrong) {
    var one = queries.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var words = visit.words();
    var today = India.dateOf(visit.at());
    var view =
        new VolunteerSheetView(
            handle,
            tone(one, today),
            state(words, one, today),
            facts(words, one),
            acts(scope, words, one, today),
            portraits.has(scope, one),
            scope.may(Operation.REGISTER_VOLUNTEERS),
            link,
            wrong);
    var page =
        PageFrame.of(visit, words.say("volunteer.one", one.code()))
            .section("volunteers")
            .crumbs(
                List.of(
                    new Link(words.say("volunteer.list"), "/volunteers"), Link.here(one.code())))
            .ways(new PageFrame.Ways(null, null, "/volunteers", null));
    return pages.render(status, "volunteer/one", page, view);
  }

  private static List<VolunteerSheetView.Line> facts(Words words, Volunteer one) {
    var lines = new ArrayList<VolunteerSheetView.Line>();
    lines.add(line(words, "name", one.displayName()));
    lines.add(line(words, "woman", words.say("volunteer.woman." + (one.woman() ? "yes" : "no"))));
    lines.add(line(words, "proved", words.date(one.provedOn())));
    lines.add(line(words, "checked", words.date(one.checkedOn())));
    lines.add(line(words, "trained", words.date(one.trainedOn())));
    lines.add(line(words, "approvals", words.say("volunteer.approvals.of", one.approvals())));
    var term = one.termTo();
    if (term != null) lines.add(line(words, "term", words.date(term)));
    lines.add(
        line(
            words, "phone", words.say("volunteer.phone." + (one.device() == null ? "no" : "yes"))));
    var at = one.suspendedAt();
    var why = one.suspendedWhy();
    if (one.state() == VolunteerState.SUSPENDED && at != null && why != null) {
      lines.add(
          line(words, "suspended", words.minute(at) + " · " + words.say("volunteer.halt." + why)));
    }
    return lines;
  }

  private static VolunteerSheetView.Line line(Words words, String name, String value) {
    return new VolunteerSheetView.Line(words.say("volunteer." + name), value);
  }

  private static List<VolunteerSheetView.Act> acts(
      Scope scope, Words words, Volunteer one, LocalDate today) {
    var acts = new ArrayList<VolunteerSheetView.Act>();
    var registers = scope.may(Operation.REGISTER_VOLUNTEERS);
    if (scope.may(Operation.APPROVE_VOLUNTEERS) && one.state() == VolunteerState.REGISTERED) {
      acts.add(act(words, "approve", true));
    }
    if (registers && one.mayServeOn(today) && one.person() == null) {
      acts.add(act(words, "hand-over", true));
    }
    if (registers && one.device() != null) acts.add(act(words, "release-device", false));
    var again = one.state() == VolunteerState.SUSPENDED || one.state() == VolunteerState.VERIFIED;
    if (registers && again) acts.add(act(words, "prove-again", false));
    if (registers && one.state() == VolunteerState.VERIFIED) acts.add(act(words, "suspend", false));
    return acts;
  }

  private static VolunteerSheetView.Act act(Words words, String code, boolean main) {
    return new VolunteerSheetView.Act(code, words.say("volunteer.act." + code), main);
  }

  private static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
