package abhaya.base.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The worker of a page that can be told while it is closed: its own text, and the part that hears
/// and shows. One file, since a worker here may load no other.
public final class PushWorker {
  private PushWorker() {}

  /// @param own file under `static/`
  /// @param scope pages it may answer for
  public static ResponseEntity<String> of(String own, String scope) throws IOException {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
        .header("Service-Worker-Allowed", scope)
        .cacheControl(CacheControl.noCache())
        .body(text("static/" + own) + text("static/push/listener.js"));
  }

  private static String text(String path) throws IOException {
    return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
  }
}
