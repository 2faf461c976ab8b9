package abhaya.base.web;

import abhaya.base.platform.BulkTurns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request a random number: in the log, in a refusal, in the trail. Large imports hear
/// that somebody asks.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {
  /// Attribute of the request that holds the number.
  public static final String ATTRIBUTE = "requestId";

  private final SecureRandom random = new SecureRandom();

  private final BulkTurns turns;

  RequestIds(BulkTurns turns) {
    this.turns = turns;
  }

  /// The number of a request.
  public static String of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    turns.somebodyAsks();
    var bytes = new byte[8];
    random.nextBytes(bytes);
    var id = HexFormat.of().formatHex(bytes);
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader("X-Request-Id", id);
    MDC.put(ATTRIBUTE, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(ATTRIBUTE);
    }
  }
}
