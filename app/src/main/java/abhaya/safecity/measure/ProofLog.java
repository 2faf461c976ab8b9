package abhaya.safecity.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Signs of life of one thing, and for how long each is believed.
///
/// Downtime runs from detection to restoration, so a silence begins when the last sign has grown
/// stale, and time before the first sign is not proven at all.
public record ProofLog(List<Check> checks, Duration freshFor) {

  /// A single look at a thing.
  public record Check(Instant at, boolean good) {}

  public ProofLog {
    checks = checks.stream().sorted(Comparator.comparing(Check::at)).toList();
    if (!freshFor.isPositive()) throw new IllegalArgumentException("proof is fresh for a while");
  }

  public static ProofLog ofBeats(List<Instant> beats, Duration freshFor) {
    return new ProofLog(beats.stream().map(at -> new Check(at, true)).toList(), freshFor);
  }

  /// The time in which the thing is proven to have worked.
  public Spans spans() {
    var spans = new ArrayList<Span>();
    for (var i = 0; i < checks.size(); i++) {
      var check = checks.get(i);
      if (!check.good()) continue;
      var until = check.at().plus(freshFor);
      if (i + 1 < checks.size() && checks.get(i + 1).at().isBefore(until))
        until = checks.get(i + 1).at();
      if (check.at().isBefore(until)) spans.add(new Span(check.at(), until));
    }
    return new Spans(spans);
  }
}
