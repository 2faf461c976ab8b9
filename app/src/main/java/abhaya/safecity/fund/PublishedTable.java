package abhaya.safecity.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table as it was printed, and what it says against itself.
public record PublishedTable(List<PublishedFigure> figures) {

  public PublishedTable {
    figures = List.copyOf(figures);
  }

  public Optional<PublishedFigure> find(String place, String measure, String period) {
    return figures.stream()
        .filter(figure ->
            figure.place().equals(place)
                && figure.measure().equals(measure)
                && figure.period().equals(period))
        .findFirst();
  }

  public PublishedFigure get(String place, String measure, String period) {
    return find(place, measure, period)
        .orElseThrow(() -> new IllegalArgumentException(place + " " + measure + " " + period));
  }

  public Rupees amount(String place, String measure) {
    return get(place, measure, "").rupees();
  }

  /// Places that stand for themselves, in the order of print.
  public List<String> places() {
    return figures.stream()
        .filter(figure -> !figure.isTotal())
        .map(PublishedFigure::place)
        .distinct()
        .toList();
  }

  /// The sum over all places of one measure in one period.
  public Rupees sumOver(String measure, String period) {
    return Rupees.sum(
        figures.stream()
            .filter(figure -> !figure.isTotal())
            .filter(figure -> figure.measure().equals(measure) && figure.period().equals(period))
            .map(PublishedFigure::rupees)
            .toList());
  }

  /// The sum over all periods of one measure at one place.
  public Rupees sumOf(String place, String measure) {
    return Rupees.sum(
        figures.stream()
            .filter(figure -> !figure.isTotal())
            .filter(figure -> figure.measure().equals(measure) && figure.place().equals(place))
            .map(PublishedFigure::rupees)
            .toList());
  }

  /// Places where more was released than approved: they are in print, so they warn.
  public List<FundFinding> releasedAboveApproved() {
    var findings = new ArrayList<FundFinding>();
    for (var place : places()) {
      var approved = find(place, "approved", "");
      var released = find(place, "released", "");
      if (approved.isEmpty() || released.isEmpty()) continue;
      if (released.get().rupees().isMoreThan(approved.get().rupees()))
        findings.add(
            FundFinding.warn(
                FundFinding.Code.RELEASED_ABOVE_SANCTION,
                place,
                released.get().rupees(),
                approved.get().rupees()));
    }
    return findings;
  }
}
