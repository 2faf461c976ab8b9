package abhaya.safecity.walk;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The one worker of the forms that are filled in without a link. It stands at the root, since a
/// worker serves only what lies below it.
@Controller
class FormWorkerPage {

  @GetMapping("/worker.js")
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
        .cacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate())
        .body(new ClassPathResource("static/walk/worker.js"));
  }
}
