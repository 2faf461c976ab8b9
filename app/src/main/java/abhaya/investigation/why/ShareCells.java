package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.RateScale;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.fair.Interval;
import abhaya.investigation.fair.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Cells of tables: a share never without its interval, a count never without its grouping.
final class ShareCells {
  private static final int PERCENT = 100;
  private final Words words;

  ShareCells(Words words) {
    this.words = words;
  }

  DataTable.Cell count(long count) {
    return new DataTable.Figure(words.number(count), false);
  }

  DataTable.Cell count(long count, boolean alarm) {
    return new DataTable.Figure(words.number(count), alarm);
  }

  /// A count that leads to its cases, where there are some and the reader may see them.
  DataTable.Cell way(long count, @Nullable String href) {
    if (count == 0 || href == null) return count(count);
    return new DataTable.Way(words.number(count), href);
  }

  DataTable.Cell text(String text) {
    return new DataTable.Text(text);
  }

  /// In time: coloured by the scale that all pages use.
  DataTable.Cell inTime(Share share) {
    return rate(share, share.isEmpty() ? Tone.NONE : RateScale.COMPLIANCE.tone(share.percent(2)));
  }

  /// Any other share: no colour, for neither end of it is good as such.
  DataTable.Cell share(Share share) {
    return rate(share, share.isEmpty() ? Tone.NONE : Tone.PLAIN);
  }

  private DataTable.Cell rate(Share share, Tone tone) {
    if (share.isEmpty()) return new DataTable.Rate(Words.NONE, null, 0, 0, "", Tone.NONE);
    var interval = Interval.wilson(share);
    var value = share.percent(2);
    return new DataTable.Rate(
        words.decimal(value),
        value.doubleValue(),
        PERCENT * interval.low(),
        PERCENT * interval.high(),
        interval(interval),
        tone);
  }

  /// `61–68`.
  String interval(Interval interval) {
    return words.number(Math.round(PERCENT * interval.low()))
        + "–"
        + words.number(Math.round(PERCENT * interval.high()));
  }

  /// `1.08`.
  String ratio(double value) {
    return words.decimal(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP));
  }

  String percent(Share share) {
    return share.isEmpty() ? Words.NONE : words.percent(share.percent(2));
  }
}
