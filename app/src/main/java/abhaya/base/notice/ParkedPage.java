package abhaya.base.notice;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Messages that could not be delivered: when, to whom, why; send again, give up, take back.
@Controller
class ParkedPage {
  static final String PATH = "/notices/parked";
  private static final int HANDLES_MAX = 500;

  private final ParkedDesk desk;
  private final List<NoticeKind> kinds;
  private final TrailRegister trail;
  private final ListTools tools;
  private final Pages pages;

  ParkedPage(
      ParkedDesk desk, List<NoticeKind> kinds, TrailRegister trail, ListTools tools, Pages pages) {
    this.desk = desk;
    this.kinds = List.copyOf(kinds);
    this.trail = trail;
    this.tools = tools;
    this.pages = pages;
  }

  @GetMapping(PATH)
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @RequestParam @Nullable String did,
      @RequestParam(defaultValue = "0") int count) {
    var all = desk.list(scope);
    var address = Address.of(visit.address()).without("did").without("count");
    var state = state(address);
    trail.record(scope, TrailAct.allowed("LIST", "NOTICE", null).with("messages", all.size()));
    var words = visit.words();
    var table = new ParkedTable(words, kinds, visit.at());
    var shape = table.shape(address);
    var lines = shape.sorted(of(all, state));
    var files = scope.may(Operation.EXPORT) && !lines.isEmpty();
    var cut = all.size() > ParkedStore.MOST;
    var about = words.say(cut ? "notice.parked.cut" : "notice.parked.about", lines.size());
    var none = words.say("notice.parked.none." + state.word());
    var view =
        new ParkedView(
            said(words, did, count),
            lists(words, all, address, state),
            new FilterChips(List.of(), tools.of(scope, visit, shape, files)),
            about,
            table.of(shape, lines, none),
            acts(words, state));
    var frame =
        PageFrame.of(visit, words.say("notice.parked"))
            .section("parked")
            .ways(new PageFrame.Ways(null, null, null, ListTools.export(visit, files)));
    return pages.render("notice/parked", frame, view);
  }

  private static List<ParkedMessage> of(List<ParkedMessage> all, ParkedMessage.State state) {
    return all.stream().filter(line -> line.state() == state).toList();
  }

  private static ParkedMessage.State state(Address address) {
    var word = Objects.requireNonNullElse(address.find("state"), "parked");
    return Arrays.stream(ParkedMessage.State.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("state", "not-a-choice"));
  }

  private static @Nullable String said(Words words, @Nullable String did, int count) {
    if (did == null) return null;
    var key = "notice.parked.did." + did;
    return words.has(key) ? words.say(key, Math.max(0, count)) : null;
  }

  private static List<ParkedView.Chip> lists(
      Words words, List<ParkedMessage> all, Address here, ParkedMessage.State chosen) {
    return Arrays.stream(ParkedMessage.State.values())
        .map(state -> {
          var count = of(all, state).size();
          return new ParkedView.Chip(
              words.say("notice.parked.state." + state.word()),
              words.number(count),
              here.with("state", state.word()).toString(),
              state == chosen,
              state == ParkedMessage.State.PARKED && count > 0);
        })
        .toList();
  }

  private static List<ParkedView.Act> acts(Words words, ParkedMessage.State state) {
    return switch (state) {
      case PARKED ->
          List.of(
              act(words, ParkedDesk.Act.SEND_AGAIN, true),
              act(words, ParkedDesk.Act.GIVE_UP, false));
      case AGAIN, GIVEN_UP -> List.of(act(words, ParkedDesk.Act.TAKE_BACK, false));
      case ARRIVED -> List.of();
    };
  }

  private static ParkedView.Act act(Words words, ParkedDesk.Act act, boolean main) {
    return new ParkedView.Act(act.word(), words.say("notice.parked.act." + act.word()), main);
  }

  /// The number beside the entry of the bar.
  @GetMapping(PATH + "/count")
  ResponseEntity<String> count(Scope scope) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .cacheControl(CacheControl.noStore())
        .body(Long.toString(desk.waiting(scope)));
  }

  @PostMapping(PATH)
  ResponseEntity<Void> act(
      Scope scope,
      @RequestParam String act,
      @RequestParam(name = "message", required = false) @Nullable Set<String> messages) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    var wanted =
        Arrays.stream(ParkedDesk.Act.values())
            .filter(one -> one.word().equals(act))
            .findFirst()
            .orElseThrow(() -> Refused.field("act", "not-a-choice"));
    var handles = messages == null ? Set.<String>of() : new HashSet<>(messages);
    if (handles.size() > HANDLES_MAX) throw Refused.field("message", "too-many");
    if (handles.stream().anyMatch(one -> !one.matches("[A-Za-z0-9_-]{22}"))) {
      throw Refused.field("message", "not-understood");
    }
    var done = desk.act(scope, wanted, handles);
    var shown =
        switch (wanted) {
          case SEND_AGAIN -> ParkedMessage.State.AGAIN;
          case GIVE_UP -> ParkedMessage.State.GIVEN_UP;
          case TAKE_BACK -> ParkedMessage.State.PARKED;
        };
    var next = Address.of(PATH).with("state", shown.word()).with("did", act).with("count", done);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(next.toString()))
        .build();
  }

  @Bean
  static ListExport parkedExport(ParkedPage page) {
    return new ListExport(PATH, "NOTICE", ListExport.Guard.TWO_PEOPLE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    NotVisible.unless(scope.decideOn(Operation.EXPORT, scope.unit()));
    var words = visit.words();
    var state = state(asked.of());
    var shape = new ParkedTable(words, kinds, visit.at()).shape(asked.of());
    var lines = asked.chosen(of(desk.list(scope), state), ParkedMessage::handle);
    var word = words.say("notice.parked.state." + state.word());
    var facts = List.of(new FileSheet.Fact(words.say("notice.last.state"), word));
    var day = India.dateOf(visit.at());
    var file = "messages-" + state.word() + "-" + day;
    var title = words.say("notice.parked");
    var cover = new ListExport.Cover("IN", file, title, facts, List.of());
    return ListExport.Made.of(cover, shape, shape.sorted(lines), stamp);
  }
}
