package abhaya.response.volunteer;

import abhaya.base.push.PushOffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The volunteer's telephone.
///
/// @param mode NONE: no volunteer; BIND: this telephone may become hers; OTHER: it is not hers;
///     HALT: suspended or out of the term; DUTY: in service
/// @param version changes when what is shown does
/// @param push null: she cannot be told while the page is closed
public record DutyView(
    String mode,
    String about,
    boolean onDuty,
    List<Call> calls,
    String version,
    String words,
    @Nullable PushOffer push) {
  public DutyView {
    calls = List.copyOf(calls);
  }

  /// @param place exact place in words; empty until it is released
  /// @param code what she says and what she is answered; empty until then
  public record Call(
      String alert,
      String state,
      String what,
      String cell,
      String place,
      String code,
      boolean answerable,
      boolean leavable,
      boolean arrivable,
      boolean reportable) {}
}
