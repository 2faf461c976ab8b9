package abhaya.base.trail;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/// Puts on record every request that was refused for want of a right, whatever module refused it,
/// and leaves the answer to others.
@Component
class Denials implements HandlerExceptionResolver, Ordered {
  private final TrailRegister trail;
  private final Supplier<Optional<Scope>> reader;

  @Autowired
  Denials(TrailRegister trail) {
    this(trail, CurrentScope::find);
  }

  Denials(TrailRegister trail, Supplier<Optional<Scope>> reader) {
    this.trail = trail;
    this.reader = reader;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (failure instanceof NotVisible hidden) {
      var act = actOf(request, hidden);
      reader.get().ifPresent(scope -> trail.record(scope, act));
    }
    return null;
  }

  private static TrailAct actOf(HttpServletRequest request, NotVisible hidden) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    var page = String.valueOf(pattern).replaceAll("[^A-Za-z0-9_.:/-]+", "_");
    var act =
        TrailAct.denied(
            request.getMethod().toUpperCase(Locale.ROOT),
            "PAGE",
            page.length() > 120 ? page.substring(0, 120) : page,
            hidden.reason().name());
    var handle = handle(request);
    return handle == null ? act : act.with("handle", handle);
  }

  /// The handle that was asked for: only if it looks like one, since anything can be typed there.
  private static @Nullable String handle(HttpServletRequest request) {
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(variables instanceof Map<?, ?> map) || !(map.get("handle") instanceof String handle)) {
      return null;
    }
    return handle.matches("[A-Za-z0-9_-]{22}") ? handle : null;
  }
}
