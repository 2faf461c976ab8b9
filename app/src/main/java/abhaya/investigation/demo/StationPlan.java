package abhaya.investigation.demo;

/// How a station works, as far as records show it. Latent: nobody ever sees these numbers.
///
/// @param unit number of the station in the tree
/// @param load share of the state's FIRs, not normalised
/// @param skill shift of the chance to be in time, on the logit scale
/// @param yearlyGain the same, gained a year
/// @param closing share of timely reports filed in the last five days
/// @param monthEnd share of reports filed at a month's end
/// @param laboratoryDays what the laboratory adds to a late case, median
/// @param entryHours from act to entry, median
/// @param officers how many investigate
record StationPlan(
    int unit,
    double load,
    double skill,
    double yearlyGain,
    double closing,
    double monthEnd,
    double laboratoryDays,
    double entryHours,
    int officers) {}
