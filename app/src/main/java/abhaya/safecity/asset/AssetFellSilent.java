package abhaya.safecity.asset;

import java.time.Instant;

/// A device has given no sign of life for longer than its terms allow.
public record AssetFellSilent(String asset, String ticket, Instant since) {}
