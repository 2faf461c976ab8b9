package abhaya.safecity.fund;

/// How a cost is shared by Centre and State, in hundredths: 60:40, and 100:0 for Delhi.
public record SharingRatio(int centre, int state) {
  public static final SharingRatio STATES = new SharingRatio(60, 40);
  public static final SharingRatio DELHI = new SharingRatio(100, 0);

  public SharingRatio {
    if (centre < 0 || state < 0 || centre + state != 100)
      throw new IllegalArgumentException("shares are hundredths of one whole");
  }

  /// To the nearest paisa; the State bears the rest, so the two always make the whole.
  public Rupees centreShare(Rupees whole) {
    return whole.times(centre, 100);
  }

  public Rupees stateShare(Rupees whole) {
    return whole.minus(centreShare(whole));
  }

  /// What the State must have put in beside money of the Centre.
  public Rupees stateBeside(Rupees ofCentre) {
    return centre == 0 ? Rupees.ZERO : ofCentre.times(state, centre);
  }
}
