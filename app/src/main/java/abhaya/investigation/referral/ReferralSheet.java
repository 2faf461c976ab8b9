package abhaya.investigation.referral;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// Puts referrals into words.
final class ReferralSheet {
  /// The law says "forthwith" and no hours; the colour turns after an hour and after a day.
  private static final Duration YOUNG = Duration.ofHours(1);

  private static final Duration OLD = Duration.ofHours(24);

  private final Words words;
  private final UnitTree tree;
  private final Instant now;

  ReferralSheet(Words words, UnitTree tree, Instant now) {
    this.words = words;
    this.tree = tree;
    this.now = now;
  }

  static String href(String incident) {
    return "/work/referrals/" + incident;
  }

  String name(UnitId unit) {
    return tree.find(unit).map(one -> one.name(words.language().tag())).orElse(Words.NONE);
  }

  String type(String name) {
    var key = "intake.type." + name;
    return words.has(key) ? words.say(key) : name;
  }

  Tone tone(Referral one) {
    return switch (one.state()) {
      case REGISTERED -> Tone.IN_TIME;
      case RETURNED -> Tone.QUIET;
      case WAITING, ACCEPTED -> aged(one.age(now));
    };
  }

  static Tone aged(Duration age) {
    if (age.compareTo(OLD) >= 0) return Tone.OVERDUE;
    return age.compareTo(YOUNG) >= 0 ? Tone.LATE : Tone.YOUNG;
  }

  DataTable lines(List<Referral> all) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("referral.incident"), true),
            DataTable.Column.text(words.say("referral.state"), true),
            DataTable.Column.text(words.say("referral.age"), true),
            DataTable.Column.text(words.say("referral.type"), false),
            DataTable.Column.text(words.say("referral.station"), false),
            DataTable.Column.text(words.say("referral.referredAt"), false),
            DataTable.Column.number(words.say("referral.firs"), false));
    var rows = all.stream().map(this::row).toList();
    return new DataTable(
        words.say("referral.list"), columns, rows, null, words.say("referral.list.none"));
  }

  private DataTable.Row row(Referral one) {
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(one.reference(), href(one.incident())),
            new DataTable.State(tone(one), words.say(one.state().messageKey())),
            new DataTable.Text(one.isOpen() ? words.age(one.age(now)) : Words.NONE),
            new DataTable.Text(type(one.typeName())),
            new DataTable.Text(name(one.station())),
            new DataTable.Text(words.minute(one.referredAt())),
            new DataTable.Figure(words.number(one.firs()), false)));
  }

  List<Headline> headlines(List<ReferralQueries.Figure> figures) {
    var referred = sum(figures, ReferralQueries.Figure::referred);
    var registered = sum(figures, ReferralQueries.Figure::registered);
    var open =
        sum(figures, ReferralQueries.Figure::waiting)
            + sum(figures, ReferralQueries.Figure::accepted);
    var returned = sum(figures, ReferralQueries.Figure::returned);
    return List.of(
        new Headline(
            words.say("referral.head.registered"),
            words.share(registered, referred),
            words.say("referral.head.of", registered, referred),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("referral.head.open"),
            words.number(open),
            words.say("referral.head.open.note"),
            open > 0 ? Tone.LATE : Tone.PLAIN,
            null),
        new Headline(
            words.say("referral.head.returned"),
            words.number(returned),
            words.say("referral.head.of", returned, referred),
            Tone.PLAIN,
            null));
  }

  static int sum(List<ReferralQueries.Figure> figures, ToIntFunction<ReferralQueries.Figure> part) {
    return figures.stream().mapToInt(part).sum();
  }

  DataTable figures(List<ReferralQueries.Figure> all) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("referral.station"), true),
            DataTable.Column.text(words.say("referral.type"), true),
            DataTable.Column.number(words.say("referral.referred"), false),
            DataTable.Column.number(words.say("referral.head.open"), false),
            DataTable.Column.number(words.say("referral.registered"), false),
            DataTable.Column.number(words.say("referral.share"), true),
            DataTable.Column.number(words.say("referral.minutes"), false),
            DataTable.Column.number(words.say("referral.returned"), false));
    var rows = all.stream().map(this::figure).toList();
    return new DataTable(
        words.say("referral.figures"), columns, rows, null, words.say("referral.figures.none"));
  }

  private DataTable.Row figure(ReferralQueries.Figure one) {
    var minutes = one.minutes();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(name(one.station())),
            new DataTable.Text(type(one.typeName())),
            number(one.referred()),
            number(one.waiting() + one.accepted()),
            number(one.registered()),
            new DataTable.Figure(words.share(one.registered(), one.referred()), false),
            minutes == null
                ? new DataTable.Nothing()
                : new DataTable.Figure(words.number(minutes), false),
            number(one.returned())));
  }

  private DataTable.Cell number(int count) {
    return new DataTable.Figure(words.number(count), false);
  }

  ReferralView.One one(Scope scope, Referral one, List<Tie> ties, String said) {
    var facts = new ArrayList<ReferralView.Fact>();
    facts.add(fact("type", type(one.typeName())));
    facts.add(fact("station", name(one.station())));
    facts.add(fact("receivedAt", words.minute(one.receivedAt())));
    facts.add(fact("referredAt", words.minute(one.referredAt())));
    if (one.isOpen()) facts.add(fact("age", words.age(one.age(now))));
    var accepted = one.acceptedAt();
    if (accepted != null) facts.add(fact("acceptedAt", words.minute(accepted)));
    var returned = one.returnedAt();
    var code = one.returnCode();
    if (returned != null && code != null) {
      var why = words.say(code.messageKey());
      facts.add(fact("returnedAt", words.minute(returned) + " · " + why));
    }
    var mine = scope.mayOn(Operation.TAKE_REFERRALS, one.station());
    return new ReferralView.One(
        one.reference(),
        tone(one),
        words.say(one.state().messageKey()),
        facts,
        ties.stream().map(tie -> fir(scope, tie, mine)).toList(),
        scope.mayOn(Operation.SEE_INCIDENTS, one.station())
            ? "/response/console?incident=" + one.incident()
            : "",
        mine ? acts(one) : null,
        said);
  }

  private ReferralView.Fact fact(String name, String value) {
    return new ReferralView.Fact(words.say("referral." + name), value);
  }

  /// The FIR's end of a tie.
  private ReferralView.TieLine fir(Scope scope, Tie tie, boolean mine) {
    var text = words.say("referral.fir", tie.firNumber()) + " · " + name(tie.station());
    var href = scope.mayOn(Operation.SEE_CASE, tie.station()) ? "/cases/" + tie.caseHandle() : "";
    var end =
        mine && tie.holds()
            ? new ReferralView.Ending(href(tie.incident()) + "/untie", tie.id(), reason())
            : null;
    return new ReferralView.TieLine(text, href, about(tie), tone(tie), state(tie), end);
  }

  /// The incident's end of a tie.
  ReferralView.TieLine incident(Tie tie, String reference, boolean mayGo) {
    var text = words.say("referral.incident.named", reference);
    var href = mayGo ? href(tie.incident()) : "";
    return new ReferralView.TieLine(text, href, about(tie), tone(tie), state(tie), null);
  }

  private static Tone tone(Tie tie) {
    return tie.holds() ? Tone.IN_TIME : Tone.QUIET;
  }

  private String state(Tie tie) {
    var ended = tie.endedAt();
    return ended == null
        ? words.say(tie.byFeed() ? "referral.tie.feed" : "referral.tie.hand")
        : words.say("referral.tie.ended", words.minute(ended));
  }

  private String about(Tie tie) {
    var said = new ArrayList<String>();
    said.add(words.say("referral.tie.made", words.minute(tie.madeAt())));
    if (!tie.reason().isEmpty()) said.add(tie.reason());
    var end = tie.endReason();
    if (end != null && !end.isEmpty()) said.add(end);
    return String.join(" · ", said);
  }

  private Field reason() {
    return Field.text("reason", words.say("referral.untie.reason"), "");
  }

  private ReferralView.Acts acts(Referral one) {
    var codes =
        Arrays.stream(Referral.ReturnCode.values())
            .map(code -> new Field.Option(code.name(), words.say(code.messageKey())))
            .toList();
    return new ReferralView.Acts(
        href(one.incident()),
        one.version(),
        one.state() == Referral.State.WAITING,
        one.isOpen(),
        Field.text("code", words.say("referral.return.why"), "").of(codes),
        one.state() == Referral.State.RETURNED
            ? List.of()
            : List.of(
                Field.text("fir", words.say("referral.tie.fir"), "")
                    .hint(words.say("referral.tie.fir.hint")),
                Field.text("reason", words.say("referral.tie.reason"), "")));
  }
}
