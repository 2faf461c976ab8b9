package abhaya.base.access;

/// The answer to "may she", with the reason that the trail keeps.
public record Decision(boolean allowed, Reason reason) {

  static Decision yes(Reason reason) {
    return new Decision(true, reason);
  }

  static Decision no(Reason reason) {
    return new Decision(false, reason);
  }
}
