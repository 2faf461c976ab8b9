package abhaya.investigation.cases;

import abhaya.base.feed.Columns;
import abhaya.base.platform.India;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes cases. To be called inside the transaction of the import.
@Repository
class CaseFileStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  CaseFileStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Writes cases as they stand now; the answer is how many. Known ones are to be removed first.
  int insert(List<CaseRow> rows) {
    if (rows.isEmpty()) return 0;
    var columns = new Columns<>(rows);
    var parameters = new HashMap<String, Object>();
    addRegistration(columns, parameters);
    addCharge(columns, parameters);
    addProgress(columns, parameters);
    return jdbc.sql(INSERT).params(parameters).update();
  }

  private static final String INSERT =
      """
      insert into cases.case_file
             (id, handle, source, key, version, station_id, first_station_id, fir_number, fir_year,
              zero_fir, recorded_at, recorded_on, entered_at, arrived_at, occurrence_from,
              occurrence_to, information_at, diary_number, diary_at, incident, previous_source,
              previous_key, root_id, counted, across, sections_text, citations, group_mask,
              act_mask, basis, regime, major_head, victims, age_mask, accused, clock_on, due_on,
              clock_removed_on, officer_id, officer_name, officer_rank, reporting_delay,
              delay_code, delay_until, reported_on, report_kind, with_prosecution, returned_count,
              last_event_at, entered_upto)
      select id, handle, source, key, version, station, first_station, fir_number, fir_year, zero,
             to_timestamp(recorded / 1e6::float8), date '1970-01-01' + recorded_on,
             to_timestamp(entered / 1e6::float8), to_timestamp(arrived / 1e6::float8),
             date '1970-01-01' + occ_from, date '1970-01-01' + occ_to,
             to_timestamp(information / 1e6::float8), diary_number,
             to_timestamp(diary_at / 1e6::float8), incident, previous_source, previous_key, root,
             counted, across, sections_text, citations::jsonb, groups, acts, basis, regime, head,
             victims::jsonb, ages, accused::jsonb, date '1970-01-01' + clock_on,
             date '1970-01-01' + due, date '1970-01-01' + removed, officer, officer_name,
             officer_rank, reporting_delay, delay, date '1970-01-01' + delay_until,
             date '1970-01-01' + reported, kind, prosecution, returned,
             to_timestamp(last_event / 1e6::float8), to_timestamp(entered_upto / 1e6::float8)
        from unnest(:ids, :handles, :sources, :keys, :versions, :stations, :firsts, :numbers,
                    :years, :zeros, :recorded, :recordedOn, :entered, :arrived, :occFrom, :occTo,
                    :information, :diaryNumbers, :diaryAt, :incidents, :previousSources,
                    :previousKeys, :roots, :counted, :across, :texts, :citations, :groups, :acts,
                    :bases, :regimes, :heads, :victims, :ages, :accused, :clocks, :dues, :removed,
                    :officers, :officerNames, :officerRanks, :reportingDelays, :delays,
                    :delaysUntil, :reported, :kinds, :prosecution, :returned, :lastEvents,
                    :enteredUpto)
             as c (id, handle, source, key, version, station, first_station, fir_number, fir_year,
                   zero, recorded, recorded_on, entered, arrived, occ_from, occ_to, information,
                   diary_number, diary_at, incident, previous_source, previous_key, root, counted,
                   across, sections_text, citations, groups, acts, basis, regime, head, victims,
                   ages, accused, clock_on, due, removed, officer, officer_name, officer_rank,
                   reporting_delay, delay, delay_until, reported, kind, prosecution, returned,
                   last_event, entered_upto)
          on conflict do nothing
      """;

  private static void addRegistration(Columns<CaseRow> c, Map<String, Object> to) {
    to.put("ids", c.longs(CaseRow::id));
    to.put("handles", c.texts(CaseRow::handle));
    to.put("sources", c.texts(r -> fir(r).head().source()));
    to.put("keys", c.texts(r -> fir(r).head().key()));
    to.put("versions", c.ints(r -> fir(r).head().version()));
    to.put("stations", c.ints(r -> r.state().stationId()));
    to.put("firsts", c.ints(r -> fir(r).head().unitId()));
    to.put("numbers", c.texts(r -> r.state().firNumber()));
    to.put("years", c.ints(r -> fir(r).year()));
    to.put("zeros", c.flags(r -> fir(r).zeroFir()));
    to.put("recorded", c.moments(r -> fir(r).recordedAt()));
    to.put("recordedOn", c.days(r -> India.dateOf(fir(r).recordedAt())));
    to.put("entered", c.moments(r -> fir(r).head().enteredAt()));
    to.put("arrived", c.moments(r -> r.state().arrivedAt()));
    to.put("occFrom", c.days(r -> fir(r).occurrenceFrom()));
    to.put("occTo", c.days(r -> fir(r).occurrenceTo()));
    to.put("information", c.moments(r -> fir(r).informationAt()));
    to.put("diaryNumbers", c.texts(r -> of(fir(r).diary(), CctnsRecord.Diary::number)));
    to.put("diaryAt", c.moments(r -> of(fir(r).diary(), CctnsRecord.Diary::at)));
    to.put("incidents", c.texts(r -> fir(r).incident()));
    to.put("previousSources", c.texts(r -> of(fir(r).previous(), CctnsRecord.Previous::source)));
    to.put("previousKeys", c.texts(r -> of(fir(r).previous(), CctnsRecord.Previous::key)));
    to.put("roots", c.longs(CaseRow::rootId));
    to.put("counted", c.flags(r -> r.state().chain().counted()));
    to.put("across", c.flags(r -> r.state().chain().across()));
  }

  private void addCharge(Columns<CaseRow> c, Map<String, Object> to) {
    to.put("texts", c.texts(r -> r.state().sections().text()));
    to.put("citations", c.texts(r -> listed(r.state().sections().citations())));
    to.put("groups", c.ints(r -> r.state().sections().groupMask()));
    to.put("acts", c.ints(r -> r.state().sections().actMask()));
    to.put("bases", c.ints(r -> basisCode(r)));
    to.put("regimes", c.texts(r -> r.state().chain().regime()));
    to.put("heads", c.texts(r -> fir(r).majorHead()));
    to.put("victims", c.texts(r -> listed(r.victims())));
    to.put("ages", c.ints(r -> r.state().ageMask()));
    to.put("accused", c.texts(r -> listed(fir(r).accused())));
    to.put("clocks", c.days(r -> r.state().chain().clockOn()));
    to.put("dues", c.days(r -> r.state().chain().dueOn()));
    to.put("removed", c.days(r -> r.state().clockRemovedOn()));
  }

  private static void addProgress(Columns<CaseRow> c, Map<String, Object> to) {
    to.put("officers", c.texts(r -> of(r.state().officer(), CctnsRecord.Officer::id)));
    to.put("officerNames", c.texts(r -> of(r.state().officer(), CctnsRecord.Officer::name)));
    to.put("officerRanks", c.texts(r -> of(r.state().officer(), CctnsRecord.Officer::rank)));
    to.put("reportingDelays", c.texts(r -> fir(r).delayReason()));
    to.put("delays", c.texts(r -> r.state().delayCode()));
    to.put("delaysUntil", c.days(r -> r.state().delayUntil()));
    to.put("reported", c.days(r -> r.state().chain().reportedOn()));
    to.put("kinds", c.texts(r -> of(r.state().chain().reportKind(), ReportKind::name)));
    to.put("prosecution", c.flags(r -> r.state().withProsecution()));
    to.put("returned", c.ints(r -> r.state().returnedCount()));
    to.put("lastEvents", c.moments(r -> r.state().lastEventAt()));
    to.put("enteredUpto", c.moments(r -> r.state().enteredUpto()));
  }

  private static CctnsRecord.Fir fir(CaseRow row) {
    return row.state().fir();
  }

  private static <A, B> @Nullable B of(@Nullable A value, Function<A, @Nullable B> part) {
    return value == null ? null : part.apply(value);
  }

  private static int basisCode(CaseRow row) {
    var basis = row.state().chain().basis();
    return basis == null ? 0 : basis.code();
  }

  private String listed(List<?> values) {
    return values.isEmpty() ? "[]" : json.writeValueAsString(values);
  }

  /// Takes cases out, to be written anew or because their FIR was withdrawn.
  void remove(Collection<Long> ids) {
    if (ids.isEmpty()) return;
    jdbc.sql("delete from cases.case_file where id = any (:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }
}
