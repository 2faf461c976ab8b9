package abhaya.investigation.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.investigation.fair.Funnel.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunnelTest {

  @ParameterizedTest(name = "{0} cases")
  @ValueSource(longs = {1, 5, 20, 60, 250})
  void aLimitIsTheInterpolatedQuantileOfTheDefinition(long n) {
    var funnel = new Funnel(0.3293, 1);
    for (double level : new double[] {0.001, 0.025, 0.975, 0.999}) {
      double below = 0;
      var r = 0L;
      while (below + plainMass(r, n, 0.3293) < level) below += plainMass(r++, n, 0.3293);
      double at = below + plainMass(r, n, 0.3293);
      double limit = (r - (at - level) / plainMass(r, n, 0.3293)) / n;
      assertThat(funnel.limit(level, n)).isCloseTo(Math.clamp(limit, 0, 1), within(1e-9));
    }
  }

  private static double plainMass(long r, long n, double p) {
    return BinomialTest.choose(n, r).doubleValue()
        * Math.pow(p, (double) r)
        * Math.pow(1 - p, (double) (n - r));
  }

  @ParameterizedTest(name = "{0} cases")
  @ValueSource(longs = {30, 200, 3_000, 9_999})
  void byChanceAloneAtMostOneUnitInTwentyLiesOutside(long n) {
    var funnel = new Funnel(0.55, 1);
    double outside = 0;
    for (var r = 0L; r <= n; r++) {
      var place = funnel.place("any", new Share(r, n)).strict();
      if (place != Position.WITHIN) outside += Binomial.mass(r, n, 0.55);
    }
    assertThat(outside).isBetween(0.01, 0.05);
  }

  @Test
  void theFunnelNarrowsWithSizeTowardsTheCommonShare() {
    var funnel = new Funnel(0.3293, 1);
    var lines = funnel.lines(List.of(10L, 100L, 1_000L, 10_000L, 100_000L));
    for (var at = 1; at < lines.size(); at++) {
      assertThat(lines.get(at).outer().width()).isLessThan(lines.get(at - 1).outer().width());
      assertThat(lines.get(at).inner().holds(0.3293)).isTrue();
      assertThat(lines.get(at).outer().low()).isLessThan(lines.get(at).inner().low());
    }
    assertThat(lines.getLast().inner().width()).isCloseTo(0.0058, within(0.0002));
  }

  @Test
  void nineCasesAreNeverFarAnywhereNearTheMiddle() {
    var funnel = new Funnel(0.5, 1);
    assertThat(funnel.place("small", new Share(7, 9)).strict()).isEqualTo(Position.WITHIN);
    assertThat(funnel.place("large", new Share(7_000, 9_000)).strict())
        .isEqualTo(Position.FAR_ABOVE);
    assertThat(funnel.place("low", new Share(4_400, 9_000)).strict()).isEqualTo(Position.BELOW);
    assertThat(funnel.place("high", new Share(4_600, 9_000)).strict()).isEqualTo(Position.ABOVE);
    assertThat(funnel.place("bad", new Share(10, 9_000)).strict()).isEqualTo(Position.FAR_BELOW);
    assertThat(funnel.place("none", new Share(0, 0)).strict()).isEqualTo(Position.WITHIN);
  }

  @Test
  void theCommonShareIsThatOfAllCasesTogether() {
    var funnel = Funnel.of(List.of(new Share(1, 10), new Share(90, 100)));
    assertThat(funnel.common()).isCloseTo(91 / 110.0, within(1e-12));
  }

  @Test
  void unitsAlikeShowNoDispersionAndUnlikeOnesWidenTheFunnel() {
    var alike = new ArrayList<Share>();
    var unlike = new ArrayList<Share>();
    for (var n = 0; n < 20; n++) {
      alike.add(new Share(500, 1_000));
      unlike.add(new Share(n % 2 == 0 ? 300 : 700, 1_000));
    }
    assertThat(Funnel.of(alike).dispersion()).isEqualTo(1);
    // z = 0.2 / sqrt(0.25 / 1000) = 12.649, its square 160
    assertThat(Funnel.of(unlike).dispersion()).isCloseTo(160, within(1e-9));
    var place = Funnel.of(unlike).place("one", new Share(700, 1_000));
    assertThat(place.strict()).isEqualTo(Position.FAR_ABOVE);
    assertThat(place.widened()).isEqualTo(Position.WITHIN);
  }

  @Test
  void outliersDoNotWidenTheFunnelForThemselves() {
    var units = new ArrayList<Share>();
    for (var n = 0; n < 19; n++) units.add(new Share(500 + n % 3, 1_000));
    units.add(new Share(990, 1_000));
    var funnel = Funnel.of(units);
    assertThat(funnel.place("out", units.getLast()).widened()).isEqualTo(Position.FAR_ABOVE);
  }
}
