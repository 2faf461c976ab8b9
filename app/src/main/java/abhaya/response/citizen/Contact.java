package abhaya.response.citizen;

import abhaya.base.platform.DataFolder;
import abhaya.response.signal.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Tells whether two numbers are the same without keeping either: a keyed hash, whose key is not in
/// the database.
@Component
public class Contact {
  private final SecretKeySpec key;

  Contact(DataFolder folder) {
    this.key = new SecretKeySpec(folder.secret("contact.key"), "HmacSHA256");
  }

  /// The mark of a number; empty where it is none.
  public Optional<String> mark(String number) {
    return PhoneNumber.read(number).map(read -> mac(read.e164()));
  }

  /// The mark of a telephone by what it calls itself.
  String markOf(String device) {
    return mac("device " + device);
  }

  private String mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks HmacSHA256", e);
    }
  }
}
