package abhaya.base.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A small identity provider on a real socket: configuration, keys, and one token a code.
public final class SmallProvider implements AutoCloseable {
  public static final String CLIENT = "abhaya-here";
  public static final String SECRET = "the secret of the client";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Asked> codes = new HashMap<>();
  private UnaryOperator<JWTClaimsSet.Builder> change = claims -> claims;

  /// What a browser came with.
  public record Asked(Map<String, String> query, String username) {}

  public SmallProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::configuration);
    server.createContext(
        "/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /// The person at the browser signs in at the provider; the code comes back.
  public String signIn(URI address, String username) {
    var code = "code-" + codes.size();
    codes.put(code, new Asked(query(address.getRawQuery()), username));
    return code;
  }

  /// From now on its tokens say something else.
  public void say(UnaryOperator<JWTClaimsSet.Builder> other) {
    change = other;
  }

  public static Map<String, String> query(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private void configuration(HttpExchange exchange) throws IOException {
    var text =
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","subject_types_supported":["public"],
         "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(issuer());
    answer(exchange, 200, text);
  }

  /// RFC 6749, 4.1.3 and RFC 7636, 4.6: client, code, verifier; each code once.
  private void token(HttpExchange exchange) throws IOException {
    var form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var asked = codes.remove(form.get("code"));
    var client = exchange.getRequestHeaders().getFirst("Authorization");
    if (asked == null
        || !isClient(client)
        || !isVerifier(form.getOrDefault("code_verifier", ""), asked)) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    var said = new HashMap<String, Object>();
    said.put("access_token", "none of use");
    said.put("token_type", "Bearer");
    said.put("expires_in", 60);
    said.put("id_token", idToken(asked));
    answer(exchange, 200, JsonMapper.shared().writeValueAsString(said));
  }

  private String idToken(Asked asked) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .subject("4711")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", asked.query().get("nonce"))
            .claim("preferred_username", asked.username());
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
      var token = new SignedJWT(header, change.apply(claims).build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isClient(String header) {
    var whole = CLIENT + ":" + SECRET.replace(" ", "+");
    var basic = Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
    return ("Basic " + basic).equals(header);
  }

  private static boolean isVerifier(String verifier, Asked asked) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      var text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      return text.equals(asked.query().get("code_challenge"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
