package abhaya.base.access;

import static abhaya.base.access.StaffReason.COMPROMISED;
import static abhaya.base.access.StaffReason.CORRECTION;
import static abhaya.base.access.StaffReason.FORGOTTEN;
import static abhaya.base.access.StaffReason.LEAVE;
import static abhaya.base.access.StaffReason.LOST;
import static abhaya.base.access.StaffReason.ORDER;
import static abhaya.base.access.StaffReason.RETIREMENT;
import static abhaya.base.access.StaffReason.RETURN;
import static abhaya.base.access.StaffReason.SUSPENSION;

import java.util.List;

/// What a data administrator can do to another person's account, with the reasons there can be.
/// Whatever takes something away has its reverse.
public enum StaffAct {
  DISABLE,
  ENABLE,
  RESET_FACTOR,
  KEEP_FACTOR,
  RESET_PASSWORD,
  KEEP_PASSWORD,
  NEW_LINK,
  END_SESSIONS;

  public List<StaffReason> reasons() {
    return switch (this) {
      case DISABLE -> List.of(RETIREMENT, SUSPENSION, LEAVE, COMPROMISED, ORDER, CORRECTION);
      case ENABLE -> List.of(RETURN, ORDER, CORRECTION);
      case RESET_FACTOR -> List.of(LOST, COMPROMISED, ORDER);
      case RESET_PASSWORD -> List.of(FORGOTTEN, COMPROMISED, ORDER);
      case KEEP_FACTOR, KEEP_PASSWORD -> List.of(CORRECTION);
      case NEW_LINK -> List.of(LOST, ORDER);
      case END_SESSIONS -> List.of(COMPROMISED, LOST, ORDER);
    };
  }

  /// True if the account stands so that the act would do something.
  public boolean fits(AccountState state) {
    return switch (this) {
      case DISABLE -> state.active();
      case ENABLE -> !state.active();
      case RESET_FACTOR -> state.active() && state.hasAccount() && !state.factorReset();
      case KEEP_FACTOR -> state.factorReset();
      case RESET_PASSWORD -> state.active() && state.hasAccount() && !state.passwordReset();
      case KEEP_PASSWORD -> state.passwordReset();
      case NEW_LINK -> state.active() && state.linkKind() != null;
      case END_SESSIONS -> state.openSessions() > 0;
    };
  }
}
