package abhaya.safecity.asset;

/// The terms of a contract of a city were entered or taken back.
record TermsAgreed(String city) {}
