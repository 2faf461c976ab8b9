package abhaya.base.notice;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Language;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What reaches a person outside this program: her address, her hours of rest, what she wants.
@Controller
class NoticePage {
  private static final Pattern MAIL = Pattern.compile("[^@\\s<>,;\"]{1,64}@[A-Za-z0-9.-]{1,180}");
  private static final Pattern PHONE = Pattern.compile("\\+[0-9]{8,15}");

  private final NoticeStore store;
  private final Outbox outbox;
  private final NoticeSettings settings;
  private final List<NoticeKind> kinds;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Pages pages;
  private final Clock clock;

  NoticePage(
      NoticeStore store,
      Outbox outbox,
      NoticeSettings settings,
      List<NoticeKind> kinds,
      TrailRegister trail,
      TransactionTemplate transactions,
      Pages pages,
      Clock clock) {
    this.store = store;
    this.outbox = outbox;
    this.settings = settings;
    this.kinds = List.copyOf(kinds);
    this.trail = trail;
    this.transactions = transactions;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/notices")
  ResponseEntity<String> show(Scope scope, Visit visit, @RequestParam @Nullable String done) {
    return page(HttpStatus.OK, scope, visit, store.find(scope), Map.of(), done);
  }

  /// What a message leads to: only its own person, only signed in.
  @GetMapping("/notices/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<Void> open(Scope scope, @PathVariable String handle) {
    var path = store.path(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  @PostMapping("/notices")
  ResponseEntity<String> keep(
      Scope scope, Visit visit, @RequestParam MultiValueMap<String, String> form) {
    var wrong = new TreeMap<String, String>();
    var before = store.find(scope);
    var mail = text(form, "mail", MAIL, wrong);
    var phone = text(form, "phone", PHONE, wrong);
    var language = "hi".equals(form.getFirst("language")) ? "hi" : "en";
    var from = time(form, "quietFrom", before.rest().from(), wrong);
    var to = time(form, "quietTo", before.rest().to(), wrong);
    var choice =
        new NoticeStore.Choice(mail, phone, language, new NightRest(from, to), refused(form));
    if (!wrong.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, scope, visit, choice, wrong, null);
    }
    store.keep(scope, choice, clock.instant());
    trail.record(
        scope,
        TrailAct.allowed("CHANGE", "NOTICES", null)
            .onFields("mail", "phone", "language", "rest", "kinds")
            .with("refused", choice.refused().size()));
    return to("/notices?done=kept");
  }

  /// A message to herself, to see whether it comes.
  @PostMapping("/notices/test")
  ResponseEntity<String> test(Scope scope) {
    var mine = List.of(new Outbox.Notice(scope.person().id(), "/notices"));
    var put =
        DatabaseContext.SYSTEM.call(
            () -> transactions.execute(status -> outbox.post(NoticeConfig.TEST, mine)));
    return to("/notices?done=" + (put > 0 ? "test" : "nothing"));
  }

  private static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  /// Every kind that she may refuse and did not tick.
  private Set<String> refused(MultiValueMap<String, String> form) {
    var wanted = form.getOrDefault("kind", List.of());
    var refused = new HashSet<String>();
    for (var kind : kinds) {
      if (!kind.mandatory() && !wanted.contains(kind.code())) refused.add(kind.code());
    }
    return refused;
  }

  private static @Nullable String text(
      MultiValueMap<String, String> form, String name, Pattern rule, Map<String, String> wrong) {
    var value = form.getFirst(name);
    if (value == null || value.isBlank()) return null;
    var plain = value.strip();
    if (!rule.matcher(plain).matches()) wrong.put(name, "notice.fault." + name);
    return plain;
  }

  private static LocalTime time(
      MultiValueMap<String, String> form, String name, LocalTime old, Map<String, String> wrong) {
    var value = form.getFirst(name);
    if (value == null || value.isBlank()) return old;
    try {
      return LocalTime.parse(value.strip());
    } catch (DateTimeParseException e) {
      wrong.put(name, "notice.fault.time");
      return old;
    }
  }

  private ResponseEntity<String> page(
      HttpStatus status,
      Scope scope,
      Visit visit,
      NoticeStore.Choice choice,
      Map<String, String> wrong,
      @Nullable String done) {
    var words = visit.words();
    var reached = choice.mail() != null && settings.has(Way.MAIL);
    reached |= choice.phone() != null && settings.has(Way.SMS);
    var said =
        done != null && words.has("notice.done." + done) ? words.say("notice.done." + done) : null;
    var view =
        new NoticeView(
            off(words),
            said,
            fields(words, choice, wrong),
            kinds(words, choice),
            last(scope, words),
            reached);
    return pages.render(
        status, "notice/notices", PageFrame.of(visit, words.say("notice.title")), view);
  }

  private @Nullable String off(Words words) {
    if (settings.has(Way.MAIL)) return settings.has(Way.SMS) ? null : words.say("notice.off.sms");
    return words.say(settings.has(Way.SMS) ? "notice.off.mail" : "notice.off");
  }

  private static List<Field> fields(
      Words words, NoticeStore.Choice choice, Map<String, String> wrong) {
    var fields = new ArrayList<Field>();
    fields.add(
        Field.text("mail", words.say("notice.mail"), shown(choice.mail()))
            .type("email")
            .hint(words.say("notice.mail.hint")));
    fields.add(
        Field.text("phone", words.say("notice.phone"), shown(choice.phone()))
            .type("tel")
            .hint(words.say("notice.phone.hint")));
    fields.add(
        Field.text("language", words.say("notice.language"), choice.language())
            .of(
                Arrays.stream(Language.values())
                    .map(one -> new Field.Option(one.tag(), one.ownName()))
                    .toList()));
    fields.add(
        Field.text("quietFrom", words.say("notice.quietFrom"), choice.rest().from().toString())
            .type("time"));
    fields.add(
        Field.text("quietTo", words.say("notice.quietTo"), choice.rest().to().toString())
            .type("time")
            .hint(words.say("notice.quiet.hint")));
    return fields.stream()
        .map(field -> {
          var key = wrong.get(field.name());
          return key == null ? field : field.wrong(words.say(key));
        })
        .toList();
  }

  private static String shown(@Nullable String text) {
    return text == null ? "" : text;
  }

  private List<NoticeView.Kind> kinds(Words words, NoticeStore.Choice choice) {
    return kinds.stream()
        .filter(kind -> !kind.equals(NoticeConfig.TEST))
        .map(kind ->
            new NoticeView.Kind(
                kind.code(),
                words.say(kind.key()),
                kind.mandatory() || !choice.refused().contains(kind.code()),
                kind.mandatory()))
        .toList();
  }

  private DataTable last(Scope scope, Words words) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("notice.last.kind"), true),
            DataTable.Column.text(words.say("notice.last.way"), false),
            DataTable.Column.number(words.say("notice.last.updates"), false),
            DataTable.Column.text(words.say("notice.last.made"), true),
            DataTable.Column.text(words.say("notice.last.state"), true));
    var rows = store.last(scope).stream().map(line -> row(words, line)).toList();
    return new DataTable(
        words.say("notice.last"), columns, rows, null, words.say("notice.last.none"));
  }

  private DataTable.Row row(Words words, NoticeStore.Line line) {
    var name =
        kinds.stream()
            .filter(kind -> kind.code().equals(line.kind()))
            .map(kind -> words.say(kind.key()))
            .findFirst()
            .orElse(line.kind());
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(name, line.path()),
            new DataTable.Text(words.say("notice.way." + line.way())),
            new DataTable.Figure(words.number(line.updates()), false),
            new DataTable.Text(words.minute(line.madeAt())),
            new DataTable.Figure(
                words.say("notice.state." + line.state()), line.state().equals("PARKED"))));
  }
}
