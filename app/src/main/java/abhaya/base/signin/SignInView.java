package abhaya.base.signin;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of the sign-in: one form, and in the demonstration a card for each role.
///
/// @param action where the form goes
/// @param intro what is asked for
/// @param error why the last attempt was not taken; null at first
/// @param submit word on the button
/// @param cards empty without demonstration data
/// @param passkey the other way of this step, if it has one
/// @param provider the way through the operator's identity provider, if one is configured
public record SignInView(
    String action,
    String intro,
    @Nullable String error,
    List<Field> fields,
    String submit,
    List<Card> cards,
    @Nullable ByPasskey passkey,
    @Nullable ByProvider provider) {

  public SignInView {
    fields = List.copyOf(fields);
    cards = List.copyOf(cards);
  }

  /// @param door where the browser asks and answers
  /// @param next the page that was wanted
  public record ByPasskey(String door, String next) {}

  public record ByProvider(String href, String word) {}

  /// One click and the reader is this invented person.
  public record Card(String action, String role, String name, String unit, String sees) {}
}
