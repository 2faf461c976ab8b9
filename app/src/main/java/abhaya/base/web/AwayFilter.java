package abhaya.base.web;

import abhaya.base.platform.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says "not now" where the database is away before a page is reached: when it is asked who makes the
/// request. The container would call that a defect, after asking once more.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AwayFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AwayFilter.class);

  private final Refusals refusals;

  AwayFilter(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted() || !Outage.isIn(e)) throw e;
      LOG.warn("{}: {}", RequestIds.of(request), e.getClass().getSimpleName());
      var away = Refused.with(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
      write(refusals.answer(away, request), response);
    }
  }

  private static void write(ResponseEntity<String> answer, HttpServletResponse response)
      throws IOException {
    response.resetBuffer();
    response.setStatus(answer.getStatusCode().value());
    answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    var body = answer.getBody();
    if (body != null) response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
