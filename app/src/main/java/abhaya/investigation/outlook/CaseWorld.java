package abhaya.investigation.outlook;

/// The work of a district or state as a model of queues: cases come by chance, an officer works on
/// one thing at a time, some cases need the laboratory in between.
///
/// @param arrivalsPerDay new cases a day
/// @param officerDays mean officer-days of a case before the report can be drafted
/// @param labShare share of cases with exhibits for the laboratory
/// @param labDays mean days a laboratory's bench spends on a case
/// @param finishDays mean officer-days of draft and scrutiny
/// @param allowedDays days to the last day; two months are 59 to 62
/// @param days length of the simulated time after the start-up
/// @param startUpDays days at the start that fill the queues and are not counted
public record CaseWorld(
    double arrivalsPerDay,
    double officerDays,
    double labShare,
    double labDays,
    double finishDays,
    double allowedDays,
    int days,
    int startUpDays) {

  public CaseWorld {
    if (!(arrivalsPerDay > 0) || !(officerDays > 0) || days <= 0 || startUpDays < 0) {
      throw new IllegalArgumentException("no work to simulate");
    }
    if (labShare < 0 || labShare > 1 || labDays < 0 || finishDays < 0 || !(allowedDays > 0)) {
      throw new IllegalArgumentException("shares lie from 0 to 1 and times are not negative");
    }
    if (arrivalsPerDay * (days + (double) startUpDays) > 2_000_000) {
      throw new IllegalArgumentException("more cases than a simulation holds");
    }
  }

  /// Officers and benches.
  public record Capacity(int officers, int benches) {
    public Capacity {
      if (officers < 1 || benches < 1) throw new IllegalArgumentException("nobody is there");
    }
  }
}
