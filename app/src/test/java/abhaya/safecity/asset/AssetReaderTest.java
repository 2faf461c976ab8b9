package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.asset.FieldRule.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The one validator of things: the last good value and the first bad one of each limit.
class AssetReaderTest {
  private static final UnitId LUCKNOW = new UnitId(11);
  private static final UnitId MUMBAI = new UnitId(12);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private static AssetReader reader() {
    var camera =
        new AssetKind(
            "CAMERA",
            "CAM",
            "Camera",
            "कैमरा",
            "SURVEILLANCE",
            "CAMERA",
            true,
            true,
            false,
            false,
            2);
    var rules =
        List.of(
            rule("cameraType", Form.CHOICE, true, null, List.of("FIXED", "PTZ"), null, null),
            rule(
                "heightMetres",
                Form.DECIMAL,
                false,
                null,
                List.of(),
                BigDecimal.ZERO,
                BigDecimal.TEN),
            rule(
                "certificateNo",
                Form.TEXT,
                false,
                LocalDate.of(2024, 6, 6),
                List.of(),
                null,
                null));
    var book =
        new KindBook(
            List.of(camera),
            rules,
            List.of(new KindBook.CityArea("LKO", 26.8467, 80.9462, 35_000)));
    return new AssetReader(
        book,
        new AssetReader.Ground(
            Map.of("LKO", LUCKNOW, "MUM", MUMBAI),
            LUCKNOW::equals,
            Map.of("LKO SURVEILLANCE CAMERA", "work-1"),
            Map.of("LKO WS/1", "entry-1"),
            TODAY));
  }

  private static FieldRule rule(
      String name,
      Form form,
      boolean required,
      @Nullable LocalDate from,
      List<String> choices,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most) {
    return new FieldRule(
        "CAMERA", name, form, name, name, required, from, choices, least, most, "");
  }

  private static Map<String, Object> row() {
    var row = new HashMap<String, Object>();
    row.put("city", "LKO");
    row.put("kind", "camera");
    row.put("name", "Bus stand 4");
    row.put("cameraType", "ptz");
    row.put("lat", "26.85");
    row.put("lon", "80.95");
    row.put("funding", "Nirbhaya Fund:60:WS/1;State:40");
    return row;
  }

  @Test
  void aGoodRowIsAThingInItsWorkWithItsFunding() {
    var draft = Objects.requireNonNull(reader().read(row()).draft());
    assertThat(draft.packageHandle()).isEqualTo("work-1");
    assertThat(draft.fields()).containsEntry("cameraType", "PTZ");
    assertThat(draft.funding().getFirst().entry()).isEqualTo("entry-1");
    assertThat(draft.digest())
        .isEqualTo(Objects.requireNonNull(reader().read(row()).draft()).digest());
  }

  @ParameterizedTest(name = "{0} = {1}: {2} {3}")
  @CsvSource({
    "city,XXX,city,unknown-city",
    "city,MUM,city,other-city",
    "uid,MUM-CAM-000001,uid,other-city",
    "uid,LKO-CAM-1,uid,not-understood",
    "kind,BOAT,kind,not-a-choice",
    "lat,91,lat,out-of-range",
    "lat,19.07,lat,place-outside-city",
    "lon,,lon,required",
    "cameraType,BOAT,cameraType,not-a-choice",
    "cameraType,,cameraType,required",
    "heightMetres,10.1,heightMetres,out-of-range",
    "heightMetres,tall,heightMetres,not-a-number",
    "poleNo,7,poleNo,field-not-of-kind",
    "installedOn,2026-11-29,installedOn,in-the-future",
    "installedOn,31-02-2026,installedOn,not-a-date",
    "installedOn,2024-06-06,certificateNo,required-since",
    "stage,ACCEPTED,acceptedOn,required",
    "funding,Nirbhaya Fund:60,funding,not-100-percent",
    "funding,Nirbhaya Fund:100:WS/9,funding,order-unknown",
    "beatMinutes,0,beatMinutes,out-of-range"
  })
  void aFaultIsNamedWithItsField(String field, @Nullable String value, String wrong, String code) {
    var row = row();
    if (value == null) row.remove(field);
    else row.put(field, value);
    var read = reader().read(row);
    assertThat(read.draft()).isNull();
    assertThat(read.fault()).isEqualTo(new KindBook.Fault(wrong, code));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "installedOn,2026-11-28",
    "installedOn,05-06-2024",
    "heightMetres,10",
    "lat,26.9",
    "funding,State:100"
  })
  void theLastGoodValueIsTaken(String field, String value) {
    var row = row();
    row.put(field, value);
    row.put("certificateNo", "C1");
    assertThat(reader().read(row).draft()).isNotNull();
  }
}
