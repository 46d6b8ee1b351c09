package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real class loaders over the real jars, and a real login at the broker. */
@Tag("full")
@Timeout(60)
@SuppressWarnings("try") // Of some resources only the close matters.
final class ClassLoadersTest {
    private static final String SDK = "com.aa.nxop.access.msk.";
    private static final String AUTH = "software.amazon.msk.";
    private static final Map<String, Object> SHORT =
            Map.of("default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000);

    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).build();

    /** The thread's context class loader until the close. */
    private record Context(@Nullable ClassLoader before) implements AutoCloseable {
        static Context of(@Nullable ClassLoader loader) {
            Context context = new Context(Thread.currentThread().getContextClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            return context;
        }

        @Override
        public void close() {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Sees nothing but the JDK, as the JVM's own loader in one jar. */
    private static ClassLoader bare() {
        return new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
    }

    private static Set<String> topics(Map<String, Object> properties) throws Exception {
        try (Admin admin = Admin.create(properties)) {
            return admin.listTopics().names().get();
        }
    }

    private static AccessException refused(Map<String, Object> properties) {
        Throwable failure = catchThrowable(() -> Admin.create(properties).close(Duration.ZERO));
        assertThat(failure).as("the client is made").isNotNull();
        return (AccessException) Throwables.getRootCause(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void aThreadWhoseClassLoaderSeesNothing(String mechanism) throws Exception {
        ClassLoader bare = bare();
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism);
                Context context = Context.of(bare)) {
            assertThat(topics(NxopMsk.clientProperties(nxop, SHORT))).contains("t");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(bare);
        }
    }

    /** Kafka's own thread gets the next token long after, and JAAS looks for the login module with that thread's class loader. */
    @Test
    void theThreadThatLogsInAgainSeesTheLoginModule() throws Exception {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", "OAUTHBEARER");
                Context context = Context.of(bare());
                Admin admin = Admin.create(NxopMsk.clientProperties(nxop, SHORT))) {
            assertThat(admin.listTopics().names().get()).contains("t");
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("kafka-expiring-relogin-thread"))
                    .singleElement()
                    .extracting(Thread::getContextClassLoader)
                    .isSameAs(Admin.class.getClassLoader());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void aThreadWithoutAClassLoader(String mechanism) throws Exception {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism);
                Context context = Context.of(null)) {
            assertThat(topics(NxopMsk.clientProperties(nxop, SHORT))).contains("t");
        }
    }

    /** Properties that were made where everything is seen, in a process whose own loader sees everything, too. */
    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void aClientThatIsMadeElsewhereThanItsPropertiesIsToldWhatToDo(String mechanism) {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism)) {
            Map<String, Object> properties = new HashMap<>(NxopMsk.clientProperties(nxop, SHORT));
            properties.put("metric.reporters", ""); // Kafka would look for its own reporter first.
            ClassLoader bare = bare();
            try (Context context = Context.of(bare)) {
                assertThat(refused(properties)).hasMessage("""
                                JAAS looks for %s with the class loader of the thread that makes the client. That class loader, %s, \
                                does not have the class that Kafka uses.
                                  Remedy: Make the client on a thread of the application, or call NxopMsk.clientProperties on this \
                                thread. Or give this thread the application's class loader first: \
                                Thread.currentThread().setContextClassLoader(NxopMsk.class.getClassLoader()).
                                  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-class-loader""".formatted(
                                mechanism.equals("AWS_MSK_IAM")
                                        ? "software.amazon.msk.auth.iam.IAMLoginModule"
                                        : "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule",
                                bare));
            }
        }
    }

    /** JAAS initializes the thread's copy of the login module; ours was never registered, and the client timed out. */
    @Test
    void aThreadWithACopyOfAwsMskIamAuthOfItsOwn() throws Exception {
        try (OwnCopies plugIn = OwnCopies.of(SDK, AUTH);
                NxopAccess nxop = Access.in(sandbox)) {
            assertThat(topics(plugIn.clientProperties(nxop, SHORT))).contains("t");
        }
    }

    @Test
    void theSameWhereTheHandlerStandsInPropertiesAlone() throws Exception {
        try (Alone alone = Alone.in(sandbox);
                OwnCopies plugIn = OwnCopies.of(SDK, AUTH)) {
            Map<String, Object> text = new HashMap<>(SHORT);
            Alone.text(sandbox, "AWS_MSK_IAM").forEach((name, value) -> text.putIfAbsent((String) name, value));
            text.put("sasl.client.callback.handler.class", plugIn.loadClass(NxopMskCallbackHandler.class.getName()));
            assertThat(topics(text)).contains("t");
        }
    }

    @Test
    void awsMskIamAuthInAnotherLoaderThanTheHandler() throws Exception {
        String remedy = """
                Different class loaders loaded NxopMskCallbackHandler and aws-msk-iam-auth, so Kafka does not find the mechanism.
                  Remedy: Put nxop-access-msk and aws-msk-iam-auth side by side: both in the application, or both in the same plug-in \
                folder. Or log in with OAUTHBEARER. If NxopMsk.clientProperties makes the properties, leave sasl.mechanism out of them \
                and set NXOP_MSK_MECHANISM=OAUTHBEARER. Otherwise set in the client's properties sasl.mechanism=OAUTHBEARER, \
                sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required; and \
                sasl.login.callback.handler.class=com.aa.nxop.access.msk.NxopMskCallbackHandler, and remove \
                sasl.client.callback.handler.class.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-class-loader""";
        try (OwnCopies plugIn = OwnCopies.of(SDK);
                Alone alone = Alone.in(sandbox);
                Context context = Context.of(plugIn);
                NxopAccess nxop = Access.in(sandbox)) {
            assertThatThrownBy(() -> plugIn.clientProperties(nxop, SHORT))
                    .rootCause()
                    .hasMessage(remedy);
            Map<String, Object> text = new HashMap<>();
            Alone.text(sandbox, "AWS_MSK_IAM").forEach((name, value) -> text.put((String) name, value));
            assertThat(refused(text)).hasMessage(remedy);
        }
    }

    /** What the message says helps: each of both ways logs in. */
    @Test
    void theRemedyForThatLogsIn() throws Exception {
        try (OwnCopies plugIn = OwnCopies.of(SDK);
                Alone alone = Alone.in(sandbox);
                Context context = Context.of(plugIn);
                NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", "OAUTHBEARER")) {
            assertThat(topics(plugIn.clientProperties(nxop, SHORT))).contains("t");
            Map<String, Object> text = new HashMap<>();
            Alone.text(sandbox, "OAUTHBEARER").forEach((name, value) -> text.put((String) name, value));
            assertThat(topics(text)).contains("t");
        }
    }

    @Test
    void noAwsMskIamAuthAtAll() throws Exception {
        try (OwnCopies plugIn = OwnCopies.of(SDK).without(AUTH);
                NxopAccess nxop = Access.in(sandbox)) {
            assertThatThrownBy(() -> plugIn.clientProperties(nxop, SHORT))
                    .cause()
                    .hasMessage("""
                            The class loader of nxop-access-msk finds no usable aws-msk-iam-auth (java.lang.NoClassDefFoundError: \
                            software/amazon/msk/auth/iam/IAMLoginModule).
                              Remedy: Put aws-msk-iam-auth and its dependencies next to nxop-access-msk: both in the application, or \
                            both in the same plug-in folder.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-class-loader""");
        }
    }

    @Test
    void aHandlerOfTheSameNameFromAnotherLoader() throws Exception {
        try (OwnCopies plugIn = OwnCopies.of(SDK);
                NxopAccess nxop = Access.in(sandbox)) {
            Class<?> other = plugIn.loadClass(NxopMskCallbackHandler.class.getName());
            assertThatThrownBy(
                            () -> NxopMsk.clientProperties(nxop, Map.of("sasl.client.callback.handler.class", other)))
                    .hasMessageContaining(
                            "sasl.client.callback.handler.class is com.aa.nxop.access.msk.NxopMskCallbackHandler of"
                                    + " another class loader, but must be com.aa.nxop.access.msk.NxopMskCallbackHandler.");
        }
    }
}
