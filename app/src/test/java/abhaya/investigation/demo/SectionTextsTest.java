package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.Occurrence;
import abhaya.investigation.law.LawFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the country's stations type is what the law reads.
class SectionTextsTest {
  private static final LocalDate BEFORE = LocalDate.of(2024, 3, 1);
  private static final LocalDate AFTER = LocalDate.of(2025, 3, 1);

  private final LawFiles law = LawFiles.load();
  private final Map<String, List<String>> blocks = blocks();

  @Test
  void everyTextIsReadButThoseThatCannotBe() {
    var wrong = new ArrayList<String>();
    blocks.forEach((block, texts) -> {
      for (var text : texts) {
        var complete = law.reader().read(text).isComplete();
        if (complete == block.equals("UNREAD")) wrong.add(block + ": " + text);
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void aTextCarriesTheClockIfItsKindOfCaseDoes() {
    var wrong = new ArrayList<String>();
    blocks.forEach((block, texts) -> {
      var expected = !block.matches("(KIDNAP|RELATED|UNREAD).*");
      for (var text : texts) {
        if (carriesClock(text, block, BEFORE) != expected
            || carriesClock(text, block, AFTER) != expected) wrong.add(block + ": " + text);
      }
    });
    assertThat(wrong).isEmpty();
  }

  /// An offence of the old law may be recorded after the change, one of the new law only then.
  private boolean carriesClock(String text, String block, LocalDate recorded) {
    var old = block.endsWith("IPC");
    var day = old ? BEFORE : AFTER;
    var citations = law.reader().read(text).citations();
    var recordedOn = old ? recorded : AFTER;
    return law.register().clockBasis(citations, recordedOn, new Occurrence(day, day)) != null;
  }

  private static Map<String, List<String>> blocks() {
    var blocks = new HashMap<String, List<String>>();
    List<String> block = new ArrayList<>();
    for (var line : Lists.lines("/demo/sections.txt")) {
      if (line.startsWith("[")) {
        block = new ArrayList<>();
        blocks.put(line.substring(1, line.length() - 1), block);
      } else {
        block.add(line);
      }
    }
    return blocks;
  }
}
