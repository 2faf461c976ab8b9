package abhaya.investigation.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The summary in its published form.
///
/// @param unit today's code of the unit
/// @param dataUpTo up to when the data of the unit reach; null where nothing came yet
/// @param ruleVersion provisions and versions of the rule by which cases are judged
/// @param quarantined records that wait and do not count
/// @param returned final reports that came back from a court; their clock stays stopped
/// @param children absent unless asked for
/// @param months absent unless asked for
public record Summary(
    String unit,
    int unitId,
    String name,
    LocalDate asOf,
    LocalDate from,
    LocalDate to,
    @Nullable Instant dataUpTo,
    String ruleVersion,
    Counts counts,
    Percentages rates,
    List<Bucket> ageing,
    long quarantined,
    @Nullable Long returned,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Child> children,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Month> months) {

  /// A null count is withheld: too few people stand behind it.
  public record Counts(
      @Nullable Long registered,
      @Nullable Long mature,
      @Nullable Long young,
      @Nullable Long inTime,
      @Nullable Long late,
      @Nullable Long overdue,
      @Nullable Long youngDisposed,
      @Nullable Long youngOpen,
      @Nullable Long finalReports,
      @Nullable Long chargeSheets,
      @Nullable Long closures) {}

  public record Percentages(
      Percentage compliance,
      Percentage beyondTwoMonths,
      Percentage youngDisposal,
      Percentage disposal,
      Percentage pendency) {}

  /// @param value per cent with two decimals, half up; null when the denominator is 0
  public record Percentage(
      @Nullable BigDecimal value, @Nullable Long numerator, @Nullable Long denominator) {}

  public record Bucket(String bucket, @Nullable Long count) {}

  /// @param silent nothing came for longer than usual
  public record Child(
      String unit,
      int unitId,
      String name,
      Counts counts,
      Percentages rates,
      @Nullable Instant dataUpTo,
      boolean silent) {}

  /// @param month as `2020-11`
  public record Month(String month, Counts counts, Percentages rates) {}
}
