package abhaya.response.incident;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One incident as somebody opens it; the opening is on record before this is read.
///
/// @param line what also stands in lists
/// @param suggested the priority that the rule proposed
public record IncidentSheet(
    IncidentLine line,
    Priority suggested,
    PrecinctBook.Kind stationFound,
    List<UnitId> neighbours,
    @Nullable Point place,
    double radiusMetres,
    String placeWords,
    @Nullable String pendingReason,
    Closing.@Nullable ActionTaken taken,
    @Nullable String sameAs,
    @Nullable Instant referredAt,
    Map<Agency, IncidentState> agencies,
    List<Report> reports,
    Map<String, String> answers) {

  public IncidentSheet {
    neighbours = List.copyOf(neighbours);
    reports = List.copyOf(reports);
  }

  /// A signal that tells of it, by its handle.
  public record Report(
      String signal,
      boolean panic,
      Instant toldAt,
      @Nullable Point place,
      double radiusMetres,
      Instant linkedAt) {}

  /// One line of the record, as it is shown.
  ///
  /// @param happenedAt when it was done, `enteredAt` when it came to be known here
  public record Line(
      String kind,
      Instant happenedAt,
      Instant enteredAt,
      String by,
      Map<String, String> detail,
      @Nullable String words) {}

  /// Says nothing of the place.
  @Override
  public String toString() {
    return "IncidentSheet[" + line.reference() + "]";
  }
}
