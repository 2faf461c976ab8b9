package abhaya.base.jurisdiction;

import java.util.List;

/// What became of the rows of a units file: accepted + unchanged + refused = received.
public record ImportAnswer(int received, int accepted, int unchanged, List<UnitRefusal> refused) {}
