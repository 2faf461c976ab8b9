package abhaya.base.access;

import org.jspecify.annotations.Nullable;

/// What came of an act on a person.
public sealed interface StaffAnswer {

  /// @param path the one-time link to be handed over in person, if the act makes one
  record Done(String handle, @Nullable String path) implements StaffAnswer {
    @Override
    public String toString() {
      return "Done " + handle;
    }
  }

  record Refused(Refusal why) implements StaffAnswer {}
}
