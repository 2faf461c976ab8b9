package abhaya.safecity.project;

import java.util.List;

/// What a city project consists of, and in which units each is counted.
public enum ComponentKind {
  SURVEILLANCE(Unit.CAMERA, Unit.LOCATION, Unit.VIEWING_CENTRE, Unit.SCHOOL),
  PLATE_RECOGNITION(Unit.LANE),
  DRONE(Unit.DRONE),
  OUTPOST(Unit.OUTPOST, Unit.CALL_BOX),
  PATROL(Unit.VEHICLE, Unit.BODY_CAMERA, Unit.PERSON),
  HELP_DESK(Unit.HELP_DESK, Unit.PERSON),
  SUPPORT_CENTRE(Unit.CENTRE, Unit.BED),
  LIGHTING(Unit.LIGHT, Unit.SMART_POLE, Unit.KILOMETRE, Unit.DARK_PLACE, Unit.CROSSING_SIGNAL),
  TOILET(Unit.SEAT),
  BUS(Unit.BUS, Unit.CAMERA, Unit.PANIC_BUTTON, Unit.LOCATION),
  APP_AND_112(Unit.INSTALLATION),
  LABORATORY(Unit.CENTRE),
  TRAINING(Unit.PERSON),
  AWARENESS(Unit.EVENT, Unit.PERSON),
  CONTROL_ROOM(Unit.SEAT, Unit.CENTRE, Unit.VEHICLE),
  CONSULTANT(Unit.CONTRACT);

  /// In what things are counted.
  public enum Unit {
    CAMERA,
    LOCATION,
    VIEWING_CENTRE,
    SCHOOL,
    LANE,
    DRONE,
    OUTPOST,
    CALL_BOX,
    VEHICLE,
    BODY_CAMERA,
    HELP_DESK,
    PERSON,
    CENTRE,
    BED,
    LIGHT,
    SMART_POLE,
    KILOMETRE,
    DARK_PLACE,
    CROSSING_SIGNAL,
    SEAT,
    BUS,
    PANIC_BUTTON,
    INSTALLATION,
    EVENT,
    CONTRACT
  }

  /// Made by `List.of`, so it cannot change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Unit> units;

  ComponentKind(Unit... units) {
    this.units = List.of(units);
  }

  public List<Unit> units() {
    return units;
  }

  public boolean isCountedIn(Unit unit) {
    return units.contains(unit);
  }
}
