package abhaya.investigation.demo;

import abhaya.investigation.demo.CasePlan.Flaw;
import abhaya.investigation.demo.CasePlan.Way;

/// Writes what opens a case and what turns it: FIR, later sections, transfer, registration anew.
final class FirRecords {
  private static final String[] CHILD_BANDS = {"under12", "12to15", "12to15", "16to17", "16to17"};
  private static final String[] LATE_INFORMATION = {
    "FEAR",
    "FAMILY_HONOUR",
    "CHILD_DISCLOSED_LATE",
    "PROMISE_OF_MARRIAGE",
    "DISTANCE",
    "MEDICAL_CARE"
  };

  private final Office office;
  private final SectionTexts texts;
  private final RecordSink sink;

  FirRecords(Office office, SectionTexts texts, RecordSink sink) {
    this.office = office;
    this.texts = texts;
    this.sink = sink;
  }

  /// What the later records of a case need to know.
  ///
  /// @param accused how many
  /// @param officer which of the station's
  record Opened(
      String key, int accused, int officer, long laterFrom, String laterKey, int laterStation) {
    String keyAt(long minute) {
      return minute < laterFrom ? key : laterKey;
    }

    int stationAt(long minute, int first) {
      return minute < laterFrom ? first : laterStation;
    }
  }

  Opened write(CasePlan plan, Dice dice) {
    var zero = plan.turn().way().isZero();
    var number = office.firNumber(dice, plan.station(), plan.recordedAt(), zero);
    var key = office.key(plan.station(), number, zero);
    var officer = office.anyOfficer(dice, plan.station());
    var accused =
        plan.offence() == Offence.GANG
            ? dice.between(2, 5)
            : dice.chance(0.86) ? 1 : dice.between(2, 3);
    var people = new People(dice.next(), accused);
    var sections = firstSections(plan, dice);
    var form = new Form(key, number, plan.station(), plan.recordedAt(), plan.enteredAt(), officer);
    if (dice.chance(0.012)) refused(plan, form, sections, people, dice);
    var line = fir(plan, form, sections, people, dice, "");
    sink.add(plan.enteredAt(), line);
    if (dice.chance(0.01)) sink.add(plan.enteredAt() + 1 + dice.below(3_000), line);
    return turned(plan, form, people, sections, dice);
  }

  private record Form(
      String key, String number, int station, long at, long enteredAt, int officer) {}

  /// Seeds of victims and accused, so that a second registration names the same ones.
  private record People(long seed, int accused) {}

  private byte[] firstSections(CasePlan plan, Dice dice) {
    if (plan.flaw() == Flaw.SECTIONS_UNREAD) return texts.unread(dice);
    if (plan.turn().way() == Way.CLOCK_ADDED) return texts.kidnapping(dice, plan.newLaw());
    return texts.of(dice, plan.offence(), plan.newLaw());
  }

  private byte[] fir(
      CasePlan plan, Form form, byte[] sections, People people, Dice dice, String previous) {
    var zero = plan.turn().way().isZero() && previous.isEmpty();
    var row = sink.row("FIR", form.key());
    row.word(Column.UNIT, office.code(form.station(), form.enteredAt()));
    row.time(Column.HAPPENED_AT, form.at()).time(Column.ENTERED_AT, form.enteredAt());
    row.word(Column.FIR_NUMBER, form.number()).flag(Column.ZERO_FIR, zero);
    row.time(Column.RECORDED_AT, form.at());
    var days = occurrence(plan, dice);
    row.date(Column.OCCURRENCE_FROM, days[0]).date(Column.OCCURRENCE_TO, days[1]);
    var told = form.at() - 15 - dice.below(150);
    var diary = told + dice.below(15);
    if (plan.flaw() == Flaw.DIARY_AFTER_FIR) diary = form.at() + 30 + dice.below(900);
    row.time(Column.INFORMATION_RECEIVED_AT, told);
    row.json(Column.DIARY_ENTRY).part("{\"number\":\"").partNumber(1 + dice.below(60));
    row.part("\",\"at\":").partTime(diary).part("}").close();
    row.text(Column.SECTIONS, sections);
    row.word(Column.MAJOR_HEAD, plan.offence().majorHead());
    victims(row, plan.offence(), people.seed());
    accused(row, people);
    row.json(Column.OFFICER).part(office.officer(form.station(), form.officer())).close();
    if (days[0] + 3 < CasePlan.day(plan.recordedAt())) {
      row.word(Column.DELAY_REASON, LATE_INFORMATION[dice.below(LATE_INFORMATION.length)]);
    }
    if (!previous.isEmpty()) {
      row.json(Column.PREVIOUS).part("{\"source\":\"").part(sink.source());
      row.part("\",\"key\":\"").part(previous).part("\"}").close();
    }
    return row.finish();
  }

  /// From and to, in days: mostly the days before, sometimes years; on the right side of the new law.
  private static long[] occurrence(CasePlan plan, Dice dice) {
    var recorded = CasePlan.day(plan.recordedAt());
    var before = dice.chance(0.55) ? dice.below(3) : (long) dice.about(20, 1.5);
    var to = recorded - Math.min(before, 2_500);
    var from = dice.chance(0.2) ? to - (long) dice.about(60, 1) : to;
    var change = CountryStream.NEW_LAW_DAY;
    if (plan.newLaw()) return new long[] {Math.max(from, change), Math.max(to, change)};
    var latest = Math.min(recorded, change - 1);
    return new long[] {Math.min(from, latest), Math.min(to, latest)};
  }

  private static void victims(RowBytes row, Offence offence, long seed) {
    var dice = Dice.of(seed, 1, 0);
    var count = dice.chance(0.985) ? 1 : 2;
    row.json(Column.VICTIMS).part("[");
    for (var i = 0; i < count; i++) {
      var band =
          offence.hasChild()
              ? dice.chance(0.14) ? "under12" : CHILD_BANDS[1 + dice.below(4)]
              : dice.chance(0.985) ? "adult" : "unknown";
      var boy = offence == Offence.ASSAULT && dice.chance(0.06);
      row.part(i == 0 ? "{\"token\":\"" : ",{\"token\":\"").partToken(dice.next());
      row.part("\",\"ageBand\":\"").part(band).part(boy ? "\",\"sex\":\"M\"" : "\",\"sex\":\"F\"");
      row.part(dice.chance(0.02) ? ",\"disability\":true}" : ",\"disability\":false}");
    }
    row.part("]").close();
  }

  private static void accused(RowBytes row, People people) {
    row.json(Column.ACCUSED).part("[");
    for (var i = 0; i < people.accused(); i++) {
      var dice = Dice.of(people.seed(), 2, i);
      row.part(i == 0 ? "{\"token\":\"A" : ",{\"token\":\"A").partNumber(i + 1);
      row.part(dice.chance(0.94) ? "\",\"known\":true" : "\",\"known\":false");
      row.part(dice.chance(0.06) ? ",\"juvenile\":true}" : ",\"juvenile\":false}");
    }
    row.part("]").close();
  }

  /// First sent with an impossible date or an unknown unit, an hour later put right.
  private void refused(CasePlan plan, Form form, byte[] sections, People people, Dice dice) {
    var row = sink.row("FIR", form.key());
    var unknown = dice.chance(0.4);
    row.word(
        Column.UNIT,
        unknown ? RowBytes.ascii("IN.99.D001.P0001") : office.code(form.station(), form.at()));
    if (unknown) row.time(Column.HAPPENED_AT, form.at());
    else row.word(Column.HAPPENED_AT, "2025-02-30T10:15:00+05:30");
    row.time(Column.ENTERED_AT, form.enteredAt() - 1);
    row.word(Column.FIR_NUMBER, form.number()).flag(Column.ZERO_FIR, false);
    row.time(Column.RECORDED_AT, form.at()).text(Column.SECTIONS, sections);
    row.word(Column.MAJOR_HEAD, plan.offence().majorHead());
    victims(row, plan.offence(), people.seed());
    sink.add(form.enteredAt() - 1, row.finish());
  }

  private Opened turned(CasePlan plan, Form form, People people, byte[] sections, Dice dice) {
    var turn = plan.turn();
    var way = turn.way();
    if (way == Way.STRAIGHT)
      return opened(form, people, CasePlan.NEVER, form.key(), form.station());
    if (way == Way.ZERO_REGISTERED_ANEW) {
      var number = office.firNumber(dice, turn.station(), turn.at(), false);
      var key = office.key(turn.station(), number, false);
      var officer = office.anyOfficer(dice, turn.station());
      var again = new Form(key, number, turn.station(), turn.at(), turn.enteredAt(), officer);
      sink.add(turn.enteredAt(), fir(plan, again, sections, people, dice, form.key()));
      return opened(form, people, turn.at(), key, turn.station());
    }
    var type = way.changesStation() ? "TRANSFER" : "SECTIONS";
    var row = sink.row(type, form.key() + "/T");
    row.word(Column.UNIT, office.code(form.station(), turn.enteredAt()));
    row.time(Column.HAPPENED_AT, turn.at()).time(Column.ENTERED_AT, turn.enteredAt());
    row.word(Column.FIR, form.key());
    if (way.changesStation()) {
      row.word(Column.TO_UNIT, office.code(turn.station(), turn.enteredAt()));
      row.word(Column.NEW_FIR_NUMBER, office.firNumber(dice, turn.station(), turn.at(), false));
      row.word(Column.REASON, way.isZero() ? "JURISDICTION" : "ADMINISTRATIVE");
    } else {
      row.text(Column.SECTIONS, newSections(plan, dice));
    }
    sink.add(turn.enteredAt(), row.finish());
    var station = way.changesStation() ? turn.station() : form.station();
    return opened(form, people, turn.at(), form.key(), station);
  }

  private byte[] newSections(CasePlan plan, Dice dice) {
    var offence = plan.turn().way() == Way.CLOCK_REMOVED ? Offence.RELATED : plan.offence();
    return texts.of(dice, offence, plan.newLaw());
  }

  private static Opened opened(Form form, People people, long from, String key, int station) {
    return new Opened(form.key(), people.accused(), form.officer(), from, key, station);
  }
}
