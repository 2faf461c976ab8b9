package abhaya.investigation.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import abhaya.investigation.outlook.CaseWorld.Capacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfTest {

  /// Erlang's formula: the chance to wait with `c` servers and an offered load of `a`.
  private static double erlangC(int c, double a) {
    double term = 1;
    double sum = 0;
    for (var k = 0; k < c; k++) {
      sum += term;
      term *= a / (k + 1);
    }
    double last = term * c / (c - a);
    return last / (sum + last);
  }

  private static double meanWait(double rate, double service, int servers) {
    var load = rate * service;
    return erlangC(servers, load) * service / (servers - load);
  }

  @ParameterizedTest(name = "{0} a day, {1} days each, {2} officers")
  @CsvSource({"0.5, 1, 1", "1.6, 5, 10", "2.0, 3, 8", "0.9, 1, 1"})
  void theQueueOfOfficersIsErlangs(double rate, double service, int officers) {
    var world = new CaseWorld(rate, service, 0, 0, 0, 61, (int) (400_000 / rate), 2_000);
    var wait = CaseFlow.run(world, new Capacity(officers, 1), 42).officerWait();
    var truth = meanWait(rate, service, officers);
    assertThat(wait).isCloseTo(truth, within(0.08 * truth + 0.005));
  }

  /// What leaves a queue of this kind comes by chance again (Burke 1956): the laboratory is Erlang's
  /// too, at its share of the rate.
  @Test
  void theQueueOfTheLaboratoryIsErlangsToo() {
    var world = new CaseWorld(2, 3, 0.5, 4, 0, 61, 200_000, 2_000);
    var wait = CaseFlow.run(world, new Capacity(10, 5), 7).labWait();
    assertThat(wait).isCloseTo(meanWait(1, 4, 5), within(0.08 * meanWait(1, 4, 5)));
  }

  /// One officer, no waiting at all but one's own work: the chance of more than the allowed days is
  /// that of the exponential law.
  @Test
  void withoutQueuesAMissIsThatOfTheWorkItself() {
    var world = new CaseWorld(1, 20, 0, 0, 0, 40, 100_000, 0);
    var run = CaseFlow.run(world, new Capacity(500, 1), 3);
    assertThat((double) run.missed() / run.cases()).isCloseTo(Math.exp(-2), within(0.005));
    assertThat(run.officerWait()).isZero();
  }

  @Test
  void equalSeedsGiveEqualResultsAndOthersDoNot() {
    var world = district();
    var one = WhatIf.compare(world, new Capacity(9, 2), new Capacity(11, 2), 5, 30);
    var same = WhatIf.compare(world, new Capacity(9, 2), new Capacity(11, 2), 5, 30);
    var other = WhatIf.compare(world, new Capacity(9, 2), new Capacity(11, 2), 6, 30);
    assertThat(one).isEqualTo(same);
    assertThat(one).isNotEqualTo(other);
  }

  private static CaseWorld district() {
    return new CaseWorld(0.5, 12, 0.4, 7, 4, 61, 730, 200);
  }

  @Test
  void moreOfficersMeetMoreClocksAndTheSpanIsInOrder() {
    var today = new Capacity(8, 2);
    var two = WhatIf.compare(district(), today, new Capacity(10, 2), 1, 60);
    var four = WhatIf.compare(district(), today, new Capacity(12, 2), 1, 60);
    assertThat(two.low()).isLessThanOrEqualTo(two.middle());
    assertThat(two.middle()).isLessThanOrEqualTo(two.high()).isPositive();
    assertThat(four.middle()).isGreaterThanOrEqualTo(two.middle());
    assertThat(two.missed()).isPositive();
    assertThat(two.runs()).isBetween(1, 60);
  }

  @Test
  void nothingChangedChangesNothing() {
    var same = WhatIf.compare(district(), new Capacity(8, 2), new Capacity(8, 2), 1, 20);
    assertThat(same.low()).isZero();
    assertThat(same.high()).isZero();
  }

  @Test
  void benchesHelpWhereTheLaboratoryHoldsUpAndNotElsewhere() {
    var world = new CaseWorld(0.5, 5, 0.9, 4.2, 2, 61, 900, 200);
    var benches = WhatIf.compare(world, new Capacity(9, 2), new Capacity(9, 3), 1, 40);
    var officers = WhatIf.compare(world, new Capacity(9, 2), new Capacity(12, 2), 1, 40);
    assertThat(benches.middle()).isGreaterThan(80);
    assertThat(officers.middle()).isLessThan(20);
  }

  @Test
  void impossibleWorldsAreRefused() {
    assertThatThrownBy(() -> new CaseWorld(0, 1, 0, 0, 0, 61, 10, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CaseWorld(1, 1, 1.5, 0, 0, 61, 10, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CaseWorld(5_000, 1, 0, 0, 0, 61, 1_000, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Capacity(0, 1)).isInstanceOf(IllegalArgumentException.class);
    var world = district();
    var one = new Capacity(1, 1);
    assertThatThrownBy(() -> WhatIf.compare(world, one, one, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// The first numbers of the published generator for seed 1234567.
  @Test
  void theGeneratorIsThePublishedOne() {
    var random = new SplitMix(1_234_567);
    assertThat(Long.toUnsignedString(random.next())).isEqualTo("6457827717110365317");
    assertThat(Long.toUnsignedString(random.next())).isEqualTo("3203168211198807973");
    assertThat(Long.toUnsignedString(random.next())).isEqualTo("9817491932198370423");
  }
}
