package abhaya.base.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/// A request that is refused, for a reason its sender can mend. Answered as RFC 9457 problem or as
/// an error page, in the reader's language; never with the value that was refused.
public final class Refused extends RuntimeException {
  private final HttpStatus status;
  private final String code;
  private final List<Fault> faults;

  /// What is wrong with one field.
  ///
  /// @param field name as the sender wrote it
  /// @param code for programs, `required`, `not-a-date`
  /// @param key of the sentence for people
  public record Fault(String field, String code, String key, List<Object> args) {
    public Fault {
      args = List.copyOf(args);
    }
  }

  private Refused(HttpStatus status, String code, List<Fault> faults) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  /// A refusal whose words stand under `web.problem.<code>` and `web.problem.<code>.detail`.
  public static Refused with(HttpStatus status, String code) {
    return new Refused(status, code, List.of());
  }

  /// A field that cannot be read as it should: 400.
  ///
  /// @param key of the sentence; by convention `web.fault.<code>` where the code is a common one
  public static Refused field(String field, String code, String key, Object... args) {
    return badFields(List.of(new Fault(field, code, key, List.of(args))));
  }

  /// A field refused for a common reason: `required`, `not-a-date`, `too-long`, `unknown`.
  public static Refused field(String field, String code) {
    return field(field, code, "web.fault." + code);
  }

  public static Refused badFields(List<Fault> faults) {
    return new Refused(HttpStatus.BAD_REQUEST, "bad-request", new ArrayList<>(faults));
  }

  /// The state does not allow it: 409, with what would be allowed as faults.
  public static Refused conflict(List<Fault> faults) {
    return new Refused(HttpStatus.CONFLICT, "conflict", new ArrayList<>(faults));
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<Fault> faults() {
    return faults;
  }
}
