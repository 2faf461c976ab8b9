package abhaya.base.access;

import abhaya.base.jurisdiction.UnitKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What a person is posted as, or what a program is registered as. The role names the functions;
/// the unit of the posting says where they may be used (`Rights`).
public enum Role {
  MINISTRY_ANALYST(Purpose.STATISTICS),
  STATE_HQ(Purpose.SUPERVISE),
  RANGE(Purpose.SUPERVISE),
  DISTRICT_CHIEF(Purpose.SUPERVISE),
  SUBDIVISION(Purpose.SUPERVISE),
  SHO(Purpose.SUPERVISE),
  IO(Purpose.INVESTIGATE),
  PROSECUTOR(Purpose.PROSECUTE),
  DATA_ADMIN(Purpose.ADMIN),
  AUDITOR(Purpose.AUDIT),
  CITY_ENTRY(Purpose.SUPERVISE),
  CITY_NODAL(Purpose.SUPERVISE),
  STATE_NODAL(Purpose.SUPERVISE),
  MINISTRY_NODAL(Purpose.SUPERVISE),
  CALL_TAKER(Purpose.DISPATCH),
  DISPATCHER(Purpose.DISPATCH),
  CONTROL_SUPERVISOR(Purpose.DISPATCH),
  UNIT_CREW(Purpose.DISPATCH),
  VOLUNTEER(Purpose.DISPATCH),
  FEED_CLIENT(Purpose.FEED),
  READER_CLIENT(Purpose.STATISTICS),
  SIGNAL_CLIENT(Purpose.DISPATCH),
  DEVICE_CLIENT(Purpose.DISPATCH),
  AUDIT_CLIENT(Purpose.AUDIT);

  private static final Duration AT_A_CASE = Duration.ofMinutes(15);
  private static final Duration ELSEWHERE = Duration.ofMinutes(30);

  private final Purpose purpose;

  Role(Purpose purpose) {
    this.purpose = purpose;
  }

  /// The purpose under which this role reads.
  public Purpose purpose() {
    return purpose;
  }

  /// True if the role can be held at a unit of this kind: there is no station house officer of a
  /// state.
  public boolean canBePostedAt(UnitKind kind) {
    return switch (this) {
      case MINISTRY_ANALYST, MINISTRY_NODAL -> kind == UnitKind.NATION;
      case STATE_HQ, STATE_NODAL -> kind == UnitKind.STATE;
      case CITY_ENTRY, CITY_NODAL, CALL_TAKER, DISPATCHER, CONTROL_SUPERVISOR ->
          kind == UnitKind.STATE || kind == UnitKind.DISTRICT;
      case RANGE -> kind == UnitKind.RANGE;
      case DISTRICT_CHIEF -> kind == UnitKind.DISTRICT;
      case SUBDIVISION -> kind == UnitKind.SUBDIVISION;
      case SHO, IO, VOLUNTEER -> kind == UnitKind.STATION;
      case UNIT_CREW -> kind == UnitKind.STATION || kind == UnitKind.DISTRICT;
      case PROSECUTOR ->
          kind == UnitKind.DISTRICT || kind == UnitKind.SUBDIVISION || kind == UnitKind.STATION;
      case DATA_ADMIN,
          AUDITOR,
          FEED_CLIENT,
          READER_CLIENT,
          SIGNAL_CLIENT,
          DEVICE_CLIENT,
          AUDIT_CLIENT ->
          true;
    };
  }

  /// Programs hold these roles, people the others.
  public boolean isClient() {
    return switch (this) {
      case FEED_CLIENT, READER_CLIENT, SIGNAL_CLIENT, DEVICE_CLIENT, AUDIT_CLIENT -> true;
      default -> false;
    };
  }

  /// After this long without a request the session ends: sooner where cases are open on the desk.
  public Duration idleLimit() {
    return switch (this) {
      case SUBDIVISION, SHO, IO, PROSECUTOR -> AT_A_CASE;
      default -> ELSEWHERE;
    };
  }

  /// The roles that people hold; programs hold the others.
  public static List<Role> ofPeople() {
    return Arrays.stream(values()).filter(role -> !role.isClient()).toList();
  }
}
