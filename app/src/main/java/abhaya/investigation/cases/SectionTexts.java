package abhaya.investigation.cases;

import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionReading;
import java.util.concurrent.ConcurrentHashMap;

/// Readings of section texts. Most FIRs carry one of a few hundred texts.
final class SectionTexts {
  private static final int KEPT_MAX = 20_000;
  private static final int KEPT_LENGTH_MAX = 200;

  private final SectionReader reader;
  private final ConcurrentHashMap<String, SectionReading> kept = new ConcurrentHashMap<>();

  SectionTexts(SectionReader reader) {
    this.reader = reader;
  }

  SectionReading read(String text) {
    if (text.length() > KEPT_LENGTH_MAX) return reader.read(text);
    var known = kept.get(text);
    if (known != null) return known;
    if (kept.size() >= KEPT_MAX) kept.clear();
    var fresh = reader.read(text);
    kept.put(text, fresh);
    return fresh;
  }
}
