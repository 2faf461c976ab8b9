package abhaya.investigation.compliance;

/// The SQL texts of the figures, one for each kind of level. Each begins with `place`, which says
/// under which child of the unit a block or station stood on the day, and ends in `cell`: cases of
/// a child by month of record and age. All share one last step, `FIGURES`.
///
/// Parameters: `unit`; `day`, the as-of day; `from` and `to`, the window; `mature`, `over30`,
/// `over60`, `over120`, `over180`, the latest record dates of cases that old; `cuts`, the months of
/// record that a window or age limit cuts; `lows`, `highs`, `months`, `pieceAges`, their pieces;
/// `openMonth`, from which on reports are not yet made; `lateFrom`, `lateTo`, `lateSign`, the days
/// of the as-of month's reports that are added or taken off one by one.
@SuppressWarnings("InlineFormatString") // each text stands whole, where a reader finds it
final class FigureSql {

  private FigureSql() {}

  /// How a case of a whole month is aged: 0 over 180 days, to 4 mature, 5 young.
  private static final String AGE_OF =
      """
      (%1$s > :over180)::int + (%1$s > :over120)::int + (%1$s > :over60)::int
        + (%1$s > :over30)::int + (%1$s > :mature)::int\
      """;

  /// State blocks: the nation and its 36 states.
  private static final String NATION_PLACE =
      """
      with place as materialized (
        select block_id as block, state_id as child
          from compliance.block_place
         where level = 'STATE' and valid @> :day::date
      )\
      """;

  /// The nation as one block, for a figure without its states.
  private static final String NATION_ALONE_PLACE =
      """
      with place as materialized (select 0 as block, 1 as child)\
      """;

  /// The blocks of one state, for a figure without its districts.
  private static final String STATE_ALONE_PLACE =
      """
      with place as materialized (
        select block_id as block, state_id as child
          from compliance.block_place
         where level = 'STATE' and valid @> :day::date and state_id = :unit
      )\
      """;

  /// District blocks: a state with its ranges and districts, a range with its districts.
  private static final String STATE_PLACE =
      """
      with place as materialized (
        select block_id as block,
               case :unit when range_id then coalesce(district_id, station_id)
                          else coalesce(range_id, district_id, station_id) end as child
          from compliance.block_place
         where level = 'DISTRICT' and valid @> :day::date and :unit in (state_id, range_id)
      )\
      """;

  /// Whole months: as they stand now, less the reports made since the day.
  private static final String WHOLE_MONTHS =
      """
      , late as materialized (
        select case when :day >= (select max(reported_on) from compliance.case_fact
                                   where reported_on is not null)
                    then 'infinity' else :openMonth::date end as open_month
      ), piece as materialized (
        select * from unnest(:lows::date[], :highs::date[], :months::date[], :pieceAges::int[])
                      as piece (low, high, month, age)
      ), cell as (
        select p.child, t.recorded_month as month, %1$s as age,
               t.n, t.reported, t.in_time, t.charged
          from place p
          join compliance.tally_month t on t.block = p.block
         where t.recorded_month between :from and :to and t.recorded_month <> all (:cuts::date[])
         union all
        select p.child, t.recorded_month, %1$s,
               0, -t.reported, -t.in_time, -t.charged
          from place p
          join compliance.tally_month_report t
            on t.block = p.block and t.reported_month >= (select open_month from late)
         where t.recorded_month between :from and :to and t.recorded_month <> all (:cuts::date[])
      """
          .formatted(AGE_OF.formatted("t.recorded_month"));

  /// The pieces of cut months by their days, and the reports of the as-of month one by one.
  private static final String NATION_CUTS =
      """
         union all
        select p.child, c.month, c.age, sum(t.n), sum(t.reported), sum(t.in_time), sum(t.charged)
          from place p
         cross join piece c
          join compliance.tally_day t on t.block = p.block and t.recorded_on between c.low and c.high
         group by p.child, c.month, c.age
         union all
        select p.child, c.month, c.age, 0, -sum(t.reported), -sum(t.in_time), -sum(t.charged)
          from place p
         cross join piece c
          join compliance.tally_day_report t
            on t.block = p.block and t.recorded_on between c.low and c.high
               and t.reported_month >= (select open_month from late)
         group by p.child, c.month, c.age
         union all
        select p.child, date_trunc('month', f.recorded_on::timestamp)::date, %s,
               0, :lateSign * count(*),
               :lateSign * count(*) filter (where f.reported_on <= f.due_on),
               :lateSign * count(*) filter (where f.charged)
          from compliance.case_fact f
          join place p on %s
         where f.reported_on between :lateFrom and :lateTo
           and (select open_month from late) < 'infinity'
           and f.recorded_on between :from and :to
         group by 1, 2, 3
      )
      """;

  /// The same below a state, where no tally by day is kept: pieces are counted from the facts.
  private static final String STATE_CUTS =
      """
         union all
        select p.child, c.month, c.age, count(*),
               count(*) filter (where f.reported_on <= :day),
               count(*) filter (where f.reported_on <= :day and f.reported_on <= f.due_on),
               count(*) filter (where f.reported_on <= :day and f.charged)
          from place p
         cross join piece c
          join compliance.case_fact f
            on f.district_block = p.block and f.recorded_on between c.low and c.high
         group by p.child, c.month, c.age
         union all
        select p.child, date_trunc('month', f.recorded_on::timestamp)::date, %s,
               0, :lateSign * count(*),
               :lateSign * count(*) filter (where f.reported_on <= f.due_on),
               :lateSign * count(*) filter (where f.charged)
          from compliance.case_fact f
          join place p on p.block = f.district_block
         where f.reported_on between :lateFrom and :lateTo
           and (select open_month from late) < 'infinity'
           and f.recorded_on between :from and :to
           and date_trunc('month', f.recorded_on::timestamp)::date <> all (:cuts::date[])
         group by 1, 2, 3
      )
      """
          .formatted(AGE_OF.formatted("f.recorded_on"));

  /// Stations: a district with its sub-divisions and stations, a sub-division, a station.
  private static final String STATION_PLACE =
      """
      with place as materialized (
        select station_id as block, child from compliance.stations_under(:unit, :day)
      )\
      """;

  /// Straight from the facts: every level below the state's, and every level when filtered.
  private static final String FROM_FACTS =
      """
      , counted as (
        select f.%1$s as block, f.recorded_on,
               count(*) as n,
               count(*) filter (where f.reported_on <= :day) as reported,
               count(*) filter (where f.reported_on <= :day and f.reported_on <= f.due_on) as in_time,
               count(*) filter (where f.reported_on <= :day and f.charged) as charged
          from compliance.case_fact f
         where f.recorded_on between :from and :to
           %2$s
         group by f.%1$s, f.recorded_on
      ), cell as (
        select p.child, date_trunc('month', f.recorded_on::timestamp)::date as month, %3$s as age,
               sum(f.n) as n, sum(f.reported) as reported, sum(f.in_time) as in_time,
               sum(f.charged) as charged
          from counted f
          join place p using (block)
         group by 1, 2, 3
      )
      """;

  private static final String AMONG_PLACES = "and f.%s = any (array(select block from place))";

  private static final String FILTERS =
      """
      and (:acts = 0 or f.act_mask & :acts <> 0)
           and (:groups = 0 or f.group_mask & :groups <> 0)
           and (:victims = 0 or f.age_mask & :victims <> 0)
           and (:basis = 0 or f.basis = :basis)
           and (:kinds = 0 or f.reported_on <= :day and (1 << f.kind) & :kinds <> 0)
      """;

  /// Cells added up: for the unit (neither child nor month), its children, its months of record,
  /// and where asked for each child's months.
  private static final String FIGURES =
      """
      select child, month,
             coalesce(sum(in_time)      filter (where age < 5), 0) as in_time,
             coalesce(sum(reported - in_time) filter (where age < 5), 0) as late,
             coalesce(sum(n - reported) filter (where age < 5), 0) as overdue,
             coalesce(sum(reported)     filter (where age = 5), 0) as young_disposed,
             coalesce(sum(n - reported) filter (where age = 5), 0) as young_open,
             coalesce(sum(charged), 0)                             as charge_sheets,
             coalesce(sum(n - reported) filter (where age = 4), 0) as up_to_30,
             coalesce(sum(n - reported) filter (where age = 3), 0) as up_to_60,
             coalesce(sum(n - reported) filter (where age = 2), 0) as up_to_120,
             coalesce(sum(n - reported) filter (where age = 1), 0) as up_to_180,
             coalesce(sum(n - reported) filter (where age = 0), 0) as over_180
        from (select child, month, age, sum(n) as n, sum(reported) as reported,
                     sum(in_time) as in_time, sum(charged) as charged
                from cell group by child, month, age) added
       group by grouping sets (%s)
      """;

  private static final String SETS = "(), (child), (month)";
  private static final String SERIES = "(child, month)";

  /// Cases whose final report a court sent back: counted apart, their clock stays stopped.
  private static final String RETURNED =
      """
      select count(*)
        from compliance.case_fact f
        join place p on p.block = f.%1$s
       where f.returned and f.reported_on <= :day and f.recorded_on between :from and :to
         %2$s
      """;

  /// What the acting person may see of the places; the same that the tables' own rules say.
  private static final String IN_SCOPE =
      """

      select w.version, p.block, p.child
        from compliance.writer w
        left join (
          select p.block, p.child
            from place p
            %s
           where (select compliance.reads_all()) or (select compliance.counts_for_all())
              or %s = any (array(select compliance.blocks_in_scope('STATE')))
              or %s = any (array(select compliance.blocks_in_scope('DISTRICT')))
              or %s
        ) p on true
      """;

  private static final String NOWHERE_ELSE = "false";

  /// The text of the places alone, for figures from memory: blocks or stations of the unit with the
  /// children that answer for them, within the reader's scope, beside the version of the facts.
  static String places(Level level) {
    return switch (level) {
      case NATION, NATION_ALONE ->
          NATION_PLACE + IN_SCOPE.formatted("", "p.block", "-1", NOWHERE_ELSE);
      case STATE_ALONE -> STATE_ALONE_PLACE + IN_SCOPE.formatted("", "p.block", "-1", NOWHERE_ELSE);
      case STATE ->
          STATE_PLACE
              + IN_SCOPE.formatted(
                  "cross join lateral (select s.state_block from compliance.station_block s"
                      + " where s.district_block = p.block limit 1) b",
                  "b.state_block",
                  "p.block",
                  NOWHERE_ELSE);
      case DISTRICT ->
          STATION_PLACE
              + IN_SCOPE.formatted(
                  "join compliance.station_block b on b.station_id = p.block",
                  "b.state_block",
                  "b.district_block",
                  "p.block = any (array(select compliance.single_stations_in_scope()))");
    };
  }

  /// The text that counts returned reports.
  static String returned(Level level) {
    var filters = FILTERS.strip();
    return switch (level) {
      case NATION, NATION_ALONE -> NATION_PLACE + RETURNED.formatted("state_block", filters);
      case STATE, STATE_ALONE -> STATE_PLACE + RETURNED.formatted("district_block", filters);
      case DISTRICT -> STATION_PLACE + RETURNED.formatted("station_id", filters);
    };
  }

  /// The text for a level.
  ///
  /// @param series true for each child's months, false for unit, children and months
  static String of(Level level, boolean filtered, boolean series) {
    return cells(level, filtered) + FIGURES.formatted(series ? SERIES : SETS);
  }

  private static String cells(Level level, boolean filtered) {
    var facts = filtered || level == Level.DISTRICT;
    return switch (level) {
      case NATION ->
          facts
              ? NATION_PLACE + facts("state_block", "")
              : NATION_PLACE + WHOLE_MONTHS + daily("p.block = f.state_block");
      case STATE ->
          facts
              ? STATE_PLACE + facts("district_block", AMONG_PLACES.formatted("district_block"))
              : STATE_PLACE + WHOLE_MONTHS + STATE_CUTS;
      case NATION_ALONE ->
          facts
              ? NATION_PLACE + facts("state_block", "")
              : NATION_ALONE_PLACE + WHOLE_MONTHS + daily("p.block = 0");
      case STATE_ALONE ->
          facts
              ? STATE_ALONE_PLACE + facts("state_block", AMONG_PLACES.formatted("state_block"))
              : STATE_ALONE_PLACE + WHOLE_MONTHS + daily("p.block = f.state_block");
      case DISTRICT -> STATION_PLACE + facts("station_id", STATIONS);
    };
  }

  private static String daily(String joined) {
    return NATION_CUTS.formatted(AGE_OF.formatted("f.recorded_on"), joined);
  }

  /// Stations are found through the index of their district blocks.
  private static final String STATIONS =
      """
      and f.station_id = any (array(select block from place))
           and f.district_block = any (array(
                 select distinct b.district_block from place p
                   join compliance.station_block b on b.station_id = p.block))\
      """;

  private static String facts(String key, String among) {
    return FROM_FACTS.formatted(
        key, among + "\n           " + FILTERS.strip(), AGE_OF.formatted("f.recorded_on"));
  }

  /// By what a unit's cases are found: state blocks, district blocks, stations.
  enum Level {
    NATION,
    NATION_ALONE,
    STATE,
    STATE_ALONE,
    DISTRICT
  }
}
