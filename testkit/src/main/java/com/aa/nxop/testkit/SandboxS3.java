package com.aa.nxop.testkit;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** S3 of the NXOP account. Thread-safe. */
public final class SandboxS3 {
    private final SandboxSettings settings;
    private final Supplier<World> world;

    SandboxS3(SandboxSettings settings, Supplier<World> world) {
        this.settings = settings;
        this.world = world;
    }

    /** As in {@code AWS_ENDPOINT_URL_S3}. */
    public URI endpoint() {
        return world.get().front(Endpoint.S3).uri();
    }

    /** The first of {@link #buckets()}. */
    public String bucket() {
        return settings.buckets().get(0);
    }

    /** The buckets that exist from the beginning, in the order in which the builder named them. */
    public List<String> buckets() {
        return settings.buckets();
    }

    /**
     * From now on S3 encrypts what is put into the bucket with this KMS key, as a bucket's default encryption does: to put an object, the
     * caller needs {@code kms:GenerateDataKey} on it, and to read it {@code kms:Decrypt}. A request may name another key.
     *
     * @param keyArn for example {@code arn:aws:kms:us-east-1:178549792225:key/1234abcd-12ab-34cd-56ef-1234567890ab}
     */
    public void encrypt(String bucket, String keyArn) {
        world.get().s3.encrypt(bucket, keyArn);
    }

    /**
     * Sets the bucket's policy, JSON. A session of another account then needs its Allow, beside that of its own role.
     *
     * @throws IllegalArgumentException if S3 would not take it
     */
    public void bucketPolicy(String bucket, String json) {
        world.get().bucketPolicy(bucket, json);
    }

    /** What S3 has from the beginning. Not thread-safe. */
    public static final class Setup {
        private final Set<String> buckets = new LinkedHashSet<>();
        private final Map<String, String> policies = new LinkedHashMap<>();

        Setup() {}

        /** Adds a bucket; without any there is {@code nxop-example-data}. */
        public Setup bucket(String name) {
            buckets.add(name);
            return this;
        }

        /** Gives a bucket a policy, JSON; by default none has one. */
        public Setup bucketPolicy(String bucket, String json) {
            policies.put(bucket, json);
            return this;
        }

        Map<String, String> policies() {
            return Map.copyOf(policies);
        }

        List<String> buckets() {
            return buckets.isEmpty() ? List.of("nxop-example-data") : List.copyOf(buckets);
        }
    }
}
