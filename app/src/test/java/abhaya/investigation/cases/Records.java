package abhaya.investigation.cases;

import abhaya.base.feed.JsonReader;
import abhaya.base.jurisdiction.SmallTree;
import java.time.Instant;

/// Records of the feed as text, small enough to read.
final class Records {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private Records() {}

  static CctnsReader reader() {
    return new CctnsReader(SmallTree.tree(), unit -> true, NOW);
  }

  /// Single quotes for double ones.
  static String json(String text) {
    return text.strip().replace('\'', '"');
  }

  static Reading read(String text) {
    return reader().read(JsonReader.row(1, json(text)));
  }

  static CctnsRecord record(String text) {
    return ((Reading.Read) read(text)).record();
  }

  static Refusal refusal(String text) {
    return ((Reading.Refused) read(text)).refusal();
  }

  static Kept kept(String text) {
    return Kept.arrived(record(text), NOW);
  }

  /// A FIR recorded at that time, with further fields.
  static String fir(String key, String recordedAt, String more) {
    return """
    {'type':'FIR','source':'UP','key':'%s','version':1,'unit':'IN.09.A.S1',\
    'firNumber':'12/%s','recordedAt':'%s','enteredAt':'%s','sections':'376 IPC'%s}
    """
        .formatted(key, recordedAt.substring(0, 4), recordedAt, recordedAt, more);
  }

  static String fir(String key, String recordedAt) {
    return fir(key, recordedAt, "");
  }

  /// A record of another type that belongs to a FIR.
  static String event(String type, String key, String fir, String happenedAt, String more) {
    return """
    {'type':'%s','source':'UP','key':'%s','version':1,'unit':'IN.09.A.S1','fir':'%s',\
    'happenedAt':'%s','enteredAt':'%s'%s}
    """
        .formatted(type, key, fir, happenedAt, happenedAt, more);
  }

  static String report(String key, String fir, String happenedAt, String stage) {
    return event(
        "FINAL_REPORT", key, fir, happenedAt, ",'kind':'CS_ORIG','stage':'%s'".formatted(stage));
  }

  static String step(String key, String fir, String happenedAt, String step) {
    return event("STEP", key, fir, happenedAt, ",'step':'%s'".formatted(step));
  }
}
