package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What a cell says of its text.
class DataTableTest {
  @Test
  void aMomentIsBrokenBetweenDayAndTimeOnly() {
    var words = Samples.words(Language.ENGLISH);
    assertThat(new DataTable.Text(words.date(LocalDate.of(2026, 11, 23))).moment()).hasSize(1);
    assertThat(new DataTable.Text(words.minute(Samples.NOW)).moment()).hasSize(2);
    assertThat(new DataTable.Text(words.second(Samples.NOW)).moment()).hasSize(3).contains("IST");
  }

  @Test
  void anyOtherTextIsLeftAlone() {
    for (var text : new String[] {"", "12-3", "FIR 12-03-2026", "23-11-2026 21", "–"}) {
      assertThat(new DataTable.Text(text).moment()).as(text).isEmpty();
    }
  }
}
