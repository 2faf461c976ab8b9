package abhaya.base.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Who gets past the door: deny by default, for the API and for the pages.
@Configuration(proxyBeanMethods = false)
class AccessChains {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /// Files of the program itself; a page's address never looks so.
  private static final RequestMatcher FILES =
      RegexRequestMatcher.regexMatcher(
          HttpMethod.GET,
          "/[A-Za-z0-9-]+/[A-Za-z0-9@._/-]+\\.(css|mjs|js|json|map|svg|png|woff2|webmanifest)(\\?.*)?");

  private final Problems problems;
  private final SessionContexts contexts;
  private final SessionCookies cookies;

  AccessChains(Problems problems, SessionRegister sessions, SessionCookies cookies, Scopes scopes) {
    this.problems = problems;
    this.cookies = cookies;
    this.contexts = new SessionContexts(sessions, cookies, scopes);
  }

  /// The API: a token, or the session of the browser and then with the form token for writes.
  @Bean
  @Order(2)
  SecurityFilterChain apiChain(HttpSecurity http, ApiClients clients) {
    return common(http)
        .securityMatcher("/api/**", "/open311/**")
        .csrf(csrf -> formToken(csrf).requireCsrfProtectionMatcher(this::isWriteOfABrowser))
        .oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(AccessChains::keyOf)
                .jwt(jwt ->
                    jwt.jwtAuthenticationConverter(token -> ApiTokens.signedIn(token, clients)))
                .authenticationEntryPoint((request, response, failure) -> {
                  response.setHeader(
                      HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                  problems.write(request, response, HttpStatus.UNAUTHORIZED, "sign-in-needed");
                }))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint((request, response, failure) -> {
                  response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                  problems.write(request, response, HttpStatus.UNAUTHORIZED, "sign-in-needed");
                })
                .accessDeniedHandler((request, response, refusal) -> {
                  var form = refusal instanceof CsrfException;
                  problems.write(
                      request,
                      response,
                      form ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED,
                      form ? "form-token-needed" : "sign-in-needed");
                }))
        .authorizeHttpRequests(requests ->
            requests
                // the end of a streamed answer, whose beginning was let through with its token
                .dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(ApiTokens.openApiPaths().toArray(String[]::new))
                .permitAll()
                // reports of citizens, with or without a key
                .requestMatchers("/open311/**")
                .permitAll()
                .anyRequest()
                .hasAuthority(SignedIn.COMPLETE))
        .build();
  }

  /// Everything else: pages for people who signed in, and the few that lead there.
  @Bean
  @Order(3)
  SecurityFilterChain pageChain(HttpSecurity http) {
    var ways = new WayIn();
    return common(http)
        // who reports or calls for help has no account, and what she sends is sent as nobody's
        .csrf(csrf ->
            formToken(csrf).ignoringRequestMatchers("/report", "/report/**", "/sos", "/sos/**"))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(ways).accessDeniedHandler(ways))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(FILES)
                .permitAll()
                .requestMatchers(
                    "/sign-in",
                    "/sign-in/**",
                    "/sign-out",
                    "/set-up/**",
                    "/language",
                    "/sos",
                    "/sos/**",
                    // a calendar program proves itself by the address alone
                    "/calendar/*",
                    "/favicon.ico",
                    "/report",
                    "/report/**",
                    "/worker.js",
                    "/error",
                    "/actuator/health",
                    "/actuator/health/**")
                .permitAll()
                .anyRequest()
                .hasAuthority(SignedIn.COMPLETE))
        .build();
  }

  /// The token of a header, or under the name that Open311 gives it.
  private static @Nullable String keyOf(HttpServletRequest request) {
    var token = new DefaultBearerTokenResolver().resolve(request);
    if (token != null || !request.getRequestURI().startsWith("/open311/")) return token;
    var key = request.getParameter("api_key");
    return key == null || key.isEmpty() ? null : key;
  }

  private HttpSecurity common(HttpSecurity http) {
    return http.securityContext(context -> context.securityContextRepository(contexts))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .addFilterAfter(new ContextFilter(), AuthorizationFilter.class);
  }

  private CsrfConfigurer<HttpSecurity> formToken(CsrfConfigurer<HttpSecurity> csrf) {
    return csrf.csrfTokenRepository(new FormTokens(cookies))
        .sessionAuthenticationStrategy((authentication, request, response) -> {});
  }

  /// Without the session's cookie there is nothing to misuse, and a token is not sent by itself.
  private boolean isWriteOfABrowser(HttpServletRequest request) {
    return !HARMLESS.contains(request.getMethod())
        && cookies.session(request).isPresent()
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  /// There are no accounts but those of the register: this keeps the framework from making one.
  @Bean
  UserDetailsService nobody() {
    return new InMemoryUserDetailsManager();
  }

  @Bean
  WebMvcConfigurer scopeParameters(CurrentScope scopes) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(scopes);
      }
    };
  }
}
