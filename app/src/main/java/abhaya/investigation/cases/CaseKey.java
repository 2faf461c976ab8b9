package abhaya.investigation.cases;

/// A case as its source names it: the key of its FIR.
record CaseKey(String source, String fir) {}
