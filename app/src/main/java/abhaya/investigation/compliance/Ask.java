package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.Unit;

/// What a reader wants to know.
///
/// @param unit as it stood on the day
public record Ask(Unit unit, AsOf asOf, Window window, CaseFilter filter) {

  FigureSql.Level level() {
    return switch (unit.kind()) {
      case NATION -> FigureSql.Level.NATION;
      case STATE, RANGE -> FigureSql.Level.STATE;
      case DISTRICT, SUBDIVISION, STATION -> FigureSql.Level.DISTRICT;
    };
  }

  /// The way to a figure without children: through fewer, larger blocks where there are any.
  FigureSql.Level levelAlone() {
    return switch (unit.kind()) {
      case NATION -> FigureSql.Level.NATION_ALONE;
      case STATE -> FigureSql.Level.STATE_ALONE;
      case RANGE -> FigureSql.Level.STATE;
      case DISTRICT, SUBDIVISION, STATION -> FigureSql.Level.DISTRICT;
    };
  }

  Ask with(Window other) {
    return new Ask(unit, asOf, other, filter);
  }

  Ask with(CaseFilter other) {
    return new Ask(unit, asOf, window, other);
  }
}
