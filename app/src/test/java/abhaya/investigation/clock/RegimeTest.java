package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

  @Test
  void theLastDayOfTheOldCodesIsExplained() {
    var day = LocalDate.of(2024, 6, 30);

    assertThat(Regime.of(day, new Occurrence(day, day)).why().english())
        .isEqualTo(
            "Recorded on 30-06-2024, before 01-07-2024: the CrPC governs the investigation."
                + " Offence before 01-07-2024: IPC sections apply."
                + " Cognizance and all later stages after 01-07-2024 follow the BNSS.");
  }

  @Test
  void theFirstDayOfTheNewCodesIsExplained() {
    var day = LocalDate.of(2024, 7, 1);

    assertThat(Regime.of(day, new Occurrence(day, null)).why().english())
        .isEqualTo(
            "Recorded on 01-07-2024, on or after 01-07-2024: the BNSS governs the procedure."
                + " Offence on or after 01-07-2024: BNS sections apply.");
  }

  @Test
  void theCodesAreNamedAsCourtsNameThem() {
    assertThat(Procedure.CRPC.shortName()).isEqualTo("CrPC");
    assertThat(Procedure.BNSS.shortName()).isEqualTo("BNSS");
  }
}
