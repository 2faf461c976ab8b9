package abhaya.investigation.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.investigation.clock.Duty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LawFilesTest {

  @Test
  void everyExampleOfEveryDutyComesOut() {
    var law = LawFiles.load();

    assertThat(law.book().duties()).isNotEmpty();
    assertThat(law.register().rows()).hasSizeGreaterThan(50);
  }

  @Test
  void theDutiesAreThoseOfTheTable() {
    var ids = new TreeSet<String>();
    for (Duty duty : LawFiles.load().book().duties()) ids.add(duty.id().substring(0, 3));

    var expected = new ArrayList<String>();
    for (var i = 1; i <= 45; i++) expected.add("T%02d".formatted(i));
    assertThat(ids).containsExactlyElementsOf(expected);
  }

  @Test
  void rowsForTheSameDaysAreRefused() {
    var row = LawFiles.rows("two-months").getFirst();

    assertThatThrownBy(() -> LawFiles.of(LawFiles.rows("sections"), List.of(row, row)))
        .hasMessageContaining("overlapping");
  }

  @Test
  void anUnknownStepIsRefused() {
    assertRefused("trigger", "FIR_SHREDDED", "unknown trigger");
  }

  @Test
  void aSectionOutsideTheRegisterIsRefused() {
    assertRefused("sections", "999 POCSO", "not read");
    assertRefused("sections", "303 BNS", "not in the register");
  }

  @Test
  void anUnknownFieldIsRefused() {
    assertRefused("colour", "red", "unknown field");
  }

  @Test
  void aDutyWithTwoExamplesIsRefused() {
    var examples = LawFiles.rows("two-months").getFirst().items("examples").subList(0, 2);
    assertRefused("examples", examples, "examples");
  }

  @Test
  void anExampleThatDoesNotComeOutIsRefused() {
    var wrong = Map.of("recorded", "2019-01-01", "due", "2019-03-02", "as-of", "2019-01-02");
    assertRefused("examples", List.of(wrong, wrong, wrong), "due should be 2019-03-02");
  }

  private static void assertRefused(String field, Object value, String message) {
    var row = LawFiles.rows("two-months").getFirst();
    var values = new LinkedHashMap<Object, Object>(row.values());
    values.put(field, value);
    var changed = new YamlRow("test row", values);

    assertThatThrownBy(() -> LawFiles.of(LawFiles.rows("sections"), List.of(changed)))
        .hasMessageContaining(message);
  }
}
