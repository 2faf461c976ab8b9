package abhaya.response.citizen;

import abhaya.base.push.PushOffer;
import org.jspecify.annotations.Nullable;

/// The first page: one press for help.
///
/// @param words of the script, as JSON
/// @param wrong what went wrong with a form that was sent without script
/// @param push null: she cannot be told while the page is closed
public record SosView(String words, @Nullable String wrong, @Nullable PushOffer push) {}
