package abhaya.base.passkey;

/// What is kept of a device's key to prove its next signature.
///
/// @param attested model, credential id and public key in the form of WebAuthn level 3, 6.5.1
/// @param signatureCount the device's own count; 0 where it keeps none
@SuppressWarnings("ArrayRecordComponent") // compared by the database, never here
record StoredKey(
    byte[] credentialId,
    byte[] attested,
    long signatureCount,
    boolean backupEligible,
    boolean backupState) {}
