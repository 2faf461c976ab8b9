package abhaya.investigation.cases;

import abhaya.base.web.Address;
import abhaya.base.web.ClockList;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Help;
import abhaya.base.web.Language;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Timeline;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Way;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invented case and an invented list for the look of the pages and their tests.
public final class CaseSample {
  private final Visit visit;
  private final boolean hindi;

  private CaseSample(Visit visit) {
    this.visit = visit;
    this.hindi = visit.words().language() == Language.HINDI;
  }

  public static PageFrame frame(Visit visit) {
    var sample = new CaseSample(visit);
    return PageFrame.of(visit, sample.in("FIR 1184/2025", "प्राथमिकी 1184/2025"))
        .ownHeading()
        .section("cases")
        .crumbs(
            List.of(
                new Link(sample.in("India", "भारत"), "/overview"),
                new Link(sample.in("Uttar Pradesh", "उत्तर प्रदेश"), "/overview?unit=IN.09"),
                new Link(sample.in("District 17", "ज़िला 17"), "/overview?unit=IN.09.D17"),
                new Link(sample.in("Station 042", "थाना 042"), "/cases"),
                Link.here("1184/2025")))
        .ways(new PageFrame.Ways("/case?n=1183", "/case?n=1185", "/cases", null));
  }

  public static CaseView view(Visit visit) {
    return new CaseSample(visit).view();
  }

  public static PageFrame listFrame(Visit visit) {
    return PageFrame.of(visit, visit.words().say("cases.list.title"))
        .section("cases")
        .crumbs(List.of(new Link("India", "/overview"), Link.here("District 17")))
        .dataUpTo("23-11-2026 09:40");
  }

  public static CaseListView list(Visit visit, int rows) {
    return new CaseSample(visit).list(rows);
  }

  private String in(String english, String hindiText) {
    return hindi ? hindiText : english;
  }

  private CaseView view() {
    return new CaseView(
        new CaseView.Head(
            in("FIR 1184/2025", "प्राथमिकी 1184/2025"),
            "V-7Q4K-2M",
            "BNS 64(1), 351(3) · POCSO 4",
            List.of()),
        main(),
        clocks(),
        happened(),
        List.of(
            new CaseView.Obstacle(
                in("DNA report, Regional laboratory 3", "डीएनए रिपोर्ट, क्षेत्रीय प्रयोगशाला 3"),
                in(
                    "This laboratory usually takes 38 days, in nine of ten cases 61.",
                    "यह प्रयोगशाला सामान्यतः 38 दिन लेती है, दस में नौ बार 61।"),
                Tone.OVERDUE,
                new Link(in("How we know", "कैसे ज्ञात हुआ"), "/law")),
            new CaseView.Obstacle(
                in("Draft with the prosecutor not begun", "अभियोजक का प्रारूप आरंभ नहीं"),
                in("Usual time 6 days", "सामान्य समय 6 दिन"),
                Tone.LATE,
                null)),
        plan(),
        List.of(
            held("PS 011", "", "31-12", "01-01", 1),
            held("PS 042", "IO 4390", "01-01", "20-01", 20),
            held("PS 042", "IO 4471", "20-01", "", 28)),
        List.of(
            new CaseView.SectionText(
                "11-01-2026",
                "BNS 64(1), 351(3) · POCSO 4",
                in("POCSO 4 added: the duty to report to the committee began", "POCSO 4 जुड़ी")),
            new CaseView.SectionText(
                "31-12-2025", "BNS 64(1), 351(3)", in("As registered", "जैसा दर्ज हुआ"))),
        exhibits(),
        List.of(
            look("IO 4471", in("case, step entered", "प्रकरण, चरण दर्ज"), "17-02-2026 10:12"),
            look("SDPO 18", in("clocks", "घड़ियाँ"), "16-02-2026 18:40")),
        in("sealed record, proof ✓", "मुहरबंद अभिलेख, प्रमाण ✓"));
  }

  private CaseView.Main main() {
    return new CaseView.Main(
        in("BNSS 193(2) · statutory · rule v3", "BNSS 193(2) · वैधानिक · नियम v3"),
        "28-02-2026",
        visit.words().say("cases.asOf", "17-02-2026"),
        in("11 days left", "11 दिन शेष"),
        Tone.LATE,
        in(
            "31 Dec 2025 + 2 months = 28 Feb 2026: February has no 31st (General Clauses Act 1897,"
                + " s. 3(35), s. 9).",
            "31 दिस. 2025 + 2 माह = 28 फ़र. 2026: फ़रवरी में 31 तारीख नहीं (साधारण खंड अधिनियम"
                + " 1897, धारा 3(35), 9)।"),
        in(
            "The loose “60-day” date would be 01-03-2026.",
            "ढीली “60 दिन” की तिथि 01-03-2026 होती।"),
        new Link(in("Explain", "समझाएँ"), "/law"),
        new Way(
            in("48 of 59 days gone", "59 में से 48 दिन बीते"),
            81.4,
            Tone.LATE,
            List.of(
                stop(0, in("FIR", "प्राथमिकी"), Way.Mark.DONE, Tone.IN_TIME, false),
                stop(9, in("medical 9 h", "चिकित्सा 9 घं."), Way.Mark.DONE, Tone.IN_TIME, true),
                stop(
                    14,
                    in("Magistrate, day 7", "मजिस्ट्रेट, दिन 7"),
                    Way.Mark.DONE,
                    Tone.IN_TIME,
                    false),
                stop(25, in("exhibits sent", "प्रदर्श भेजे"), Way.Mark.DONE, Tone.IN_TIME, true),
                stop(
                    49,
                    in("DNA report awaited 31 days", "डीएनए रिपोर्ट की 31 दिन से प्रतीक्षा"),
                    Way.Mark.WAITS,
                    Tone.OVERDUE,
                    true),
                stop(81.4, in("today", "आज"), Way.Mark.TODAY, Tone.PLAIN, false),
                stop(100, "28-02", Way.Mark.LAST, Tone.PLAIN, false))));
  }

  private ClockList clocks() {
    var help =
        new Help(
            "t02", "Rule of: Report to CWC", "POCSO 19(6): without delay, at most 24 hours.", null);
    return new ClockList(
        List.of(
            clock(
                in("Report to CWC and court in 24 h", "CWC व न्यायालय को 24 घं. में सूचना"),
                in("met late, 31 h", "देर से, 31 घं."),
                Tone.LATE,
                help),
            clock(
                in("Tell the victim of progress, 90 days", "पीड़िता को प्रगति बताना, 90 दिन"),
                in("42 days left", "42 दिन शेष"),
                Tone.YOUNG,
                null),
            clock(
                in("Default bail, accused A1 (90 days)", "डिफ़ॉल्ट ज़मानत, अभियुक्त A1 (90 दिन)"),
                in("50 days left", "50 दिन शेष"),
                Tone.YOUNG,
                null),
            clock(
                in("Victim to practitioner in 24 h", "24 घं. में चिकित्सक के पास"),
                in("met, 9 h", "पूरा, 9 घं."),
                Tone.IN_TIME,
                null),
            clock(
                in("Medical report in 7 days", "7 दिन में चिकित्सा रिपोर्ट"),
                in("met, day 5", "पूरा, दिन 5"),
                Tone.IN_TIME,
                null),
            clock(
                in("Charge sheet to trial, two months", "आरोप-पत्र से विचारण, दो माह"),
                in("not started", "आरंभ नहीं"),
                Tone.QUIET,
                null)),
        visit.words().say("cases.clocks.none"));
  }

  private Timeline happened() {
    return new Timeline(
        visit.words().say("cases.happened"),
        List.of(
            item(
                "16-02-2026 17:20",
                in("Reminder to laboratory sent", "प्रयोगशाला को स्मरण"),
                "IO 4471",
                "0",
                ""),
            item(
                "11-01-2026 15:40",
                in("Exhibits 1–4 sent, seals checked", "प्रदर्श 1–4 भेजे"),
                "IO 4471",
                "1",
                ""),
            item(
                "07-01-2026 12:30",
                in("Statement to Magistrate", "मजिस्ट्रेट के समक्ष कथन"),
                in("court", "न्यायालय"),
                "26",
                in("late entry", "देर से दर्ज")),
            item(
                "05-01-2026 18:00",
                in("Medical report received", "चिकित्सा रिपोर्ट मिली"),
                in("hospital", "अस्पताल"),
                "3",
                ""),
            item(
                "02-01-2026 09:10",
                in("Accused A1 arrested", "अभियुक्त A1 गिरफ़्तार"),
                "IO 4471",
                "4",
                ""),
            item(
                "01-01-2026 14:50",
                in("Report to CWC and Special Court", "CWC व विशेष न्यायालय को सूचना"),
                "SHO",
                "1",
                in("7 h over limit", "सीमा से 7 घं. ऊपर")),
            item(
                "31-12-2025 07:50",
                in(
                    "FIR recorded; first a Zero FIR at PS 011",
                    "प्राथमिकी दर्ज; पहले थाना 011 पर शून्य"),
                "PS 011",
                "0",
                "")),
        visit.words().say("cases.happened.none"));
  }

  private DataTable plan() {
    var words = visit.words();
    return new DataTable(
        words.say("cases.plan"),
        List.of(
            DataTable.Column.text(words.say("cases.plan.step"), true),
            DataTable.Column.text(words.say("cases.plan.who"), false),
            DataTable.Column.number(words.say("cases.plan.by"), true),
            DataTable.Column.text(words.say("cases.plan.state"), true)),
        List.of(
            planned(
                in("Medical examination", "चिकित्सा परीक्षण"),
                "01-01-2026",
                Tone.IN_TIME,
                in("met, 9 h", "पूरा, 9 घं.")),
            planned(
                in("Exhibits to the laboratory", "प्रदर्श प्रयोगशाला को"),
                "–",
                Tone.IN_TIME,
                in("met", "पूरा")),
            planned(
                in("Final report to the court", "न्यायालय को अंतिम रिपोर्ट"),
                "28-02-2026",
                Tone.LATE,
                in("11 days left", "11 दिन शेष"))),
        null,
        words.say("cases.plan.none"));
  }

  private DataTable exhibits() {
    var words = visit.words();
    return new DataTable(
        words.say("cases.exhibits"),
        List.of(
            DataTable.Column.text(words.say("cases.exhibits.name"), true),
            DataTable.Column.number(words.say("cases.exhibits.sent"), true),
            DataTable.Column.number(words.say("cases.exhibits.received"), false),
            DataTable.Column.number(words.say("cases.exhibits.reported"), false),
            DataTable.Column.number(words.say("cases.exhibits.wait"), true)),
        List.of(
            new DataTable.Row(
                false,
                List.of(
                    new DataTable.Text(
                        in("1–4, Regional laboratory 3", "1–4, क्षेत्रीय प्रयोगशाला 3")),
                    new DataTable.Figure("11-01-2026", false),
                    new DataTable.Figure("17-01-2026", false),
                    new DataTable.Figure("–", false),
                    new DataTable.Figure(words.days(31), true)))),
        null,
        words.say("cases.exhibits.none"));
  }

  private CaseListView list(int rows) {
    var words = visit.words();
    var cases = new ArrayList<DataTable.Row>();
    for (var i = 0; i < rows; i++) {
      var tone = i < 6 ? Tone.OVERDUE : i < 12 ? Tone.LATE : Tone.YOUNG;
      var state = i < 6 ? in("overdue 12 days", "12 दिन पार") : in("11 days left", "11 दिन शेष");
      cases.add(
          new DataTable.Row(
              false,
              List.of(
                  new DataTable.Way((1184 - i) + "/2025", "/case?n=" + (1184 - i)),
                  new DataTable.Text(in("Station 0", "थाना 0") + (40 + i % 7)),
                  new DataTable.Text("BNS 64(1) · POCSO 4"),
                  new DataTable.Text("IO 44" + (10 + i)),
                  new DataTable.Figure("31-12-2025", false),
                  new DataTable.Figure("28-02-2026", false),
                  new DataTable.State(tone, state),
                  new DataTable.Text(in("DNA report, 31 days", "डीएनए रिपोर्ट, 31 दिन")))));
    }
    var table =
        new DataTable(
            words.say("cases.list.title"),
            List.of(
                new DataTable.Column(
                    words.say("cases.list.fir"), "", false, "/cases?sort=fir", null, true),
                DataTable.Column.text(words.say("cases.list.station"), false),
                DataTable.Column.text(words.say("cases.list.group"), false),
                DataTable.Column.text(words.say("cases.list.officer"), false),
                DataTable.Column.number(words.say("cases.list.recorded"), false),
                new DataTable.Column(
                    words.say("cases.list.lastDay"), "", true, "/cases", "ascending", true),
                DataTable.Column.text(words.say("cases.list.state"), true),
                DataTable.Column.text(words.say("cases.list.waits"), false)),
            cases,
            null,
            words.say("cases.list.none"));
    var total = rows == 0 ? 0 : 3_214;
    return new CaseListView(
        words.say("cases.list.about", total),
        new FilterChips(List.of(), List.of()),
        table,
        Pager.of(words, Address.of(visit.address()), 2, 50, total));
  }

  private DataTable.Row planned(String step, String by, Tone tone, String state) {
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(step),
            new DataTable.Text("IO 4471"),
            new DataTable.Figure(by, false),
            new DataTable.State(tone, state)));
  }

  private CaseView.Held held(String unit, String officer, String from, String to, long days) {
    return new CaseView.Held(unit, officer, from, to, visit.words().days(days));
  }

  private static CaseView.Look look(String who, String what, String when) {
    return new CaseView.Look(who, what, when);
  }

  private Timeline.Item item(String at, String text, String by, String hours, String note) {
    var lag = hours + "\u00a0" + in("h", "घं.");
    return new Timeline.Item(at, text, by, lag, note, Tone.LATE);
  }

  private static ClockList.Line clock(String name, String state, Tone tone, @Nullable Help help) {
    return new ClockList.Line(name, "", state, tone, help);
  }

  private static Way.Stop stop(double at, String text, Way.Mark mark, Tone tone, boolean above) {
    return new Way.Stop(at, text, mark, tone, above);
  }
}
