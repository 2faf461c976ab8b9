package abhaya.safecity.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much of a target stands, counted from its assets, beside what somebody typed.
///
/// @param counted assets with full proof, each once
/// @param installed assets somebody says are there, with or without proof
/// @param missing how many assets lack what
/// @param typed null if nobody has typed a figure
public record PhysicalProgress(
    long target,
    long counted,
    long installed,
    Map<AssetProof.Gap, Long> missing,
    @Nullable Long typed) {

  public PhysicalProgress {
    missing = Map.copyOf(missing);
  }

  public static PhysicalProgress of(
      long target, Collection<AssetProof> assets, @Nullable Long typed) {
    var seen = new HashSet<String>();
    var missing = new EnumMap<AssetProof.Gap, Long>(AssetProof.Gap.class);
    var counted = 0L;
    var installed = 0L;
    for (var asset : assets) {
      if (!seen.add(asset.assetId())) continue;
      if (asset.stage() == AssetStage.INSTALLED || asset.stage().isAccepted()) installed++;
      if (asset.counts()) counted++;
      for (var gap : asset.gaps()) missing.merge(gap, 1L, Long::sum);
    }
    return new PhysicalProgress(target, counted, installed, missing, typed);
  }

  /// Never above 100: more than was planned is no more than done.
  public Optional<BigDecimal> percent() {
    return percent(counted);
  }

  public Optional<BigDecimal> typedPercent() {
    return typed == null ? Optional.empty() : percent(typed);
  }

  /// By how many units the typed figure is ahead of what can be shown.
  public Optional<Long> gap() {
    return typed == null ? Optional.empty() : Optional.of(typed - counted);
  }

  private Optional<BigDecimal> percent(long units) {
    if (target <= 0) return Optional.empty();
    return Optional.of(
        BigDecimal.valueOf(Math.clamp(units, 0L, target))
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(target), 2, RoundingMode.HALF_UP));
  }
}
