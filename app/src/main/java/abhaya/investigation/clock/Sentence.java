package abhaya.investigation.clock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sentences an explanation is made of, in English; the message files hold the same keys.
public enum Sentence {
  CORRESPONDING(
      "{0} + {1} months = {2}: the corresponding day"
          + " (General Clauses Act s. 3(35); the first day is not counted, s. 9)."),
  MONTH_END("{0} + {1} months = {2}: {3} has no {4} (General Clauses Act s. 3(35), s. 9)."),
  DAYS("{0} + {1} days = {2}: the first day is not counted (General Clauses Act s. 9)."),
  DAYS_INCLUSIVE("{0} + {1} days, the day of remand included = {2}."),
  HOURS("{0} + {1} hours = {2}."),
  HOURS_DAY_ONLY("The hour is not known: {0} + {1} hours is counted to the end of {2}."),
  SIXTY_DAYS(
      "The loose 60-day practice would say {0}; the law counts calendar months ({1} days here)."),
  SIXTY_DAYS_SAME("The loose 60-day practice gives the same date here."),
  FORTHWITH("To be done without delay after {0}; the text sets no number of days."),
  MANNER("A rule on how the step is done, not a time limit."),
  COUNT("At most {0} are allowed; recorded so far: {1}."),
  NOT_STARTED("Starts with: {0}. That has not been recorded."),
  STOPPED("Done on {0}."),
  ENDED("No entry says that it was done; after {0} ({1}) it no longer could be."),
  STOPPED_LATE("Done on {0}, {1} days after the last day."),
  OVERDUE("{0} days past the last day."),
  RETURNED_LATER("The court returned the report on {0}; the clock does not start again."),
  STAYED("Stayed by a court since {0}; the text excludes no time, so the clock runs on."),
  ADDED_LATER(
      "The clock section {0} was added on {1}, day {2} after recording;"
          + " the clock runs from the original record date."),
  REMOVED_LATER("The clock section {0} was removed on {1}, day {2}; kept for the supervisor."),
  NO_CLOCK_SECTION("No section here carries the two-month clock."),
  RELATED_ONLY("{0} is related, but is not named in the two-month provision."),
  BEFORE_START("Recorded before 21-04-2018, when the two months came into the law."),
  BASIS_STATUTORY("{0} names {1}."),
  BASIS_ADMINISTRATIVE(
      "{1} is not named in the law of that day; it is counted by administrative direction"
          + " (advisory of 5 Dec 2018)."),
  BASIS_ANALOGY("{0} does not name {1}; it is counted like the section it corresponds to."),
  BASIS_ATTEMPT("{1} is charged as attempt or abetment, which {0} does not name."),
  DEFINITION_READ("{0} defines the offence; it is read as its punishing section {1}."),
  SECTIONS_DO_NOT_APPLY("The sections of this case are not among those the duty names."),
  CONDITION_NOT_MET("Does not apply: {0}."),
  TWO_PERIODS(
      "The maximum is exactly ten years: whether 60 or 90 days apply is in dispute;"
          + " the earlier date is {0}, the later {1}."),
  REGIME_OLD("Recorded on {0}, before 01-07-2024: the CrPC governs the investigation."),
  REGIME_NEW("Recorded on {0}, on or after 01-07-2024: the BNSS governs the procedure."),
  OFFENCE_OLD("Offence before 01-07-2024: IPC sections apply."),
  OFFENCE_NEW("Offence on or after 01-07-2024: BNS sections apply."),
  OFFENCE_SPANS("The offence spans 01-07-2024: IPC and BNS sections may both be charged."),
  OFFENCE_UNKNOWN("The day of the offence is not known; the sections charged are taken."),
  LATER_STAGES("Cognizance and all later stages after 01-07-2024 follow the BNSS."),
  PLAN_DUTY("{0} sets the limit."),
  PLAN_MIDPOINT("Mid-point review by the sub-divisional officer (suggested)."),
  PLAN_PENDING_STEPS("Review of laboratory and pending steps by the district chief (suggested)."),
  PLAN_DRAFT("Draft final report to the prosecutor (suggested)."),
  PLAN_REMINDER("{0} days before the last day (suggested)."),
  PLAN_OVERDUE("The day after: reason for delay is asked for (suggested).");

  private static final Map<String, Sentence> BY_KEY = new HashMap<>();

  static {
    for (var sentence : values()) BY_KEY.put(sentence.key(), sentence);
  }

  private final String text;

  Sentence(String text) {
    this.text = text;
  }

  public String key() {
    return "clock.explain." + name();
  }

  /// The English text with its places `{0}`, `{1}` open.
  public String template() {
    return text;
  }

  /// English for any key: a sentence is filled in, a word is its own English.
  static String english(String key, List<String> args) {
    var sentence = BY_KEY.get(key);
    if (sentence == null) return args.getFirst();
    var text = sentence.text;
    for (var i = 0; i < args.size(); i++) text = text.replace("{" + i + "}", args.get(i));
    return text;
  }
}
