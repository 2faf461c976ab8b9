package abhaya.response.incident;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table of incident types, and the priority that follows from type and facts.
///
/// The machine raises a priority and never lowers it below that of the type; a person may do both.
public final class TypeBook {
  private static final String TABLE =
      """
      sexual-offence       SEXOFFNS   WOMEN_CHILD 1 POLICE WOMEN_HELPLINE HEALTH
      stalking             STKX       WOMEN_CHILD 1 POLICE WOMEN_HELPLINE
      domestic-violence    DVA        WOMEN_CHILD 1 POLICE WOMEN_HELPLINE
      domestic-dispute     DVNA       WOMEN_CHILD 1 POLICE WOMEN_HELPLINE
      abduction-force      ABDUCTF    WOMEN_CHILD 1 POLICE WOMEN_HELPLINE
      abduction            ABDUCTNF   WOMEN_CHILD 1 POLICE WOMEN_HELPLINE
      child-abuse          ABUSE      WOMEN_CHILD 1 POLICE CHILD_LINE
      missing-child        PERMISS    WOMEN_CHILD 1 POLICE CHILD_LINE
      assault              ASSAULT    VIOLENCE    1 POLICE HEALTH
      weapon               NCRASLTWF  VIOLENCE    1 POLICE HEALTH
      shooting             SHOOT      VIOLENCE    1 POLICE HEALTH
      stabbing             STABBING   VIOLENCE    1 POLICE HEALTH
      fight                FIGHT      VIOLENCE    1 POLICE HEALTH
      robbery              ROBBERY    VIOLENCE    1 POLICE HEALTH
      hostage              HOSTAGE    VIOLENCE    1 POLICE HEALTH
      homicide             HOMICIDE   VIOLENCE    1 POLICE HEALTH
      open-line            911OPN     PANIC       1 POLICE
      hang-up              911H       PANIC       2 POLICE
      panic-silent         ALRPANS    PANIC       1 POLICE
      panic-audible        ALRPANA    PANIC       1 POLICE
      hold-up              ALMH       PANIC       1 POLICE
      cardiac              CARDIAC    MEDICAL     1 HEALTH
      breathing            RESP       MEDICAL     1 HEALTH
      unconscious          PERUNCON   MEDICAL     1 HEALTH
      stroke               STROKE     MEDICAL     1 HEALTH
      pregnancy            PREG       MEDICAL     2 HEALTH
      burn                 BURN       MEDICAL     1 HEALTH
      injury               TRAUMA     MEDICAL     1 HEALTH
      drowning             DROWN      MEDICAL     1 HEALTH
      bite                 BITE       MEDICAL     2 HEALTH
      poisoning            OD         MEDICAL     1 HEALTH
      seizure              SEIZURE    MEDICAL     2 HEALTH
      road-injury          MVAINJY    ROAD        1 POLICE HEALTH
      road-accident        MVA        ROAD        3 POLICE
      hit-and-run          MVAHR      ROAD        2 POLICE HEALTH
      road-hazard          THAZ       ROAD        3 POLICE
      reckless-driver      RECKDRV    ROAD        3 POLICE
      fire-building        FSTRU      FIRE_RESCUE 1 FIRE POLICE HEALTH
      fire-vehicle         FVEH       FIRE_RESCUE 1 FIRE POLICE HEALTH
      fire-forest          FBRUSH     FIRE_RESCUE 2 FIRE POLICE
      fire-fuel            FFUEL      FIRE_RESCUE 1 FIRE POLICE HEALTH
      gas-leak             GASLEAK    FIRE_RESCUE 1 FIRE POLICE HEALTH
      collapse             BLDCLPSE   FIRE_RESCUE 1 FIRE POLICE HEALTH
      lift                 NCRELEV    FIRE_RESCUE 2 FIRE
      hazardous-material   HAZMAT     FIRE_RESCUE 1 FIRE POLICE HEALTH
      wires-down           WIRES      FIRE_RESCUE 2 FIRE POLICE
      suicide              SUICTHRT   SELF_HARM   1 POLICE HEALTH
      flood                WATER      DISASTER    1 DISASTER POLICE FIRE HEALTH
      explosion            EXPLOS     DISASTER    1 DISASTER POLICE FIRE HEALTH
      bomb-threat          BOMB       DISASTER    1 DISASTER POLICE FIRE HEALTH
      mass-casualty        MCI        DISASTER    1 DISASTER POLICE FIRE HEALTH
      aircraft             AIR        DISASTER    1 DISASTER POLICE FIRE HEALTH
      train-derailed       TRAINDRL   DISASTER    1 DISASTER POLICE FIRE HEALTH RAILWAY
      burglary             BURGLARY   PROPERTY    2 POLICE
      theft                LARCENY    PROPERTY    3 POLICE
      vehicle-theft        VEHSTLN    PROPERTY    3 POLICE
      vandalism            VANDAL     PROPERTY    4 POLICE
      fraud                FRAUD      PROPERTY    3 POLICE CYBER_FRAUD
      dispute              CIVIL      ORDER       3 POLICE
      nuisance             DISORD     ORDER       4 POLICE
      noise                NOISE      ORDER       4 POLICE
      crowd                CRWD       ORDER       3 POLICE
      unrest               CU1        ORDER       2 POLICE
      riot                 CU2        ORDER       2 POLICE
      suspicious-person    PERSUSP    ORDER       3 POLICE
      missing-person       PERMISS    ORDER       3 POLICE
      found-person         PERFND     ORDER       3 POLICE
      drunk                INTOX      ORDER       4 POLICE
      railway-crime        TRAIN      RAILWAY     2 RAILWAY POLICE
      railway-medical      TRAIN      RAILWAY     1 RAILWAY HEALTH
      enquiry              INFO       NON_EVENT   5
      test                 NCRTESTF   NON_EVENT   5
      nothing              NCRNONE    NON_EVENT   5
      administration       ADMIN      NON_EVENT   5
      """;

  private final List<IncidentType> types = TABLE.lines().map(TypeBook::row).toList();

  /// What a caller tells beyond the type.
  ///
  /// @param lifeInDanger somebody may die or be badly hurt if nobody comes now
  /// @param weapon seen or heard
  /// @param suspectThere who did it is still there
  /// @param injured somebody is hurt
  /// @param womanOrChild asks, or is in danger
  public record Facts(
      boolean lifeInDanger,
      boolean weapon,
      boolean suspectThere,
      boolean injured,
      boolean womanOrChild) {
    public static Facts none() {
      return new Facts(false, false, false, false, false);
    }
  }

  public List<IncidentType> types() {
    return types;
  }

  public Optional<IncidentType> find(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /// By the code of exchange; of two kinds with one code the first, the graver.
  public Optional<IncidentType> findCode(String code) {
    return types.stream().filter(type -> type.code().equals(code)).findFirst();
  }

  public Priority priority(IncidentType type, Facts facts) {
    if (facts.lifeInDanger() || facts.weapon()) return Priority.P1;
    if (!type.isEvent()) return type.priority();
    int level = type.priority().level();
    if (facts.suspectThere() && facts.womanOrChild()) level = 1;
    if (facts.suspectThere() || facts.injured() || facts.womanOrChild()) level = Math.min(level, 2);
    return Priority.of(level);
  }

  /// Those of the type, and whom the facts call besides.
  public Set<Agency> agencies(IncidentType type, Facts facts) {
    var agencies = EnumSet.noneOf(Agency.class);
    agencies.addAll(type.agencies());
    if (facts.injured()) agencies.add(Agency.HEALTH);
    if (facts.weapon() || facts.suspectThere()) agencies.add(Agency.POLICE);
    if (facts.womanOrChild() && type.isEvent()) agencies.add(Agency.WOMEN_HELPLINE);
    return agencies;
  }

  private static IncidentType row(String line) {
    var cells = line.strip().split("\\s+");
    var agencies = EnumSet.noneOf(Agency.class);
    Arrays.stream(cells).skip(4).map(Agency::valueOf).forEach(agencies::add);
    return new IncidentType(
        cells[0],
        cells[1],
        TypeGroup.valueOf(cells[2]),
        Priority.of(Integer.parseInt(cells[3])),
        agencies);
  }
}
