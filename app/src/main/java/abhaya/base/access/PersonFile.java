package abhaya.base.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One person as the administrator of her units sees her.
///
/// @param postings those in the reader's units, the last first
/// @param refusal why the reader may not act on the account; empty if she may
public record PersonFile(
    String handle,
    String displayName,
    @Nullable String officerId,
    AccountState account,
    List<Posting> postings,
    Optional<Refusal> refusal) {

  public PersonFile {
    postings = List.copyOf(postings);
  }
}
