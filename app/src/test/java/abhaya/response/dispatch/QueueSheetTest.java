package abhaya.response.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.web.Language;
import abhaya.base.web.Samples;
import abhaya.response.intake.WaitingQueries.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSheetTest {
  private static final Waiting WAITING =
      new Waiting(
          "vmqT-ofyc5IryU7dSHFO6Q",
          "KDVUGKN",
          "SOS",
          "PANIC",
          1,
          false,
          Samples.NOW.minusSeconds(5),
          false,
          1,
          false,
          null);

  @Test
  void aSignalLeadsOnlyWhoMayTakeItToItsPage() {
    assertThat(row(true).href()).isEqualTo("/response/signals/" + WAITING.handle());
    assertThat(row(false).href()).isNull();
    assertThat(row(false).signal()).as("it is still seen, and heard").isTrue();
  }

  private static ConsoleView.Row row(boolean mayTake) {
    var words = Samples.words(Language.ENGLISH);
    return new QueueSheet(words, SmallTree.tree(), Samples.NOW, mayTake)
        .rows(List.of(WAITING), List.of(), Map.of())
        .getFirst();
  }
}
