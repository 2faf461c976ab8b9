package abhaya.response.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Every pair of states, as reviewed.
class LifeCycleTest {
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvFileSource(resources = "/oracles/incident/incident-steps.csv", numLinesToSkip = 1)
  void everyPairOfAnIncident(IncidentState from, IncidentState to, boolean allowed) {
    assertThat(LifeCycle.ofIncident().next(from).contains(to)).isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvFileSource(resources = "/oracles/incident/assignment-steps.csv", numLinesToSkip = 1)
  void everyPairOfAnAssignment(AssignmentState from, AssignmentState to, boolean allowed) {
    assertThat(LifeCycle.ofAssignment().next(from).contains(to)).isEqualTo(allowed);
  }
}
