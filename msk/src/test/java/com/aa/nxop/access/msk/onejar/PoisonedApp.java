package com.aa.nxop.access.msk.onejar;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Another client of Kafka's is made on the common pool before the SDK is asked for anything. */
public final class PoisonedApp {
    private PoisonedApp() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            CompletableFuture.runAsync(PoisonedApp::anotherClient).get();
        } catch (ExecutionException e) {
            System.out.println("another client: " + e.getCause().getClass().getSimpleName());
        }
        try (NxopAccess nxop = NxopAccess.fromEnvironment()) {
            NxopMsk.clientProperties(nxop);
            System.out.println("no error");
        } catch (AccessException e) {
            System.out.println(e.finding().id() + ": " + e.what());
        }
    }

    private static void anotherClient() {
        new KafkaProducer<>(Map.of("bootstrap.servers", "127.0.0.1:1"), new StringSerializer(), new StringSerializer())
                .close();
    }
}
