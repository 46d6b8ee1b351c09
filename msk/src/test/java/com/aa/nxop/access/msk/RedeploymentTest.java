package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An application that is deployed, closed and deployed again in one JVM leaves nothing behind. Its class loader goes, so nothing of the JVM knows it: no thread, no
 * shutdown hook, no security provider, no driver.
 */
@Tag("full")
@Timeout(120)
@SuppressWarnings("try") // Of some resources only the close matters.
final class RedeploymentTest {
    private static final int DEPLOYMENTS = 3;

    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).build();

    private static URL[] jars() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            jars.add(new File(jar).toURI().toURL());
        }
        return jars.toArray(URL[]::new);
    }

    private static Map<String, String> text(String mechanism) {
        Map<String, String> text = new HashMap<>();
        Alone.text(sandbox, mechanism).forEach((name, value) -> text.put((String) name, (String) value));
        text.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        text.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        return text;
    }

    /** As a server does: on a thread that has the application's class loader, and ends with the application. */
    @SuppressWarnings("unchecked")
    private static WeakReference<ClassLoader> deployed(Map<String, String> text) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            Consumer<Map<String, String>> application =
                    (Consumer<Map<String, String>>) loader.loadClass(DeployedApplication.class.getName())
                            .getConstructor()
                            .newInstance();
            FutureTask<Void> life = new FutureTask<>(() -> application.accept(text), null);
            Thread thread = new Thread(life, "server");
            thread.setContextClassLoader(loader);
            thread.start();
            thread.join();
            life.get();
            return new WeakReference<>(loader);
        }
    }

    private record Last(Object value) {}

    /** JDK 17 keeps the types of the record whose methods it made last (java.lang.runtime.ObjectMethods): now it is one of this loader. */
    private static void forgetLastRecord() {
        Last last = new Last("last");
        assertThat(last)
                .isEqualTo(new Last("last"))
                .hasToString("Last[value=last]")
                .hasSameHashCodeAs(new Last("last"));
    }

    /** The broker in this JVM has threads and beans of its own. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("nxop-access") || name.startsWith("kafka-producer"))
                .toList();
    }

    private static List<String> beans() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .map(ObjectName::getDomain)
                .filter(domain -> domain.equals("kafka.producer") || domain.startsWith("com.aa.nxop"))
                .toList();
    }

    @Test
    void leavesNothingBehind() throws Exception {
        try (Alone alone = Alone.in(sandbox)) {
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < DEPLOYMENTS; i++) {
                loaders.add(deployed(text("AWS_MSK_IAM")));
            }
            forgetLastRecord();
            // Sessions of text live for some seconds after their last client, and so do the AWS SDK's timers.
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        System.gc();
                        assertThat(loaders)
                                .allSatisfy(loader -> assertThat(loader.get()).isNull());
                    });
            assertThat(threads()).isEmpty();
            assertThat(beans()).isEmpty();
        }
    }
}
