package abhaya.response.signal;

/// What a signal says, as far as a machine may tell.
public enum Meaning {
  /// Somebody pressed for help.
  PANIC,
  /// The device says that the press is over. Proposes closure, never closes.
  PANIC_OVER,
  /// The device was opened, or the wire of its button cut.
  TAMPER,
  CALL,
  MESSAGE,
  /// Adds a place to a signal that came another way.
  LOCATION,
  POSITION,
  /// A device tells of itself: log-in, health, battery, ignition.
  DEVICE,
  /// A gateway's receipt or notice; no person wrote it.
  NOTICE,
  UNKNOWN;

  /// Whether a person may wait behind it. In doubt, yes.
  public boolean isDistress() {
    return switch (this) {
      case PANIC, TAMPER, CALL, MESSAGE, LOCATION, UNKNOWN -> true;
      case PANIC_OVER, POSITION, DEVICE, NOTICE -> false;
    };
  }
}
