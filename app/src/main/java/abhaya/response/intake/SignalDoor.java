package abhaya.response.intake;

import abhaya.base.access.SenderProof;
import abhaya.base.web.RequestIds;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.Seal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// The doors for signals over HTTP.
///
/// They stand before everything that could refuse, fail or ask the database: no session is looked
/// up, no body parsed, no media type judged. The exceptions are three: the same key with another
/// body, more than 64 kB, and a signal we could not store.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SignalDoor extends OncePerRequestFilter {
  private static final Pattern API = Pattern.compile("/api/v1/signals/([a-z]{1,20})/?");
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
  private static final String DIAL = "112";

  private final SignalRegister register;
  private final SenderProof proof;
  private final IntakeSettings settings;
  private final JsonMapper json;

  SignalDoor(SignalRegister register, SenderProof proof, IntakeSettings settings, JsonMapper json) {
    this.register = register;
    this.proof = proof;
    this.settings = settings;
    this.json = json;
  }

  private record Answer(String id, String receivedAt, String reference) {}

  private record Problem(String type, String title, int status, String detail, String requestId) {}

  /// The bytes that came, and whether the sender stopped before the end.
  private record Body(Original original, boolean cut) {}

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    if (isConfirmation(request)) return false;
    return !request.getMethod().equals("POST") || channel(request).isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isConfirmation(request)) {
      confirm(request, response);
      return;
    }
    var channel = channel(request).orElseThrow();
    var body = read(request);
    if (body.original().isCut()) {
      problem(request, response, 413, "Too large", "A signal holds at most 64 kB.");
      return;
    }
    try {
      answer(request, response, channel, register.receive(parcel(request, channel, body)));
    } catch (IOException | RuntimeException e) {
      response.setHeader("Retry-After", "2");
      var dial = "The signal could not be stored: send it again, or dial " + DIAL + ".";
      problem(request, response, 503, "Not stored", dial);
    }
  }

  /// The webhook's keeper asks once whether the address is ours.
  private static boolean isConfirmation(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getRequestURI().equals("/api/v1/signals/whatsapp");
  }

  private void confirm(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var word = settings.whatsappVerify();
    var said = request.getParameter("hub.verify_token");
    var challenge = request.getParameter("hub.challenge");
    var ours =
        word != null
            && !word.isEmpty()
            && said != null
            && "subscribe".equals(request.getParameter("hub.mode"))
            && MessageDigest.isEqual(
                said.getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8));
    if (!ours || challenge == null || !CHALLENGE.matcher(challenge).matches()) {
      problem(request, response, 403, "Not confirmed", "The word is not the one agreed on.");
      return;
    }
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(challenge.getBytes(StandardCharsets.UTF_8));
  }

  private SignalRegister.Parcel parcel(HttpServletRequest request, Channel channel, Body body) {
    return new SignalRegister.Parcel(
        channel,
        proof.clientOf(request.getHeader("Authorization")).orElse(null),
        blankAsNull(request.getHeader("Idempotency-Key")),
        null,
        Objects.requireNonNullElse(request.getContentType(), ""),
        seal(request, channel, body.original()),
        body.cut(),
        body.original());
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Channel channel, Receipt receipt)
      throws IOException {
    switch (receipt) {
      case Receipt.Kept kept -> {
        var reference = KeyMemory.referenceOf(kept.handle());
        var answer = new Answer(kept.handle(), kept.receivedAt().toString(), reference);
        write(response, HttpServletResponse.SC_ACCEPTED, "application/json", answer);
      }
      case Receipt.OtherBody _ -> {
        if (channel == Channel.ELS) response.setStatus(HttpServletResponse.SC_ACCEPTED);
        else {
          var detail = "This Idempotency-Key came with another body before.";
          problem(request, response, 409, "Key used before", detail);
        }
      }
    }
  }

  private Seal seal(HttpServletRequest request, Channel channel, Original original) {
    var secret = settings.whatsappSecret();
    if (channel != Channel.WHATSAPP || secret == null || secret.isEmpty()) return Seal.ABSENT;
    var key = secret.getBytes(StandardCharsets.UTF_8);
    return Seal.of("HmacSHA256", key, original.bytes(), request.getHeader("X-Hub-Signature-256"));
  }

  /// What came before a sender fell silent is kept.
  private static Body read(HttpServletRequest request) {
    var bytes = new ByteArrayOutputStream();
    var part = new byte[8 * 1024];
    try {
      var in = request.getInputStream();
      int count = in.read(part);
      while (count >= 0 && bytes.size() <= Original.BYTES_MAX) {
        bytes.write(part, 0, count);
        count = in.read(part);
      }
      return new Body(new Original(bytes.toByteArray()), false);
    } catch (IOException | IllegalStateException e) {
      return new Body(new Original(bytes.toByteArray()), true);
    }
  }

  /// A way nobody has named yet is kept as well.
  private static Optional<Channel> channel(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (path.equals("/els")) return Optional.of(Channel.ELS);
    var found = API.matcher(path);
    if (!found.matches()) return Optional.empty();
    return switch (found.group(1)) {
      case "voice", "sms", "sos", "email", "web", "chat", "whatsapp", "media", "iot" ->
          Optional.of(Channel.valueOf(found.group(1).toUpperCase(Locale.ROOT)));
      default -> Optional.of(Channel.EXTERNAL);
    };
  }

  private void problem(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String title,
      String detail)
      throws IOException {
    var body = new Problem("about:blank", title, status, detail, RequestIds.of(request));
    write(response, status, "application/problem+json", body);
  }

  private void write(HttpServletResponse response, int status, String media, Object body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(media);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    var bytes = json.writeValueAsBytes(body);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
