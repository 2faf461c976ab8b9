package abhaya.response.citizen;

import java.time.Instant;

/// The caller's telephone follows its signal.
public record PleaBegun(String plea, String signal, Instant at) {}
