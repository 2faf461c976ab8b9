package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way in: with demonstration data one card a role, otherwise a form.
///
/// @param cards empty without demonstration data
/// @param form null where only cards make sense
/// @param error what was wrong with the last attempt, the same sentence for every reason
/// @param next the page that was asked for, a path of ours
public record SignInView(
    List<Card> cards, @Nullable Form form, @Nullable String error, @Nullable String next) {

  public SignInView {
    cards = List.copyOf(cards);
  }

  /// A role to try.
  ///
  /// @param handle what the form sends; neither a password nor a seed
  /// @param question what this person wants to know, in one line
  /// @param place the unit of the posting
  public record Card(String handle, String role, String place, String question) {}

  /// @param action where it is sent
  /// @param title `Sign in`, `Second factor`, `Choose a posting`
  public record Form(String action, String title, String lead, List<Field> fields, String submit) {
    public Form {
      fields = List.copyOf(fields);
    }
  }
}
