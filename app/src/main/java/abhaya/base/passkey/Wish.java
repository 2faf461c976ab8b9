package abhaya.base.passkey;

import java.util.List;

/// What a browser is asked, in the published form (WebAuthn level 3, 5.1.9 and 5.1.10); byte
/// strings in base64url.
public sealed interface Wish {

  /// A new passkey.
  record Add(
      String challenge,
      Party rp,
      User user,
      List<Kind> pubKeyCredParams,
      long timeout,
      List<Known> excludeCredentials,
      Selection authenticatorSelection,
      String attestation)
      implements Wish {
    public Add {
      pubKeyCredParams = List.copyOf(pubKeyCredParams);
      excludeCredentials = List.copyOf(excludeCredentials);
    }
  }

  /// A signature.
  record Sign(
      String challenge,
      String rpId,
      long timeout,
      String userVerification,
      List<Known> allowCredentials)
      implements Wish {
    public Sign {
      allowCredentials = List.copyOf(allowCredentials);
    }
  }

  record Party(String id, String name) {}

  record User(String id, String name, String displayName) {}

  record Kind(String type, long alg) {}

  record Known(String type, String id) {}

  record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
