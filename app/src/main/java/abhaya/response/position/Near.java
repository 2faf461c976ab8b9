package abhaya.response.position;

/// A carrier's place and how far away it is.
public record Near(Fix fix, double metres) {}
