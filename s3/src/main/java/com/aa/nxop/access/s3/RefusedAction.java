package com.aa.nxop.access.s3;

import com.aa.nxop.access.NxopAccess;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action that S3 refused, as policies name it.
 *
 * @param action {@code s3:GetObject}, or {@code kms:Decrypt} where the object is encrypted
 * @param resource its ARN
 */
record RefusedAction(String action, String resource) {
    static final String OTHER_POLICY =
            " If the bucket belongs to another account, the bucket's own policy must allow it, too.";

    /** S3 puts quotes around a resource, in which there may be blanks and commas, and KMS does not. */
    private static final Pattern TEXT = Pattern.compile(
            "not authorized to perform: ([a-z0-9]+:[A-Za-z]+) on resource: (?:\"(arn:[^\"]+)\"|(arn:[^\\s\",]+))");

    /** What S3's own text names, if it does: it may say no more than {@code Access Denied}. */
    static Optional<RefusedAction> in(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String quoted = matcher.group(2);
        return Optional.of(new RefusedAction(matcher.group(1), quoted == null ? matcher.group(3) : quoted));
    }

    static RefusedAction listing(NxopAccess nxop, String bucket) {
        return new RefusedAction("s3:ListBucket", arn(nxop, bucket));
    }

    static RefusedAction reading(NxopAccess nxop, String bucket, String key) {
        return new RefusedAction("s3:GetObject", arn(nxop, bucket + "/" + key));
    }

    private static String arn(NxopAccess nxop, String path) {
        return "arn:" + nxop.config().role().partition() + ":s3:::" + path;
    }

    boolean isOfKey() {
        return action.startsWith("kms:");
    }

    /** What else must allow it than the role's policy. */
    String otherPolicy() {
        return isOfKey()
                ? " If the key belongs to another account, or the key's own policy does not leave access to IAM, that policy must allow"
                        + " it, too."
                : OTHER_POLICY;
    }

    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
