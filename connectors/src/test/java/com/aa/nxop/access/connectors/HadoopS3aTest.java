package com.aa.nxop.access.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3AUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Hadoop's own S3AFileSystem with settings from its configuration. */
@Tag("full")
@Timeout(120)
final class HadoopS3aTest {
    private static final String PROVIDER = "com.aa.nxop.access.connectors.NxopHadoopCredentialsProvider";

    private final TwoBuckets world = new TwoBuckets();

    @AfterEach
    void stop() {
        world.close();
    }

    private Configuration configuration(String... properties) {
        Configuration configuration = new Configuration();
        configuration.set("fs.s3a.aws.credentials.provider", PROVIDER);
        configuration.set("fs.s3a.endpoint", world.s3());
        configuration.set("fs.s3a.endpoint.region", "us-east-1");
        configuration.set("fs.s3a.path.style.access", "true");
        configuration.set("fs.s3a.attempts.maximum", "1");
        configuration.set("fs.s3a.retry.limit", "1");
        configuration.set("hadoop.tmp.dir", System.getProperty("java.io.tmpdir") + "/hadoop");
        for (int i = 0; i < properties.length; i += 2) {
            configuration.set(properties[i], properties[i + 1]);
        }
        return configuration;
    }

    private static FileSystem open(String bucket, Configuration configuration) throws IOException {
        S3AFileSystem files = new S3AFileSystem();
        files.initialize(URI.create("s3a://" + bucket + "/"), configuration);
        return files;
    }

    private static void use(FileSystem files) throws IOException {
        Path path = new Path("/folder/file");
        try (FSDataOutputStream out = files.create(path)) {
            out.write("text".getBytes(StandardCharsets.UTF_8));
        }
        try (FSDataInputStream in = files.open(path)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("text");
        }
    }

    @Test
    void eachBucketHasTheRoleOfItsProperties() throws Exception {
        Configuration configuration = configuration(
                "fs.s3a.nxop.role",
                TwoBuckets.FIRST_ROLE,
                "fs.s3a.bucket." + TwoBuckets.SECOND + ".nxop.role",
                TwoBuckets.SECOND_ROLE);
        try (FileSystem first = open(TwoBuckets.FIRST, configuration);
                FileSystem second = open(TwoBuckets.SECOND, configuration)) {
            use(first);
            use(second);
        }
        assertThat(world.roles()).containsExactly("first-role", "second-role");
    }

    @Test
    void aRoleWithoutPrefixIsForAllBucketsAndOneSession() throws Exception {
        Configuration configuration = configuration("nxop.role", TwoBuckets.FIRST_ROLE);
        try (FileSystem first = open(TwoBuckets.FIRST, configuration);
                FileSystem second = open(TwoBuckets.SECOND, configuration)) {
            use(first);
            assertThatThrownBy(() -> use(second)).isInstanceOf(IOException.class);
        }
        assertThat(world.roles()).containsExactly("first-role");
    }

    @Test
    void anUnknownPropertyIsNamedWithItsNearMiss() {
        assertThatThrownBy(() -> open(
                        TwoBuckets.FIRST,
                        configuration("fs.s3a.bucket." + TwoBuckets.FIRST + ".nxop.rol", TwoBuckets.FIRST_ROLE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "the Hadoop property nxop.rol is not a setting of this SDK. Did you mean nxop.role?")
                .hasCauseInstanceOf(AccessException.class);
    }

    /** S3A's own search, with each of the constructors there is a configuration for, and without one. */
    @Test
    void isMadeInEveryWayThatHadoopKnows() throws Exception {
        Configuration configuration = configuration("fs.s3a.nxopRole", TwoBuckets.FIRST_ROLE);
        for (URI bucket : new URI[] {URI.create("s3a://" + TwoBuckets.FIRST), null}) {
            AwsCredentialsProvider made = S3AUtils.getInstanceFromReflection(
                    PROVIDER,
                    configuration,
                    bucket,
                    AwsCredentialsProvider.class,
                    "create",
                    "fs.s3a.aws.credentials.provider");
            try (NxopHadoopCredentialsProvider provider = (NxopHadoopCredentialsProvider) made) {
                assertThat(provider.resolveCredentials().accessKeyId()).isNotEmpty();
            }
        }
        System.setProperty("nxop.role", TwoBuckets.FIRST_ROLE);
        try (NxopHadoopCredentialsProvider created = (NxopHadoopCredentialsProvider)
                        Class.forName(PROVIDER).getMethod("create").invoke(null);
                NxopHadoopCredentialsProvider constructed = new NxopHadoopCredentialsProvider();
                NxopHadoopCredentialsProvider configured = new NxopHadoopCredentialsProvider(configuration)) {
            assertThat(created.resolveCredentials())
                    .isEqualTo(constructed.resolveCredentials())
                    .isEqualTo(configured.resolveCredentials());
            assertThat(created).hasToString("HadoopNxopCredentialsProvider[" + TwoBuckets.ARN + "]");
        } finally {
            System.clearProperty("nxop.role");
        }
        assertThat(world.roles()).containsExactly("first-role");
    }

    @Test
    void theBucketsPropertyWinsWhateverItsSpelling() {
        Configuration configuration = new Configuration(false);
        configuration.set("nxopRole", "178549792225/plain");
        configuration.set("fs.s3a.nxopRole", "178549792225/all");
        configuration.set("fs.s3a.bucket.one.nxop.role", "178549792225/one");
        configuration.set("fs.s3a.bucket.two.nxop.role", "178549792225/${name}");
        configuration.set("name", "two");
        assertThat(HadoopProperties.config(configuration, "one").role().name()).isEqualTo("one");
        assertThat(HadoopProperties.config(configuration, "two").role().name()).isEqualTo("two");
        assertThat(HadoopProperties.config(configuration, "three").role().name())
                .isEqualTo("all");
        assertThat(HadoopProperties.config(configuration, null).role().name()).isEqualTo("all");
    }
}
