package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What eyes need: contrast of every text, classes with their edges, a line that does not lie.
class LookTest {
  private static final double ENOUGH = 4.5;
  private static final Pattern TOKEN =
      Pattern.compile("--([a-z0-9-]+): (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));");

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "ink, card",
    "ink-2, card",
    "ink-3, card",
    "link, card",
    "ink, paper",
    "ink-2, paper",
    "ink-3, paper",
    "link, paper",
    "ink, selected",
    "ink-2, selected",
    "link, selected",
    "ink, hover",
    "link, hover",
    "in-time-text, card",
    "late-text, card",
    "overdue-text, card",
    "young-text, card",
    "in-time-text, selected",
    "late-text, selected",
    "overdue-text, selected",
    "on-navy, navy",
    "on-navy-2, navy",
    "marigold, navy",
    "on-marigold, marigold",
    "on-act, act",
    "on-act, act-hover",
    "ink-2, warn",
    "ink, warn",
    "step-1-ink, step-1",
    "step-2-ink, step-2",
    "step-3-ink, step-3",
    "step-4-ink, step-4",
    "step-5-ink, step-5"
  })
  void everyTextStandsOutFromItsGround(String text, String ground) throws IOException {
    for (var paper : List.of(0, 1)) {
      var tokens = tokens(paper);
      assertThat(contrast(named(tokens, text), named(tokens, ground)))
          .as(text + " on " + ground + (paper == 0 ? ", light" : ", dark"))
          .isGreaterThanOrEqualTo(ENOUGH);
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0, STEP_1",
    "39.99, STEP_1",
    "40, STEP_2",
    "54.99, STEP_2",
    "55, STEP_3",
    "69.99, STEP_3",
    "70, STEP_4",
    "81.99, STEP_4",
    "82, STEP_5",
    "100, STEP_5"
  })
  void aRateOnAnEdgeBelongsToTheBetterClass(BigDecimal rate, Tone tone) {
    assertThat(RateScale.COMPLIANCE.tone(rate)).isEqualTo(tone);
  }

  @Test
  void theLegendPrintsEveryEdge() {
    assertThat(RateScale.COMPLIANCE.legend().stream().map(RateScale.Step::edge))
        .containsExactly("< 40", "40–55", "55–70", "70–82", "≥ 82");
    assertThat(RateScale.COMPLIANCE.tone(null)).isEqualTo(Tone.NONE);
  }

  @Test
  void aMonthWithoutCasesLeavesAGapInTheLine() {
    var line = new Spark(Arrays.asList(50.0, null, 60.0), "", 64, 18);
    assertThat(line.path()).startsWith("M").contains("M", "62.0").doesNotContain("L");
    assertThat(new Spark(List.of(50.0, 51.0), "", 64, 18).path()).contains("L");
  }

  @Test
  void anAddressKeepsItsFiltersAndItsOrder() {
    var address = Address.of("/x?unit=IN.09&asOf=2026-11-23&act=");
    assertThat(address.with("act", "BNS")).hasToString("/x?unit=IN.09&asOf=2026-11-23&act=BNS");
    assertThat(address.without("unit")).hasToString("/x?asOf=2026-11-23&act=");
    assertThat(Address.of("/x").with("q", "थाना & १"))
        .hasToString("/x?q=%E0%A4%A5%E0%A4%BE%E0%A4%A8%E0%A4%BE+%26+%E0%A5%A7");
    assertThat(Address.of("/x?a=%zz&b=1").find("b")).isEqualTo("1");
  }

  private static Map<String, String> tokens(int paper) throws IOException {
    var css = Files.readString(Path.of("src/main/resources/static/components/tokens.css"));
    var found = new HashMap<String, String>();
    var token = TOKEN.matcher(css);
    while (token.find()) {
      var both = token.group(4);
      found.put(token.group(1), both != null ? both : token.group(2 + paper));
    }
    return found;
  }

  private static String named(Map<String, String> tokens, String token) {
    return Objects.requireNonNull(tokens.get(token), token);
  }

  /// Relative luminance and contrast as WCAG 2.2 defines them.
  private static double contrast(String one, String other) {
    var a = luminance(one);
    var b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    var weights = List.of(0.2126, 0.7152, 0.0722);
    var sum = 0.0;
    for (var i = 0; i < 3; i++) {
      var part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum +=
          weights.get(i) * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
