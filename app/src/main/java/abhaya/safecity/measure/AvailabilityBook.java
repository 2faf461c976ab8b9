package abhaya.safecity.measure;

import java.util.List;
import java.util.function.Predicate;

/// Counts availability by the terms of one contract.
public final class AvailabilityBook {
  private final ServiceTerms terms;

  public AvailabilityBook(ServiceTerms terms) {
    this.terms = terms;
  }

  /// From logged outages alone: what is not logged as lost was at work.
  public Availability fromLog(Spans agreed, List<Outage> outages) {
    return fromProof(agreed, agreed, outages);
  }

  /// From proven service: time counts as at work only while proof of it is fresh and no fault is
  /// logged.
  public Availability fromProof(Spans agreed, Spans proven, List<Outage> outages) {
    var maintenance = agreed.and(spansOf(outages, AvailabilityBook::isApprovedMaintenance));
    var rest = agreed.minus(maintenance);
    var forgiven = rest.and(spansOf(outages, terms::forgives));
    var scheduled = rest.minus(forgiven);
    var lost =
        spansOf(outages, outage -> !isApprovedMaintenance(outage) && !terms.forgives(outage));
    var down = scheduled.minus(proven.minus(lost));
    return new Availability(agreed.total(), maintenance.total(), forgiven.total(), down.total());
  }

  /// The three measures of a camera over one agreed time.
  public CameraAvailability ofCamera(CameraProof proof, List<Outage> outages) {
    var answers = proof.answers().spans();
    var viewable = answers.and(proof.viewable().spans());
    var usable = viewable.and(proof.usable().spans());
    return new CameraAvailability(
        fromProof(proof.agreed(), answers, outages),
        fromProof(proof.agreed(), viewable, outages),
        fromProof(proof.agreed().and(proof.night()), usable, outages));
  }

  private static boolean isApprovedMaintenance(Outage outage) {
    return outage.proven() && outage.cause() == OutageCause.PLANNED_MAINTENANCE;
  }

  private static Spans spansOf(List<Outage> outages, Predicate<Outage> kept) {
    return Spans.of(outages.stream().filter(kept).map(Outage::span).toList());
  }
}
