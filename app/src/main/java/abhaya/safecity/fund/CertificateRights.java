package abhaya.safecity.fund;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;

/// What a reader may do about a certificate: enter the books behind it, or countersign it.
record CertificateRights(boolean mayEnter, boolean mayGive) {

  static CertificateRights of(Scope scope, UnitId unit) {
    return new CertificateRights(
        scope.mayOn(Operation.ENTER_WORKS, unit), scope.mayOn(Operation.APPROVE_WORKS, unit));
  }
}
