package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connection strings an application may bring. */
final class ConnectionStringTest {
    private static final DocumentDbSettings ENDPOINT = named(Optional.of("c.example:27017"));

    private static DocumentDbSettings named(Optional<String> endpoint) {
        return new DocumentDbSettings(Optional.empty(), endpoint, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static AccessException refusal(String text) {
        AccessException failure = catchThrowableOfType(
                AccessException.class,
                () -> ApplicationConnectionString.parse(text, ENDPOINT).refuseContradictions());
        assertThat(failure).as(text).isNotNull();
        assertThat(failure.finding().id()).isEqualTo("docdb-contradiction");
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://c.example:27017",
                "mongodb://c.example",
                "mongodb://C.EXAMPLE:27017/orders?maxPoolSize=20&retryWrites=true",
                "mongodb://other.example:27017,c.example:27017/?replicaSet=rs0&tls=true",
                "mongodb://c.example:27017/?authSource=$external&authMechanism=MONGODB-AWS",
                "mongodb://c.example:27017/?directConnection=true&tlsAllowInvalidHostnames=true",
                "mongodb://c.example:27017/?tlsCAFile=global-bundle.pem"
            })
    void mayHaveOptions(String text) {
        assertThatCode(() -> ApplicationConnectionString.parse(text, ENDPOINT).refuseContradictions())
                .doesNotThrowAnyException();
    }

    @Test
    void mayNameTheHostAlone() {
        assertThatCode(() -> ApplicationConnectionString.parse("mongodb://anywhere:1", named(Optional.empty()))
                        .refuseContradictions())
                .doesNotThrowAnyException();
    }

    @Test
    void areRefusedWithAllThatContradicts() {
        assertThat(refusal("mongodb://d.example/?tls=false&replicaSet=rs1")).hasMessage("""
                The connection string contradicts IAM authentication:
                  - tls is false, so the session token would cross the network in clear text. Remove it.
                  - replicaSet is rs1, but DocumentDB's is always rs0. Remove it.
                  - its host is d.example, but NXOP_DOCDB_ENDPOINT is c.example:27017. Remove one of the two.
                  Remedy: Make these changes: the SDK never overrides what the application has set.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mongodb+srv://c.example/          | it begins with mongodb+srv, but DocumentDB has no SRV records. Write mongodb://host:port.
            MONGODB+SRV://u:p@c.example/      | it begins with mongodb+srv, but DocumentDB has no SRV records. Write mongodb://host:port.
            http://c.example                  | the driver cannot read it. Write mongodb://host:port/?option=value.
            mongodb://c.example:27017/?loadBalanced=true | loadBalanced is true, but DocumentDB is not load balanced. Remove it.
            mongodb://c.example/?readPreference=secondary&readPreferenceTags=dc:ny | its read preference has tag sets, but DocumentDB's \
            instances have no tags: every read would wait for a server and fail. Remove readPreferenceTags.
            mongodb://c.example/?authMechanism=MONGODB-X509 | authMechanism is MONGODB-X509, but the session logs in with MONGODB-AWS. \
            Remove it.
            mongodb://c.example/?authMechanism=MONGODB-AWS&authMechanismProperties=AWS_CREDENTIAL_PROVIDER:x | AWS_CREDENTIAL_PROVIDER \
            cannot be text: each login of the driver would fail. Remove it.
            mongodb://c.example/?authMechanism=MONGODB-AWS&authMechanismProperties=AWS_SESSION_TOKEN:canary | it has an \
            AWS_SESSION_TOKEN, but the session brings its own. Remove AWS_SESSION_TOKEN.
            """)
    void areRefusedForEachReason(String text, String why) {
        assertThat(refusal(text).what()).isEqualTo("The connection string contradicts IAM authentication:\n  - " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://canary-user:canary-pass@c.example",
                "mongodb://canary-user:canary-pass@c.example/?authMechanism=SCRAM-SHA-1",
                "mongodb://canary-user:canary-pass@c.example/?authMechanism=MONGODB-AWS&authSource=$external",
                "mongodb://canary-user:canary-p@ss@c.example",
                "mongodb://canary-user:canary-pass@c.example:port"
            })
    void withAUserNeverRepeatIt(String text) {
        assertThat(refusal(text))
                .hasMessageNotContaining("canary")
                .message()
                .containsAnyOf("it has a user name", "the driver cannot read it");
        assertThat(refusal(text).getCause()).isNull();
    }

    /** Nor does the driver's text, which repeats what it cannot read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://user:canary:27017",
                "mongodb://c.example/?authMechanism=MONGODB-AWS&authMechanismProperties=AWS_SESSION_TOKEN:canary==,canary2",
                "mongodb://c.example/?authMechanism=canary"
            })
    void thatCannotBeReadAreNotRepeated(String text) {
        assertThat(refusal(text)).hasMessageNotContaining("canary").hasNoCause();
    }
}
