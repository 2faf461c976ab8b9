package abhaya.investigation.work;

import abhaya.investigation.worklist.IdentityMarks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Why a form came back.
///
/// @param form id of the form
/// @param sentence for its head; null where a field says it, or the marks do
/// @param field whose value is wrong; empty where the whole is meant
/// @param marks places that may point at a victim
record Wrong(
    String form,
    HttpStatus status,
    @Nullable String sentence,
    String field,
    List<IdentityMarks.Mark> marks) {

  Wrong {
    marks = List.copyOf(marks);
  }

  static Wrong of(String form, String sentence, String field) {
    return new Wrong(form, HttpStatus.UNPROCESSABLE_CONTENT, sentence, field, List.of());
  }

  /// Somebody was faster.
  static Wrong changed(String form, String sentence) {
    return new Wrong(form, HttpStatus.CONFLICT, sentence, "", List.of());
  }

  static Wrong marked(String form, List<IdentityMarks.Mark> marks) {
    return new Wrong(form, HttpStatus.UNPROCESSABLE_CONTENT, null, "", marks);
  }
}
