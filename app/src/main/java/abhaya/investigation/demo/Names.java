package abhaya.investigation.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Invented names of places and people, in both scripts, syllable by syllable.
///
/// The endings are chosen so that the words sound at home and stand on no map we know of; the tests
/// hold them against the names of all real districts.
final class Names {

  /// A name in both scripts.
  record Name(String en, String hi) {
    Name with(String endEn, String endHi) {
      return new Name(en + endEn, hi + endHi);
    }
  }

  private static final List<Name> HEADS =
      names(
          "Ka का Ve वे Ru रु Mo मो Ti ति Dha धा Na ना Lo लो Ju जु Bha भा Cho चो Shi शि Go गो Pe पे"
              + " Tha था Ha हा Ja जा Kho खो Gha घा Re रे Yu यु Vi वि Ba बा Mu मु Di दि Ke के Su सु Ma मा"
              + " Sa सा Ni नि Bo बो Chi चि Du दु To तो");
  private static final List<Name> MIDDLES =
      names(
          "ra रा le ले mi मि no नो thu थु va वा sha शा ji जि do दो ba बा ri रि lu लु ne ने ga गा ro रो"
              + " ti ति ku कु pa पा se से mu मु");
  private static final List<Name> PLACE_ENDS =
      names(
          "ndeli ंदेली lvora ल्वोरा mbrath ंब्रथ rvosa र्वोसा lthani ल्थानी shneri श्नेरी kroda क्रोदा"
              + " dranti द्रंती vethal वेठल mozri मोज़री lundra लुंद्रा tosgir तोसगीर greli ग्रेली"
              + " ndovar ंदोवर njopa ंजोपा rpeth र्पेठ skavi स्कवी nthola ंथोला zhoda झोदा"
              + " mbesar ंबेसर rghuvi र्घुवी ltora ल्टोरा shvadi श्वाडी nkhera ंखेरा"
              + " vrola व्रोला drimba द्रिंबा");
  private static final List<Name> FAMILY_ENDS =
      names(
          "randi रंडी lvekar ल्वेकर mbotra ंबोत्रा shilkh शिल्ख dranu द्रनु vesta वेस्ता rnolia र्नोलिया"
              + " ndraka ंद्रका ltaru ल्टारू gronath ग्रोनाथ thimba थिंबा nzari ंज़ारी kolmi कोल्मी"
              + " brusha ब्रूशा dovi दोवी lsaniya ल्सानिया vokre वोक्रे");
  private static final String INITIALS = "ABCDGHJKLMNPRSTUVY";

  private final Dice dice;
  private final Set<String> taken = new HashSet<>();

  Names(Dice dice) {
    this.dice = dice;
  }

  private static List<Name> names(String pairs) {
    var words = pairs.split(" ", -1);
    var names = new java.util.ArrayList<Name>();
    for (var at = 0; at < words.length; at += 2) names.add(new Name(words[at], words[at + 1]));
    return List.copyOf(names);
  }

  /// A place not named before by these names.
  Name place() {
    while (true) {
      var name = dice.pick(HEADS);
      if (dice.chance(0.7)) name = join(name, dice.pick(MIDDLES));
      if (dice.chance(0.12)) name = join(name, dice.pick(MIDDLES));
      name = join(name, dice.pick(PLACE_ENDS));
      if (taken.add(name.en())) return name;
    }
  }

  /// An officer as records print it: "K. Verandi".
  static String officer(Dice dice) {
    var name = dice.pick(HEADS).en();
    if (dice.chance(0.4)) name += dice.pick(MIDDLES).en();
    return INITIALS.charAt(dice.below(INITIALS.length()))
        + ". "
        + name
        + dice.pick(FAMILY_ENDS).en();
  }

  private static Name join(Name left, Name right) {
    return left.with(right.en(), right.hi());
  }
}
