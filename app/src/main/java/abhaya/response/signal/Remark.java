package abhaya.response.signal;

import org.jspecify.annotations.Nullable;

/// One thing amiss, and in which field of ours. The sender's values are not repeated.
public record Remark(Flag flag, @Nullable String field) {}
