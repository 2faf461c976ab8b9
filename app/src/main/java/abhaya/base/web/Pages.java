package abhaya.base.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Turns a frame and a view into a page.
@Component
public class Pages {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final TemplateEngine templates;

  Pages(TemplateEngine templates) {
    this.templates = templates;
  }

  /// The page, never kept by a browser or a proxy.
  ///
  /// @param template name without ending, `compliance/overview`; takes `page` and `view`
  public ResponseEntity<String> render(String template, PageFrame page, Object view) {
    return render(HttpStatus.OK, template, page, view);
  }

  /// The same with another status, for a form that comes back with its errors (422) and the like.
  public ResponseEntity<String> render(
      HttpStatus status, String template, PageFrame page, Object view) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .body(html(template, page, view));
  }

  /// A page to which other modules have added panels.
  public ResponseEntity<String> render(
      String template, PageFrame page, Object view, List<Content> panels) {
    var output = new StringOutput(32 * 1024);
    templates.render(
        template + ".jte", Map.of("page", page, "view", view, "panels", panels), output);
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .body(output.toString());
  }

  /// A part of a page, drawn when the page is.
  public Content part(String template, PageFrame page, Object view) {
    return output ->
        templates.render(template + ".jte", Map.of("page", page, "view", view), output);
  }

  /// A document without the frame of the product, for paper; the template takes `words` and `view`.
  public String document(String template, Words words, Object view) {
    var output = new StringOutput(32 * 1024);
    templates.render(template + ".jte", Map.of("words", words, "view", view), output);
    return output.toString();
  }

  /// The text of the page.
  String html(String template, PageFrame page, Object view) {
    var output = new StringOutput(32 * 1024);
    templates.render(template + ".jte", Map.of("page", page, "view", view), output);
    return output.toString();
  }
}
