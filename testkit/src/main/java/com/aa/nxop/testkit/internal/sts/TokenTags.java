package com.aa.nxop.testkit.internal.sts;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The optional claim by which an identity provider sets session tags. */
record TokenTags(List<Tag> tags, List<String> transitiveKeys) {
    private static final String CLAIM = "https://aws.amazon.com/tags";

    static TokenTags of(JWTClaimsSet claims) throws ParseException {
        Map<String, Object> claim = claims.getJSONObjectClaim(CLAIM);
        if (claim == null) {
            return new TokenTags(List.of(), List.of());
        }
        List<Tag> tags = new ArrayList<>();
        if (claim.get("principal_tags") instanceof Map<?, ?> principalTags) {
            principalTags.forEach((key, value) -> tags.add(new Tag(String.valueOf(key), single(value))));
        }
        List<String> transitive = new ArrayList<>();
        if (claim.get("transitive_tag_keys") instanceof List<?> keys) {
            keys.forEach(key -> transitive.add(String.valueOf(key)));
        }
        return new TokenTags(tags, transitive);
    }

    private static String single(Object value) {
        if (value instanceof List<?> list && list.size() == 1) {
            return String.valueOf(list.get(0));
        }
        if (value instanceof String text) {
            return text;
        }
        throw new StsRefusal(
                400, "InvalidIdentityToken", "A principal tag must have exactly one value, not " + value + ".");
    }
}
