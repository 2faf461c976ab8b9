package abhaya.response.citizen;

import java.util.List;

/// What the caller is shown while she waits, and after.
///
/// @param stage code of the stage, for the colour of the head
/// @param headline what she asks first: is somebody coming
/// @param lead when it was sent, and under which name
/// @param code what the volunteer says and she answers; empty while none may come
/// @param faces pictures of who comes, as handles
/// @param refusable she may still refuse volunteers
/// @param asked whether she is well was not answered yet
/// @param again she may say that it was not over
public record LiveView(
    String stage,
    String headline,
    String lead,
    List<String> coming,
    List<Said> said,
    String helpers,
    String code,
    List<String> faces,
    boolean refusable,
    boolean shared,
    boolean over,
    boolean again,
    boolean asked,
    int rating) {

  public LiveView {
    coming = List.copyOf(coming);
    said = List.copyOf(said);
    faces = List.copyOf(faces);
  }

  public record Said(String key, boolean mine, String words, String at) {}
}
