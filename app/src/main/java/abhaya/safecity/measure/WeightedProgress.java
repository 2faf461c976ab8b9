package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/// Physical progress of several items, each by its weight. More than its target helps no other item.
public record WeightedProgress(List<Item> items) {

  /// @param accepted units with proof
  public record Item(BigDecimal weight, long accepted, long target) {

    BigDecimal share() {
      if (target <= 0) return BigDecimal.ZERO;
      return BigDecimal.valueOf(Math.clamp(accepted, 0L, target))
          .divide(BigDecimal.valueOf(target), MathContext.DECIMAL64);
    }
  }

  public WeightedProgress {
    items = List.copyOf(items);
  }

  /// In per cent to two decimals; empty where no item has weight.
  public Optional<BigDecimal> percent() {
    var weights = items.stream().map(Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    var earned =
        items.stream()
            .map(item -> item.weight().multiply(item.share()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Share.percent(earned, weights, 2);
  }
}
