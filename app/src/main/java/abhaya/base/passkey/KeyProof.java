package abhaya.base.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The arithmetic of WebAuthn, done by the library: does this answer of a device prove what it says?
///
/// User verification is demanded each time. Attestation is not: which maker's device an officer uses
/// is the operator's concern, and asking for it would tell her device from others.
final class KeyProof {
  /// ES256, EdDSA, RS256: what devices in use know (RFC 9053, RFC 8812).
  static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter attested =
      new AttestedCredentialDataConverter(converter);

  /// The challenge that the answer says it answers; not proven yet.
  Optional<byte[]> challengeOfNew(String json) {
    if (!holds(json, "clientDataJSON", "attestationObject")) return Optional.empty();
    try {
      var data = manager.parseRegistrationResponseJSON(json).getCollectedClientData();
      return data == null ? Optional.empty() : Optional.of(data.getChallenge().getValue());
    } catch (DataConversionException | JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What an answer to "sign this" says of itself; not proven yet.
  ///
  /// @param userHandle whom the device takes the reader for, in base64url; null where it does not say
  @SuppressWarnings("ArrayRecordComponent")
  record Claim(byte[] challenge, byte[] credentialId, @Nullable String userHandle) {}

  Optional<Claim> claim(String json) {
    if (!holds(json, "clientDataJSON", "authenticatorData", "signature")) return Optional.empty();
    try {
      var client = manager.parseAuthenticationResponseJSON(json).getCollectedClientData();
      if (client == null) return Optional.empty();
      var answer = converter.getJsonMapper().readTree(json);
      var id = Base64.getUrlDecoder().decode(answer.path("rawId").asString());
      var said = answer.path("response").path("userHandle");
      var user = isText(said) ? said.asString() : null;
      return Optional.of(new Claim(client.getChallenge().getValue(), id, user));
    } catch (DataConversionException | JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The new key, if the answer proves it.
  Optional<StoredKey> added(String json, RelyingParty party, byte[] challenge) {
    var wanted =
        ALGORITHMS.stream()
            .map(number ->
                new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
            .toList();
    try {
      var asked = new RegistrationParameters(server(party, challenge), wanted, true, true);
      var answer = manager.verifyRegistrationResponseJSON(json, asked);
      var device = Objects.requireNonNull(answer.getAttestationObject()).getAuthenticatorData();
      var key = Objects.requireNonNull(device.getAttestedCredentialData());
      return Optional.of(
          new StoredKey(
              key.getCredentialId(),
              attested.convert(key),
              device.getSignCount(),
              device.isFlagBE(),
              device.isFlagBS()));
    } catch (DataConversionException
        | VerificationException
        | JacksonException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The key as it stands after this signature, if the signature is right.
  Optional<StoredKey> signed(String json, RelyingParty party, byte[] challenge, StoredKey key) {
    var record =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            true,
            key.backupEligible(),
            key.backupState(),
            key.signatureCount(),
            attested.convert(key.attested()),
            null,
            null,
            null,
            null);
    try {
      var asked =
          new AuthenticationParameters(
              server(party, challenge), record, List.of(key.credentialId()), true, true);
      var answer = manager.verifyAuthenticationResponseJSON(json, asked);
      var device = Objects.requireNonNull(answer.getAuthenticatorData());
      return Optional.of(
          new StoredKey(
              key.credentialId(),
              key.attested(),
              device.getSignCount(),
              key.backupEligible(),
              device.isFlagBS()));
    } catch (DataConversionException
        | VerificationException
        | JacksonException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The library takes the parts of an answer for given.
  private boolean holds(String json, String... parts) {
    try {
      var answer = converter.getJsonMapper().readTree(json);
      var response = answer.path("response");
      return isText(answer.path("id"))
          && isText(answer.path("rawId"))
          && answer.path("clientExtensionResults").isObject()
          && Arrays.stream(parts).allMatch(part -> isText(response.path(part)));
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isText(JsonNode value) {
    return value.isString() && BASE64URL.matcher(value.asString()).matches();
  }

  private static ServerProperty server(RelyingParty party, byte[] challenge) {
    return ServerProperty.builder()
        .origin(new Origin(party.origin()))
        .rpId(party.id())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }
}
