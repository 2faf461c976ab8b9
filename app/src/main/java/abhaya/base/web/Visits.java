package abhaya.base.web;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads the visit out of the request and hands it to page methods.
@Component
public class Visits implements HandlerMethodArgumentResolver {
  static final String LANGUAGE = "lang";
  static final String THEME = "theme";
  private static final int QUERY_MAX = 2000;

  private final WordBook book;
  private final Visit.Installation installation;
  private final List<NavItem> nav;
  private final UnitTrees trees;
  private final Clock clock;

  Visits(
      WordBook book,
      Visit.Installation installation,
      ObjectProvider<NavItem> nav,
      UnitTrees trees,
      Clock clock) {
    this.book = book;
    this.installation = installation;
    this.nav = nav.stream().sorted(Comparator.comparingInt(NavItem::order)).toList();
    this.trees = trees;
    this.clock = clock;
  }

  /// The visit of a request.
  public Visit of(HttpServletRequest request) {
    var words = book.in(languageOf(request));
    var reader = reader(words);
    return new Visit(
        words,
        Theme.choose(request.getParameter(THEME), cookie(request, THEME)),
        addressOf(request),
        reader,
        csrfOf(request),
        reader == null ? List.of() : nav.stream().filter(this::mayUse).toList(),
        clock.instant(),
        installation);
  }

  private boolean mayUse(NavItem item) {
    var needed = item.needs();
    return needed == null || CurrentScope.find().filter(scope -> scope.may(needed)).isPresent();
  }

  private Visit.@Nullable SignedIn reader(Words words) {
    return CurrentScope.find().map(scope -> reader(words, scope)).orElse(null);
  }

  private Visit.SignedIn reader(Words words, Scope scope) {
    var tag = words.language().tag();
    var unit = trees.today().find(scope.unit()).map(found -> found.name(tag)).orElse("");
    var role = words.say("web.role." + scope.role().name());
    return new Visit.SignedIn(scope.person().displayName(), role, unit);
  }

  /// The words a request is answered in, also where no page is rendered.
  public Words wordsOf(HttpServletRequest request) {
    return book.in(languageOf(request));
  }

  static Language languageOf(HttpServletRequest request) {
    return Language.choose(
        request.getParameter(LANGUAGE),
        cookie(request, LANGUAGE),
        request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  private static String addressOf(HttpServletRequest request) {
    var query = request.getQueryString();
    var path = request.getRequestURI();
    if (query == null || query.length() > QUERY_MAX) return path;
    return Address.of(path + "?" + query).without(LANGUAGE).without(THEME).toString();
  }

  private static Visit.@Nullable Csrf csrfOf(HttpServletRequest request) {
    if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) return null;
    return new Visit.Csrf(token.getParameterName(), token.getToken());
  }

  static @Nullable String cookie(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    if (cookies == null) return null;
    for (Cookie cookie : cookies) if (cookie.getName().equals(name)) return cookie.getValue();
    return null;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Visit.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    var servletRequest = request.getNativeRequest(HttpServletRequest.class);
    if (servletRequest == null) throw new IllegalStateException("a visit needs a web request");
    return of(servletRequest);
  }
}
