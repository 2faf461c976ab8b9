package abhaya.base.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Every component with its examples. Only where demonstration data are.
@Controller
class GalleryPage {
  private final Pages pages;
  private final Gallery gallery = Gallery.load();

  GalleryPage(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/gallery")
  ResponseEntity<String> show(Visit visit) {
    if (!visit.installation().isDemo()) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    var page =
        PageFrame.of(visit, visit.words().say("web.gallery")).scripts("components/trend.mjs");
    return pages.render("web/gallery", page, gallery);
  }
}
