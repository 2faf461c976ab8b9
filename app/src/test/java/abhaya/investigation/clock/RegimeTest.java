package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RegimeTest {

  @ParameterizedTest(name = "offence {0} to {1}, recorded {2}: {3} under {4}")
  @CsvFileSource(resources = "/oracles/clock/regimes.csv", numLinesToSkip = 1)
  void offenceAndRecordDatesDecide(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      LocalDate recorded,
      Regime.Substance substance,
      Procedure procedure,
      String provision) {
    var regime = Regime.of(recorded, new Occurrence(from, to));

    assertThat(regime.substance()).isEqualTo(substance);
    assertThat(regime.procedure()).isEqualTo(procedure);
    assertThat(regime.clockProvision()).isEqualTo(provision);
    assertThat(regime.laterStages()).isEqualTo(Procedure.BNSS);
    assertThat(regime.code()).isEqualTo(procedure.name());
  }
}
