package abhaya.safecity.project;

import abhaya.base.jurisdiction.UnitId;

/// One of the cities of the programme.
///
/// @param code three letters, as the ministry's tables have it
/// @param unit whose people answer for it
public record CityProject(String code, UnitId unit, String nameEn, String nameHi) {

  public String name(String language) {
    return language.equals("hi") ? nameHi : nameEn;
  }
}
