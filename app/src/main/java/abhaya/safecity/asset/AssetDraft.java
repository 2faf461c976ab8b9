package abhaya.safecity.asset;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.project.AssetStage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A thing as somebody says it is, checked and ready to be kept.
///
/// @param uid null for a new one
/// @param packageHandle of the work it counts in; null where there is none
public record AssetDraft(
    @Nullable String uid,
    Home home,
    Make make,
    Stand stand,
    Papers papers,
    Life life,
    List<Funding> funding,
    Map<String, Object> fields,
    @Nullable String packageHandle) {

  /// Whose it is and of which class.
  public record Home(String city, UnitId unit, String kind) {}

  public record Make(String name, String serialNo, String make, String model) {}

  /// @param place null if nobody has located it
  public record Stand(
      @Nullable Point place, @Nullable Integer accuracyMetres, String address, String ward) {}

  public record Papers(
      String owner,
      String custodian,
      String contract,
      @Nullable LocalDate warrantyUntil,
      @Nullable LocalDate careUntil) {}

  public record Life(
      AssetStage stage,
      @Nullable LocalDate installedOn,
      @Nullable LocalDate acceptedOn,
      int beatMinutes) {}

  /// @param entry line of the ledger in which the order stands; null where none is named
  public record Funding(String scheme, BigDecimal percent, String order, @Nullable String entry) {}

  public AssetDraft {
    funding = List.copyOf(funding);
    fields = new TreeMap<>(fields);
  }

  /// The same for the same content, whatever its order of fields.
  String digest() {
    var text =
        String.join("\u001f", List.of(home + "", make + "", stand + "", papers + "", life + ""))
            + funding
            + fields
            + packageHandle;
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
