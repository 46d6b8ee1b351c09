package com.aa.nxop.access.doctor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a diagnosis looks at beside the configuration, and for how long. Immutable.
 *
 * @param timeout for everything together, one second to ten minutes
 * @param buckets S3 buckets to look at: no setting names any
 * @param named by the name of the adapter's option, what else to look at: {@code topic}, {@code flights}
 * @param trustPolicy the NXOP role's trust policy, to be compared with this pod: JSON, or in another form that {@code docs/guide/trust-policy.md} names
 * @param sourceTrustPolicy the same of the pod's own role
 * @param terraform whether statements are to be printed for Terraform, too
 * @param progress told of each check as it ends, on any thread, one at a time
 */
public record DiagnosisOptions(
        Duration timeout,
        List<String> buckets,
        Map<String, List<String>> named,
        Optional<String> trustPolicy,
        Optional<String> sourceTrustPolicy,
        boolean terraform,
        Consumer<Check> progress) {
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException if the timeout is out of its range */
    public DiagnosisOptions {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A diagnosis takes 1 second to 10 minutes, not " + timeout + ".");
        }
        buckets = List.copyOf(buckets);
        named = Map.copyOf(named);
    }

    /** 20 seconds, no bucket, no policy, no progress. */
    public static DiagnosisOptions usual() {
        return new DiagnosisOptions(USUAL, List.of(), Map.of(), Optional.empty(), Optional.empty(), false, check -> {});
    }

    public DiagnosisOptions withTimeout(Duration value) {
        return new DiagnosisOptions(value, buckets, named, trustPolicy, sourceTrustPolicy, terraform, progress);
    }

    public DiagnosisOptions withBuckets(List<String> names) {
        return new DiagnosisOptions(timeout, names, named, trustPolicy, sourceTrustPolicy, terraform, progress);
    }

    /**
     * Looks at more, in place of what was named with the same option before.
     *
     * @param option of an adapter, without dashes: {@code topic}, {@code group}, {@code key} or {@code collection}
     */
    public DiagnosisOptions withNamed(String option, List<String> names) {
        Map<String, List<String>> all = new LinkedHashMap<>(named);
        all.put(option, List.copyOf(names));
        return new DiagnosisOptions(timeout, buckets, all, trustPolicy, sourceTrustPolicy, terraform, progress);
    }

    public DiagnosisOptions withTrustPolicy(String text) {
        return new DiagnosisOptions(timeout, buckets, named, Optional.of(text), sourceTrustPolicy, terraform, progress);
    }

    public DiagnosisOptions withSourceTrustPolicy(String text) {
        return new DiagnosisOptions(timeout, buckets, named, trustPolicy, Optional.of(text), terraform, progress);
    }

    public DiagnosisOptions withTerraform(boolean value) {
        return new DiagnosisOptions(timeout, buckets, named, trustPolicy, sourceTrustPolicy, value, progress);
    }

    public DiagnosisOptions withProgress(Consumer<Check> listener) {
        return new DiagnosisOptions(timeout, buckets, named, trustPolicy, sourceTrustPolicy, terraform, listener);
    }
}
