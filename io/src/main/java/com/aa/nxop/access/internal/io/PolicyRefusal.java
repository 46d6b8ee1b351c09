package com.aa.nxop.access.internal.io;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What AWS says in a refusal beside the code: which action, on what, and which policy decided. AWS names the policy only within one account
 * or organization, its ARN since January 2026, and leaves out the resource in some services.
 *
 * @param action for example {@code sts:TagSession}
 * @param resource its ARN; empty where AWS gives none
 * @param policy the kind of policy that decided, where AWS names it
 * @param explicitDeny whether a Deny statement matched; otherwise no statement allowed the action
 * @param policyArn of the policy that decided, where AWS names it
 */
public record PolicyRefusal(
        String action, String resource, Optional<PolicyKind> policy, boolean explicitDeny, Optional<String> policyArn) {
    private static final Pattern ACTION =
            Pattern.compile("(?i)not authorized to perform:? ['\"]?(?<action>[a-z0-9-]{2,64}:[a-z0-9*]{1,128})");
    private static final Pattern RESOURCE =
            Pattern.compile("(?i)on (?:the )?resource:? [^:]{0,32}?(?<arn>arn:[^\\s\"',]+)");
    private static final Pattern CLAUSE =
            Pattern.compile("(?i)(?:because no|(?<deny>with an explicit deny) in (?:an?|the)) (?<policy>" + kinds()
                    + "|role trust policy)\\b(?: allows the \\S+ action)?(?:: ?(?<arn>arn:\\S+))?");
    /** KMS's own words for a key's policy that does not let the caller in. */
    private static final String KEY_POLICY = "no resource-based policies allow access";

    private static final String BARE_DENY = "with an explicit deny";

    /**
     * Reads AWS's text.
     *
     * @param said the text, or a longer one that holds it
     * @return nothing if the text names no action that was refused
     */
    public static Optional<PolicyRefusal> in(String said) {
        String line = said.replaceAll("\\s+", " ");
        Matcher action = ACTION.matcher(line);
        if (!action.find()) {
            return Optional.empty();
        }
        String rest = line.substring(action.end());
        Matcher resource = RESOURCE.matcher(rest);
        Matcher clause = CLAUSE.matcher(rest);
        boolean named = clause.find();
        Optional<PolicyKind> policy = named
                ? Optional.of(kind(clause.group("policy")))
                : Optional.of(PolicyKind.RESOURCE_BASED).filter(kind -> rest.contains(KEY_POLICY));
        return Optional.of(new PolicyRefusal(
                action.group("action"),
                resource.find() ? withoutEnd(resource.group("arn")) : "",
                policy,
                named ? clause.group("deny") != null : rest.contains(BARE_DENY),
                named ? arn(clause.group("arn")) : Optional.empty()));
    }

    private static Optional<String> arn(@Nullable String text) {
        return Optional.ofNullable(text).map(PolicyRefusal::withoutEnd);
    }

    private static String withoutEnd(String arn) {
        return arn.replaceFirst("[.,;:)]+$", "");
    }

    private static String kinds() {
        return Arrays.stream(PolicyKind.values()).map(PolicyKind::words).collect(Collectors.joining("|"));
    }

    private static PolicyKind kind(String words) {
        return Arrays.stream(PolicyKind.values())
                .filter(kind -> kind.words().toLowerCase(Locale.ROOT).equals(words.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(PolicyKind.RESOURCE_BASED); // The role trust policy.
    }

    /** Whether AWS names a policy of this kind. */
    public boolean isBy(PolicyKind kind) {
        return policy.filter(kind::equals).isPresent();
    }

    /** Whether AWS names another policy than the resource's own, so that a change to that one would not help. */
    public boolean excusesResource() {
        return policy.isPresent() && !isBy(PolicyKind.RESOURCE_BASED);
    }

    /** Whether what the caller's own policies lack is the reason, so that allowing the action there is the remedy. */
    public boolean lacksPermission() {
        return isBy(PolicyKind.IDENTITY_BASED) && !explicitDeny;
    }

    /**
     * Which policy refused, who owns it, and what the owner should do.
     *
     * @param call whose policies took part
     * @return nothing if AWS names no policy
     */
    public Optional<String> remedy(RefusedCall call) {
        return policy.map(kind -> {
            String on = resource.isEmpty() ? "" : " on " + resource;
            return explicitDeny
                    ? "AWS names the policy that refused: " + article(call.place(kind))
                            + policyArn.map(arn -> " (" + arn + ")").orElse("")
                            + " denies " + action + ". Ask " + call.owner(kind) + " to exempt " + call.caller()
                            + " from that Deny statement: no Allow statement elsewhere overrides it."
                    : "AWS names the policy that refused: no " + call.place(kind) + " allows " + action + ". Ask "
                            + call.owner(kind) + " to allow " + action + on + " there"
                            + policyArn.map(arn -> " (" + arn + ")").orElse("") + ".";
        });
    }

    private static String article(String place) {
        return ("aeio".indexOf(place.charAt(0)) >= 0 ? "an " : "a ") + place;
    }
}
