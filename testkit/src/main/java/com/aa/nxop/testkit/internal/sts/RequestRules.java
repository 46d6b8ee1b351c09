package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.iam.MalformedPolicy;
import com.aa.nxop.testkit.internal.iam.Policy;
import java.util.regex.Pattern;

/** The limits of the STS service model, which hold for a request from any sender. */
final class RequestRules {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");
    private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
    private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

    private RequestRules() {}

    static void check(RoleRequest request) {
        check(request, new Violations());
    }

    /**
     * The same.
     *
     * @param violations found before, to be reported together with those found here
     */
    static void check(RoleRequest request, Violations violations) {
        String arn = request.roleArn();
        if (violations.required("roleArn", arn) && arn != null) {
            violations.length("roleArn", arn, 20, 2048);
        }
        String name = request.sessionName();
        if (violations.required("roleSessionName", name) && name != null) {
            violations.length("roleSessionName", name, 2, 64);
            violations.pattern("roleSessionName", name, NAME);
        }
        if (request.durationSeconds() != null) {
            violations.range("durationSeconds", request.durationSeconds(), 900, 43_200);
        }
        if (request.externalId() != null) {
            violations.length("externalId", request.externalId(), 2, 1224);
            violations.pattern("externalId", request.externalId(), EXTERNAL_ID);
        }
        if (request.sourceIdentity() != null) {
            // The model says 64; STS takes 256.
            violations.length("sourceIdentity", request.sourceIdentity(), 2, 256);
            violations.pattern("sourceIdentity", request.sourceIdentity(), NAME);
        }
        if (request.policy() != null) {
            violations.length("policy", request.policy(), 1, 2048);
        }
        if (request.minimumTokenSize() != null) {
            violations.range("minimumSessionTokenSize", request.minimumTokenSize(), 0, TokenSize.LIMIT);
        }
        checkTags(request, violations);
        violations.refuseIfAny();
        if (!ROLE_ARN.matcher(request.checkedArn()).matches()) {
            throw new StsRefusal(400, "ValidationError", request.checkedArn() + " is invalid");
        }
        checkPolicy(request);
    }

    private static void checkTags(RoleRequest request, Violations violations) {
        violations.size("tags", request.tags(), 50);
        for (int i = 0; i < request.tags().size(); i++) {
            Tag tag = request.tags().get(i);
            String field = "tags." + (i + 1) + ".member.";
            violations.length(field + "key", tag.key(), 1, 128);
            violations.pattern(field + "key", tag.key(), TAG_KEY);
            violations.length(field + "value", tag.value(), 0, 256);
            violations.pattern(field + "value", tag.value(), TAG_VALUE);
        }
        violations.size("transitiveTagKeys", request.transitiveKeys(), 50);
    }

    private static void checkPolicy(RoleRequest request) {
        try {
            if (request.policy() != null) {
                Policy.parseSession(request.policy());
            }
        } catch (MalformedPolicy e) {
            throw new StsRefusal(400, "MalformedPolicyDocument", String.valueOf(e.getMessage()));
        }
    }
}
