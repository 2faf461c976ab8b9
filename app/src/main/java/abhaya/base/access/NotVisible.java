package abhaya.base.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/// What was asked for is not there for this reader: it does not exist, or is none of her business.
/// The answer is the same 404 in both cases, so it tells nothing.
public final class NotVisible extends RuntimeException implements ErrorResponse {
  private final Reason reason;

  public NotVisible(Reason reason) {
    super("not visible", null, false, false);
    this.reason = reason;
  }

  /// For the trail; never for the answer.
  public Reason reason() {
    return reason;
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatus.NOT_FOUND;
  }

  @Override
  public ProblemDetail getBody() {
    return ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
  }

  /// Passes on an allowed decision and refuses the rest.
  public static void unless(Decision decision) {
    if (!decision.allowed()) throw new NotVisible(decision.reason());
  }
}
