package abhaya.response.volunteer;

/// What became of an act on a volunteer. A refusal is an answer, not a failure.
public sealed interface VolunteerAnswer {

  record Done(String handle) implements VolunteerAnswer {}

  /// The account is made: its one-time link, to be handed over in person.
  record Link(String handle, String path) implements VolunteerAnswer {
    @Override
    public String toString() {
      return "Link[" + handle + "]";
    }
  }

  record Refused(Why why) implements VolunteerAnswer {}

  enum Why {
    /// The number is another volunteer's.
    NUMBER_TAKEN,
    NUMBER_UNREADABLE,
    NAME_FORM,
    DATES,
    /// Who proved her may not agree to her, nor may she herself, nor the same person twice.
    SAME_PERSON,
    STATE
  }
}
