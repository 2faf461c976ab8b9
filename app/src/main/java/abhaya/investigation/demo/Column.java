package abhaya.investigation.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The fields of a record in the order in which they are written.
final class Column {
  private static final List<Column> ALL = new ArrayList<>();

  static final Column TYPE = new Column("type");
  static final Column SOURCE = new Column("source");
  static final Column KEY = new Column("key");
  static final Column VERSION = new Column("version");
  static final Column UNIT = new Column("unit");
  static final Column HAPPENED_AT = new Column("happenedAt");
  static final Column ENTERED_AT = new Column("enteredAt");
  static final Column FIR = new Column("fir");
  static final Column FIR_NUMBER = new Column("firNumber");
  static final Column ZERO_FIR = new Column("zeroFir");
  static final Column RECORDED_AT = new Column("recordedAt");
  static final Column OCCURRENCE_FROM = new Column("occurrenceFrom");
  static final Column OCCURRENCE_TO = new Column("occurrenceTo");
  static final Column INFORMATION_RECEIVED_AT = new Column("informationReceivedAt");
  static final Column DIARY_ENTRY = new Column("diaryEntry");
  static final Column SECTIONS = new Column("sections");
  static final Column MAJOR_HEAD = new Column("majorHead");
  static final Column VICTIMS = new Column("victims");
  static final Column ACCUSED = new Column("accused");
  static final Column OFFICER = new Column("officer");
  static final Column DELAY_REASON = new Column("delayReason");
  static final Column PREVIOUS = new Column("previous");
  static final Column TO_UNIT = new Column("toUnit");
  static final Column NEW_FIR_NUMBER = new Column("newFirNumber");
  static final Column REASON = new Column("reason");
  static final Column STEP = new Column("step");
  static final Column EXHIBIT = new Column("exhibit");
  static final Column UNTIL = new Column("until");
  static final Column KIND = new Column("kind");
  static final Column STAGE = new Column("stage");
  static final Column SOUGHT_BY = new Column("soughtBy");
  static final Column INSTITUTION = new Column("institution");

  private final int place;
  private final String title;
  private final byte[] json;

  private Column(String title) {
    this.place = ALL.size();
    this.title = title;
    this.json = ("\"" + title + "\":").getBytes(StandardCharsets.US_ASCII);
    ALL.add(this);
  }

  static List<Column> all() {
    return List.copyOf(ALL);
  }

  /// From 0.
  int place() {
    return place;
  }

  String title() {
    return title;
  }

  /// As it stands before a value.
  byte[] json() {
    return json;
  }
}
