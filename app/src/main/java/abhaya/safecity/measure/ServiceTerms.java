package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a contract promises for a class of assets, and what it forgives.
///
/// @param forgiven causes that are nobody's fault when there is evidence of them
public record ServiceTerms(
    BigDecimal targetPercent, Set<OutageCause> forgiven, List<PenaltySlab> slabs) {

  public ServiceTerms {
    forgiven = Set.copyOf(forgiven);
    slabs = slabs.stream().sorted(Comparator.comparing(PenaltySlab::belowPercent)).toList();
  }

  boolean forgives(Outage outage) {
    return outage.proven() && forgiven.contains(outage.cause());
  }

  public boolean isMetBy(BigDecimal percent) {
    return percent.compareTo(targetPercent) >= 0;
  }

  /// The strictest slab that an availability falls under.
  public Optional<PenaltySlab> slabFor(BigDecimal percent) {
    return slabs.stream().filter(slab -> percent.compareTo(slab.belowPercent()) < 0).findFirst();
  }
}
