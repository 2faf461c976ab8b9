package abhaya.investigation.compliance;

import abhaya.investigation.cases.CaseFigure;
import java.util.Collection;
import java.util.List;

/// The counts of these stations, and of all units above them, are new.
public record FiguresChanged(List<Integer> stations) {
  public FiguresChanged {
    stations = List.copyOf(stations);
  }

  static FiguresChanged of(Collection<CaseFigure> figures) {
    return new FiguresChanged(
        figures.stream().map(CaseFigure::stationId).distinct().sorted().toList());
  }
}
