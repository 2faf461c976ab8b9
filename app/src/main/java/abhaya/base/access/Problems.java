package abhaya.base.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes the refusals of the filter chain in the form of RFC 9457, with no more than a number to
/// ask by.
@Component
class Problems {
  /// Under this name a request carries its number, if something gave it one.
  private static final String REQUEST_ID = "requestId";

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    if (response.isCommitted()) return;
    var hindi = request.getLocale().getLanguage().equals("hi");
    var words =
        ResourceBundle.getBundle("messages/access", hindi ? Locale.of("hi") : Locale.ENGLISH);
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    var body =
        Map.of(
            "type", "/problems/" + code,
            "title", words.getString("access.problem." + code),
            "status", status.value(),
            "detail", words.getString("access.problem." + code + ".detail"),
            "requestId", requestId(request));
    json.writeValue(response.getWriter(), body);
  }

  private static String requestId(HttpServletRequest request) {
    return request.getAttribute(REQUEST_ID) instanceof String id
        ? id
        : UUID.randomUUID().toString();
  }
}
