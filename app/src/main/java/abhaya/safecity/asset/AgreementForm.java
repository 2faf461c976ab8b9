package abhaya.safecity.asset;

import abhaya.base.web.Field;
import abhaya.base.web.FoldedForm;
import abhaya.base.web.Words;
import abhaya.safecity.measure.OpenHours;
import abhaya.safecity.measure.OutageCause;
import abhaya.safecity.measure.PenaltySlab;
import abhaya.safecity.measure.ServiceTerms;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The two forms of contract terms: what they ask, and what was typed read.
///
/// @param typed by field; a field that is not in it shows what is known
record AgreementForm(Words words, Map<String, String> typed) {
  private static final int CONTRACT_MAX = 80;
  private static final int TEXT_MAX = 200;
  private static final int SLABS_MAX = 10;
  private static final int FIX_HOURS_MAX = 2_160;
  private static final int SILENT_MINUTES_MAX = 1_440;
  private static final BigDecimal LEAST = BigDecimal.valueOf(50);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");
  private static final Pattern BETWEEN_SLABS = Pattern.compile("\\s*;\\s*");
  private static final Pattern IN_A_SLAB = Pattern.compile("\\s*:\\s*");

  /// What lies outside whoever keeps the thing, and can be forgiven with evidence.
  private static final List<OutageCause> OUTER =
      List.of(
          OutageCause.POWER_CUT, OutageCause.VANDALISM, OutageCause.ROAD_WORK, OutageCause.NETWORK);

  AgreementForm {
    typed = Map.copyOf(typed);
  }

  /// What came of reading.
  ///
  /// @param entry null if something is wrong
  /// @param faults by field, each a sentence
  record Reading(@Nullable Agreement entry, Map<String, String> faults) {
    Reading {
      faults = Map.copyOf(faults);
    }
  }

  Reading read(AgreementRegister.Form form) {
    var faults = new HashMap<String, String>();
    var entry = form == AgreementRegister.Form.papers ? papers(faults) : levels(faults);
    return new Reading(faults.isEmpty() ? entry : null, faults);
  }

  private Agreement papers(Map<String, String> faults) {
    var values =
        new Agreement.Papers.Values(
            text("paperContract", CONTRACT_MAX, faults),
            dayOrNone("paperWarranty", faults),
            dayOrNone("paperCare", faults));
    return new Agreement.Papers(values, needed("paperReason", faults));
  }

  private @Nullable Agreement levels(Map<String, String> faults) {
    var from = dayOrNone("termsFrom", faults);
    if (from == null) faults.putIfAbsent("termsFrom", words.say("web.fault.not-a-date"));
    var target = percent("termsTarget", faults);
    var hours = OpenHours.read(said("termsHours"));
    if (hours.isEmpty()) fault("termsHours", "NOT_HOURS", faults);
    var slabs = slabs(target, faults);
    var forgiven = EnumSet.noneOf(OutageCause.class);
    for (var cause : OUTER) if (said("forgive" + cause.name()).equals("yes")) forgiven.add(cause);
    var fix = whole("termsFix", FIX_HOURS_MAX, faults);
    var silent = whole("termsSilent", SILENT_MINUTES_MAX, faults);
    var paper = needed("termsPaper", faults);
    var reason = needed("termsReason", faults);
    if (from == null || target == null || hours.isEmpty()) return null;
    var service = new ServiceTerms(target, forgiven, slabs);
    return new Agreement.Levels(
        from, new AssetTerms(service, hours.get(), fix, silent, paper), reason);
  }

  /// `98:2; 95:5`: below 98 % two percent go, below 95 % five. The lower the limit the more goes.
  private List<PenaltySlab> slabs(@Nullable BigDecimal target, Map<String, String> faults) {
    var slabs = new ArrayList<PenaltySlab>();
    var whole = said("termsSlabs");
    if (whole.isEmpty()) return slabs;
    for (var part : BETWEEN_SLABS.split(whole, SLABS_MAX + 1)) {
      var numbers = IN_A_SLAB.split(part.strip(), 2);
      if (numbers.length != 2
          || !PERCENT.matcher(numbers[0]).matches()
          || !PERCENT.matcher(numbers[1]).matches()) {
        fault("termsSlabs", "NOT_SLABS", faults);
        return List.of();
      }
      slabs.add(new PenaltySlab(new BigDecimal(numbers[0]), new BigDecimal(numbers[1])));
    }
    if (slabs.size() > SLABS_MAX || !isStair(slabs, target))
      fault("termsSlabs", "NO_STAIR", faults);
    return slabs;
  }

  private static boolean isStair(List<PenaltySlab> slabs, @Nullable BigDecimal target) {
    var above = new PenaltySlab(target == null ? HUNDRED : target, BigDecimal.ZERO);
    for (var at = 0; at < slabs.size(); at++) {
      var slab = slabs.get(at);
      var falls = slab.belowPercent().compareTo(above.belowPercent());
      if (at == 0 ? falls > 0 : falls >= 0) return false;
      if (slab.percentOfPayment().compareTo(above.percentOfPayment()) <= 0) return false;
      if (slab.percentOfPayment().compareTo(HUNDRED) > 0) return false;
      above = slab;
    }
    return true;
  }

  private String said(String name) {
    return typed.getOrDefault(name, "").strip();
  }

  private void fault(String name, String code, Map<String, String> faults) {
    faults.put(name, words.say("asset.terms.problem." + code));
  }

  private String text(String name, int most, Map<String, String> faults) {
    var text = said(name);
    if (text.codePointCount(0, text.length()) > most)
      faults.put(name, words.say("web.fault.too-long"));
    if (text.codePoints().anyMatch(Character::isISOControl)) fault(name, "ONE_LINE", faults);
    return text;
  }

  private String needed(String name, Map<String, String> faults) {
    var text = text(name, TEXT_MAX, faults);
    if (text.isEmpty()) faults.put(name, words.say("web.fault.required"));
    return text;
  }

  private int whole(String name, int most, Map<String, String> faults) {
    if (WHOLE.matcher(said(name)).matches()) {
      var number = Integer.parseInt(said(name));
      if (number >= 1 && number <= most) return number;
    }
    faults.put(name, words.say("asset.keep.problem.NOT_BETWEEN", 1, most));
    return 1;
  }

  /// A promise below half is a slip of the pen.
  private @Nullable BigDecimal percent(String name, Map<String, String> faults) {
    if (PERCENT.matcher(said(name)).matches()) {
      var percent = new BigDecimal(said(name));
      if (percent.compareTo(LEAST) >= 0 && percent.compareTo(HUNDRED) <= 0) return percent;
    }
    fault(name, "NOT_A_TARGET", faults);
    return null;
  }

  private @Nullable LocalDate dayOrNone(String name, Map<String, String> faults) {
    if (said(name).isEmpty()) return null;
    try {
      return LocalDate.parse(said(name));
    } catch (DateTimeException e) {
      faults.put(name, words.say("web.fault.not-a-date"));
      return null;
    }
  }

  /// The form about contract and warranty, with what is known of the thing.
  FoldedForm papers(
      Agreement.Papers.Values known, String action, boolean open, Map<String, String> faults) {
    var fields =
        List.of(
            hinted("paperContract", known.contract()),
            field("paperWarranty", day(known.warrantyUntil())).type("date"),
            field("paperCare", day(known.careUntil())).type("date"),
            hinted("paperReason", "").needed("off"));
    return folded("papers", fields, action, open, faults);
  }

  /// The form about service levels, with what holds now.
  FoldedForm levels(TermsStore.Held held, String action, boolean open, Map<String, String> faults) {
    var terms = held.terms();
    var fields = new ArrayList<Field>();
    fields.add(hinted("termsFrom", "").type("date").needed("off"));
    fields.add(hinted("termsTarget", plain(terms.service().targetPercent())).needed("off"));
    fields.add(hinted("termsHours", AgreementWords.hours(terms.hours())).needed("off"));
    fields.add(hinted("termsSlabs", slabs(terms)));
    for (var cause : OUTER) fields.add(forgiven(cause, terms));
    fields.add(hinted("termsFix", "" + terms.fixHours()).needed("off"));
    fields.add(hinted("termsSilent", "" + terms.silentMinutes()).needed("off"));
    fields.add(hinted("termsPaper", held.ofContract() ? terms.source() : "").needed("off"));
    fields.add(hinted("termsReason", "").needed("off"));
    return folded("levels", fields, action, open, faults);
  }

  private Field forgiven(OutageCause cause, AssetTerms terms) {
    var known = terms.service().forgiven().contains(cause) ? "yes" : "no";
    var name = "forgive" + cause.name();
    var label = words.say("asset.terms.forgive", words.say("asset.cause." + cause.name()));
    return Field.text(name, label, Objects.requireNonNullElse(typed.get(name), known))
        .of(
            List.of(
                new Field.Option("yes", words.say("asset.terms.forgive.yes")),
                new Field.Option("no", words.say("asset.terms.forgive.no"))));
  }

  private FoldedForm folded(
      String id, List<Field> fields, String action, boolean open, Map<String, String> faults) {
    return new FoldedForm(
        id,
        words.say("asset.terms." + id),
        words.say("asset.terms." + id + ".about"),
        action,
        words.say("asset.keep.send"),
        open,
        fields.stream().map(field -> field.wrong(faults.get(field.name()))).toList());
  }

  private static String slabs(AssetTerms terms) {
    return terms.service().slabs().reversed().stream()
        .map(slab -> plain(slab.belowPercent()) + ":" + plain(slab.percentOfPayment()))
        .collect(Collectors.joining("; "));
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private Field hinted(String name, String known) {
    return field(name, known).hint(words.say("asset.terms.field." + name + ".hint"));
  }

  private Field field(String name, String known) {
    return Field.text(
        name,
        words.say("asset.terms.field." + name),
        Objects.requireNonNullElse(typed.get(name), known));
  }
}
