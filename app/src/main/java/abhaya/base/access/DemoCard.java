package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;

/// A person of the demonstration on the sign-in page: one click and one is she.
public record DemoCard(String handle, String displayName, Role role, UnitId unit) {}
