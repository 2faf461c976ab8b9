package abhaya.base.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The way in leads to the first page that the reader may use.
@Controller
class StartPage {
  private static final String FOR_ALL = "/about";

  @GetMapping("/")
  ResponseEntity<Void> start(Visit visit) {
    var first = visit.nav().isEmpty() ? FOR_ALL : visit.nav().getFirst().href();
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(first)).build();
  }
}
