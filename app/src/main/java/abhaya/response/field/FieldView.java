package abhaya.response.field;

import abhaya.base.push.PushOffer;
import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The unit's page, ready to print.
///
/// @param unit the unit the reader is on; null: she has to choose one
/// @param choices units of her station or district
/// @param words of the page's script, as JSON
/// @param push null: she cannot be told while the page is closed
public record FieldView(
    @Nullable Unit unit,
    @Nullable Job job,
    List<Field.Option> choices,
    String words,
    @Nullable PushOffer push) {

  public FieldView {
    choices = List.copyOf(choices);
  }

  public record Unit(int id, String callSign, String until, boolean distress) {}

  /// @param call the caller's number, masked; empty: none
  /// @param main the one next act
  /// @param more what else may follow
  public record Job(
      String handle,
      String reference,
      String level,
      String what,
      String where,
      String near,
      String call,
      String state,
      @Nullable Act main,
      List<Act> more,
      List<String> times) {
    public Job {
      more = List.copyOf(more);
      times = List.copyOf(times);
    }
  }

  public record Act(String step, String word) {}
}
