package com.aa.nxop.testkit.internal.iam;

import java.util.List;
import java.util.Map;

/** The part of AWS that a region is in: it says how ARNs begin and host names end. No identity of one is known in another. */
public enum Partition {
    AWS("aws", "amazonaws.com"),
    CHINA("aws-cn", "amazonaws.com.cn"),
    US_GOVERNMENT("aws-us-gov", "amazonaws.com"),
    ISO("aws-iso", "c2s.ic.gov"),
    ISO_B("aws-iso-b", "sc2s.sgov.gov"),
    ISO_E("aws-iso-e", "cloud.adc-e.uk"),
    ISO_F("aws-iso-f", "csp.hci.ic.gov"),
    EUROPEAN_SOVEREIGN("aws-eusc", "amazonaws.eu");

    /** By the first letters of a region's name. */
    private static final List<Map.Entry<String, Partition>> BY_REGION = List.of(
            Map.entry("cn-", CHINA),
            Map.entry("us-gov-", US_GOVERNMENT),
            Map.entry("us-iso-", ISO),
            Map.entry("us-isob-", ISO_B),
            Map.entry("eu-isoe-", ISO_E),
            Map.entry("us-isof-", ISO_F),
            Map.entry("eusc-", EUROPEAN_SOVEREIGN));

    private final String id;
    private final String dnsSuffix;

    Partition(String id, String dnsSuffix) {
        this.id = id;
        this.dnsSuffix = dnsSuffix;
    }

    public static Partition of(String region) {
        return BY_REGION.stream()
                .filter(entry -> region.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(AWS);
    }

    /** The second part of its ARNs. */
    public String id() {
        return id;
    }

    /** {@code amazonaws.com}, for example. */
    public String dnsSuffix() {
        return dnsSuffix;
    }

    /** An ARN of this partition. */
    public String arn(String service, String region, String account, String resource) {
        return String.join(":", "arn", id, service, region, account, resource);
    }
}
