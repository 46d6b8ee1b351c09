package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.internal.text.PodTagKeys;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of condition keys, which ignore case, the tag's name included. */
final class ConditionKeys {
    static final String REQUEST_TAG = "aws:RequestTag/";
    static final String PRINCIPAL_TAG = "aws:PrincipalTag/";
    static final String EXTERNAL_ID = "sts:ExternalId";
    static final String PRINCIPAL_ARN = "aws:PrincipalArn";
    static final String NAMESPACE = PodTagKeys.NAMESPACE;
    static final String CLUSTER_ARN = PodTagKeys.CLUSTER_ARN;
    static final String CLUSTER_NAME = PodTagKeys.CLUSTER_NAME;

    /** EKS User Guide, "Grant Pods access to AWS resources based on tags". */
    static final Set<String> OF_THE_POD = PodTagKeys.ALL;

    /** IAM User Guide, "AWS global condition context keys": what no session of a role has, or no call of AssumeRole. */
    private static final Set<String> NEVER = Set.of(
            "aws:username",
            "aws:multifactorauthage",
            "aws:calledvia",
            "aws:calledviafirst",
            "aws:calledvialast",
            "sts:awsservicename",
            "sts:durationseconds",
            "sts:transitivetagkeys");

    private static final Set<String> OF_SERVICES = Set.of(
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:principalservicename",
            "aws:principalservicenameslist");

    /** IAM User Guide, "AWS global condition context keys": those of the kind "multivalued". */
    private static final Set<String> SETS = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "sts:transitivetagkeys");

    /** What a session has that an identity provider's token or answer brought about. */
    private static final Pattern OF_PROVIDER = Pattern.compile(
            "saml:.+|aws:federatedprovider|(aws|sts):sourceidentity|(.+[./].+|localhost.*):(aud|sub|amr|azp|oaud|id|email)");

    private ConditionKeys() {}

    static boolean ofIdentityProvider(String key) {
        return OF_PROVIDER.matcher(folded(key)).matches();
    }

    static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    static boolean isTag(String key, String prefix) {
        return key.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The tag's name, in small letters; empty if the key is about no tag. */
    static String tag(String key) {
        boolean tag = isTag(key, REQUEST_TAG) || isTag(key, PRINCIPAL_TAG);
        return tag ? folded(key.substring(key.indexOf('/') + 1)) : "";
    }

    static boolean isTag(String key) {
        return isTag(key, REQUEST_TAG) || isTag(key, PRINCIPAL_TAG);
    }

    /** Whether the key is a set by its nature, however many values it has. */
    static boolean isSet(String key) {
        return SETS.contains(folded(key));
    }

    static boolean neverThere(String key) {
        return NEVER.contains(folded(key)) || ofServices(key);
    }

    /** What only calls by AWS services have. */
    static boolean ofServices(String key) {
        return OF_SERVICES.contains(folded(key));
    }
}
