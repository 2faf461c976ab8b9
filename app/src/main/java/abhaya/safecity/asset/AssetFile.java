package abhaya.safecity.asset;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that is kept of one thing.
record AssetFile(
    Head head,
    Map<String, Object> fields,
    List<Funding> funding,
    List<Photo> photos,
    List<Move> moves,
    List<Ticket> tickets,
    List<Trip> trips,
    List<Care> care,
    List<Day> days) {

  AssetFile {
    funding = List.copyOf(funding);
    photos = List.copyOf(photos);
    moves = List.copyOf(moves);
    tickets = List.copyOf(tickets);
    trips = List.copyOf(trips);
    care = List.copyOf(care);
    days = List.copyOf(days);
  }

  record Head(
      String name,
      String serialNo,
      String make,
      String model,
      @Nullable Integer accuracyMetres,
      String address,
      String ward,
      String owner,
      String custodian,
      String contract,
      @Nullable LocalDate warrantyUntil,
      @Nullable LocalDate careUntil,
      @Nullable String packageHandle,
      String stage,
      @Nullable LocalDate installedOn,
      @Nullable LocalDate acceptedOn) {}

  record Funding(String scheme, BigDecimal percent, String order, @Nullable String entry) {}

  /// @param media null if only the record of it is kept here
  record Photo(
      String handle,
      Instant takenAt,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable String media) {}

  record Move(LocalDate on, double lat, double lon, String address, String reason) {}

  record Trip(
      Instant from,
      Instant to,
      String purpose,
      String post,
      @Nullable BigDecimal km,
      String permission,
      String zone,
      int points) {}

  record Care(String handle, String what, int everyDays, LocalDate nextOn, int remindDays) {}

  record Day(LocalDate day, DaySum sum) {}
}
