package abhaya.base.access;

/// Who acts: a person with an account, an API client, or the program itself.
///
/// The handle is random and may leave the house; the number may not.
public record Actor(long id, String handle, String displayName) {

  /// The program at work for nobody in particular.
  static final long PROGRAM = 0;
}
