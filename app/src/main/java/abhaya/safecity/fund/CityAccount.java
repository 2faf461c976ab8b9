package abhaya.safecity.fund;

import abhaya.base.jurisdiction.UnitId;

/// How the money of one city is shared and comes.
///
/// @param grantee body to which grants are made out
public record CityAccount(
    String city, UnitId unit, FundRules rules, String scheme, String grantee) {}
