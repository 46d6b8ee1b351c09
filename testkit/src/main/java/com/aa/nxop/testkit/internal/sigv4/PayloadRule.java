package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.util.Optional;

/** How the body gets into what is signed. */
interface PayloadRule {
    String UNSIGNED = "UNSIGNED-PAYLOAD";

    String hash(SignedRequest call, Claim claim, Wording wording);

    /** The bytes as received, whatever a header says about them. */
    static String received(SignedRequest call, Claim claim, Wording wording) {
        return Hashing.sha256Hex(call.body());
    }

    /** S3: what {@code x-amz-content-sha256} says, which is then held against the body unless that is signed in chunks or not at all. */
    static String declared(SignedRequest call, Claim claim, Wording wording) {
        Optional<String> declared = call.header("x-amz-content-sha256");
        if (claim.presigned()) {
            return declared.filter(hash -> claim.signs("x-amz-content-sha256")).orElse(UNSIGNED);
        }
        String hash = declared.orElseThrow(() -> wording.refuse(Reason.BODY_HASH_MISSING, ""));
        boolean checkable = !hash.equals(UNSIGNED) && !hash.startsWith("STREAMING-");
        if (checkable && !hash.equals(Hashing.sha256Hex(call.body()))) {
            throw wording.refuse(Reason.BODY_HASH_WRONG, "");
        }
        return hash;
    }
}
