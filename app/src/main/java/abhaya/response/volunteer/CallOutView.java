package abhaya.response.volunteer;

import abhaya.base.web.Tone;
import java.util.List;

/// Calls to volunteers in the control room.
public record CallOutView(List<Call> calls) {
  public CallOutView {
    calls = List.copyOf(calls);
  }

  /// @param reference as it is said of the signal
  public record Call(
      String signal, String reference, String since, String radius, List<One> volunteers) {
    public Call {
      volunteers = List.copyOf(volunteers);
    }
  }

  /// @param code neither name nor number
  /// @param missing what stands against showing her the place; empty: nothing
  public record One(
      String alert,
      String code,
      Tone tone,
      String state,
      String far,
      List<String> missing,
      boolean releasable) {
    public One {
      missing = List.copyOf(missing);
    }
  }
}
