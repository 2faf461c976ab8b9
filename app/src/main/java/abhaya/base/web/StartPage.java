package abhaya.base.web;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.Scope;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The way in leads to where the reader's day begins, else to the first page of the bar.
@Controller
class StartPage {
  private static final String FOR_ALL = "/about";

  @GetMapping("/")
  ResponseEntity<Void> start(Visit visit) {
    var first = home(visit.nav()).map(NavItem::href).orElse(FOR_ALL);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(first)).build();
  }

  private static Optional<NavItem> home(List<NavItem> entries) {
    var role = CurrentScope.find().map(Scope::role).orElse(null);
    return entries.stream()
        .filter(entry -> role != null && entry.homeOf().contains(role))
        .findFirst()
        .or(() -> entries.stream().findFirst());
  }
}
