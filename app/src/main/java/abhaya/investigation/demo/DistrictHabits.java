package abhaya.investigation.demo;

/// What the stations of a district have in common.
record DistrictHabits(
    double gain, double closing, double monthEnd, double laboratory, double entry) {

  static DistrictHabits of(Dice dice, DemoState state) {
    return new DistrictHabits(
        0.25 + 0.2 * dice.normal(),
        dice.chance(0.15) ? 0.55 : 0.12,
        dice.chance(0.3) ? 0.35 : 0.05,
        dice.about(38, 0.4),
        dice.about(state.profile().entryHours(), 0.5));
  }

  StationPlan station(Dice dice, int unit, double load, double skill) {
    var offline = dice.chance(0.05);
    return new StationPlan(
        unit,
        load,
        skill + 0.35 * dice.normal(),
        gain,
        closing,
        monthEnd,
        laboratory,
        offline ? 72 + entry : entry,
        load > 4 ? 3 : 2);
  }
}
