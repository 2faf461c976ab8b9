package abhaya.safecity.asset;

import abhaya.base.access.Scope;

/// Takes reads of number plates that come over the devices' line. The module that knows plates brings
/// the one bean; without it such reads are refused.
public interface PlateReads {

  /// One read as JSON.
  ///
  /// @param scope of the program that sent it; the taker decides whether it may
  /// @param camera name of the thing that the topic names
  /// @return false if there was no room for it and it should be sent again
  boolean take(Scope scope, String camera, String json);
}
