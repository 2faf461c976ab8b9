package abhaya.base.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of a person's passkeys as she sees it.
///
/// @param handle names it in addresses; it opens nothing
/// @param synced kept by the maker of her device for her other devices too
public record Passkey(
    String handle, String label, boolean synced, Instant addedAt, @Nullable Instant lastUsedAt) {}
