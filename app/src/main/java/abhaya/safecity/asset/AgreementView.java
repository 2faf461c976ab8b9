package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.FoldedForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The contract of a thing, ready to print.
///
/// @param problem why the last entry was not taken; empty if none was sent
/// @param holdsFor for how many things these levels hold
public record AgreementView(String problem, Part papers, Part levels, String holdsFor) {

  /// @param form null for who may not enter
  /// @param undos what can be taken back now
  public record Part(
      List<Map.Entry<String, String>> facts,
      DataTable history,
      @Nullable FoldedForm form,
      List<Undo> undos) {
    public Part {
      facts = List.copyOf(facts);
      undos = List.copyOf(undos);
    }
  }

  public record Undo(String action, String about) {}
}
