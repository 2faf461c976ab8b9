package abhaya.base.web;

import abhaya.base.access.NotVisible;
import abhaya.base.platform.Outage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.databind.json.JsonMapper;

/// Every failure as its sender may know it: a problem (RFC 9457) for programs, a page for people.
/// Neither repeats a value, a statement, a class or a path.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // the framework's own answers repeat the path
class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

  private final Visits visits;
  private final Pages pages;
  private final JsonMapper json;

  Refusals(Visits visits, Pages pages, JsonMapper json) {
    this.visits = visits;
    this.pages = pages;
    this.json = json;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(Refused refused, HttpServletRequest request) {
    return answer(refused, request);
  }

  /// Failures whose meaning the framework knows by status, and all others.
  @ExceptionHandler
  ResponseEntity<String> failed(Exception failure, HttpServletRequest request) throws Exception {
    if (failure instanceof AuthenticationException || failure instanceof AccessDeniedException) {
      throw failure; // the filter chain answers these
    }
    return answer(meaning(failure, request), request);
  }

  private static Refused meaning(Exception failure, HttpServletRequest request) {
    return switch (failure) {
      case NotVisible _ -> byStatus(404); // the same as absent
      case MissingServletRequestParameterException missing ->
          Refused.field(missing.getParameterName(), "required");
      case MissingRequestValueException missing ->
          Refused.with(HttpStatus.BAD_REQUEST, "bad-request");
      case MethodArgumentTypeMismatchException wrong ->
          Refused.field(wrong.getName(), "not-understood");
      case HttpMessageNotReadableException unread ->
          Refused.with(HttpStatus.BAD_REQUEST, "not-readable");
      case MaxUploadSizeExceededException large ->
          Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
      case ErrorResponse known -> byStatus(known.getStatusCode().value());
      case DataAccessResourceFailureException outage -> outage(failure, request);
      case TransientDataAccessException outage -> outage(failure, request);
      case CannotCreateTransactionException outage -> outage(failure, request);
      case Exception broken when Outage.isIn(broken) -> outage(failure, request);
      default -> defect(failure, request);
    };
  }

  private static Refused outage(Exception failure, HttpServletRequest request) {
    LOG.warn("{}: {}", RequestIds.of(request), failure.getClass().getSimpleName());
    return Refused.with(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
  }

  /// The log gets the places of the defect in the code, never its message: that may hold a value.
  private static Refused defect(Exception failure, HttpServletRequest request) {
    var places = new ArrayList<String>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      places.add(cause.getClass().getName());
      for (var frame : cause.getStackTrace()) {
        if (frame.getClassName().startsWith("abhaya.")) places.add("  at " + frame);
      }
    }
    LOG.error("{} failed:\n{}", RequestIds.of(request), String.join("\n", places));
    return Refused.with(HttpStatus.INTERNAL_SERVER_ERROR, "defect");
  }

  /// The words for a status that the framework or the container chose.
  static Refused byStatus(int status) {
    return switch (status) {
      case 401 -> Refused.with(HttpStatus.UNAUTHORIZED, "sign-in");
      case 403 -> Refused.with(HttpStatus.FORBIDDEN, "forbidden");
      case 404 -> Refused.with(HttpStatus.NOT_FOUND, "not-found");
      case 405 -> Refused.with(HttpStatus.METHOD_NOT_ALLOWED, "method");
      case 406 -> Refused.with(HttpStatus.NOT_ACCEPTABLE, "media-type");
      case 413 -> Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
      case 415 -> Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
      case 429 -> Refused.with(HttpStatus.TOO_MANY_REQUESTS, "too-many");
      case 503 -> Refused.with(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
      default ->
          status < 500
              ? Refused.with(HttpStatus.BAD_REQUEST, "bad-request")
              : Refused.with(HttpStatus.INTERNAL_SERVER_ERROR, "defect");
    };
  }

  /// The refusal as problem or page, by what was asked for.
  ResponseEntity<String> answer(Refused refused, HttpServletRequest request) {
    var words = visits.wordsOf(request);
    var title = words.say("web.problem." + refused.code());
    var detail = words.say("web.problem." + refused.code() + ".detail");
    var faults = faults(refused, words);
    if (wantsPage(request)) {
      var view = new RefusalView(refused.status().value(), detail, RequestIds.of(request), faults);
      var page = PageFrame.of(visits.of(request), title);
      return pages.render(refused.status(), "web/refusal", page, view);
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/problems/" + refused.code());
    body.put("title", title);
    body.put("status", refused.status().value());
    body.put("detail", faults.isEmpty() ? detail : faults.getFirst().message());
    body.put("requestId", RequestIds.of(request));
    if (!faults.isEmpty()) body.put("errors", faults);
    var response = ResponseEntity.status(refused.status()).contentType(PROBLEM);
    response.cacheControl(CacheControl.noStore());
    if (refused.status() == HttpStatus.SERVICE_UNAVAILABLE
        || refused.status() == HttpStatus.TOO_MANY_REQUESTS) response.header("Retry-After", "5");
    return response.body(json.writeValueAsString(body));
  }

  private static List<RefusalView.Fault> faults(Refused refused, Words words) {
    return refused.faults().stream()
        .map(fault ->
            new RefusalView.Fault(
                fault.field(), fault.code(), words.say(fault.key(), fault.args().toArray())))
        .toList();
  }

  private static boolean wantsPage(HttpServletRequest request) {
    var path =
        request.getAttribute("jakarta.servlet.error.request_uri") instanceof String asked
            ? asked
            : request.getRequestURI();
    if (path.startsWith("/api/") || path.startsWith("/oauth2/") || path.startsWith("/actuator")) {
      return false;
    }
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }
}
