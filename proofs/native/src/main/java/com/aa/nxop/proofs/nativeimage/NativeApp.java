package com.aa.nxop.proofs.nativeimage;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.access.msk.NxopMsk;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What needs reflection in a native image: the Doctor's checks, and the classes that Kafka is told by name. */
public final class NativeApp {
    private NativeApp() {}

    public static void main(String[] args) throws Exception {
        try (NxopAccess nxop = NxopAccess.fromEnvironment()) {
            Diagnosis diagnosis = Doctor.diagnose(nxop);
            System.out.print(diagnosis);
            try (Producer<String, String> producer = new KafkaProducer<>(
                    NxopMsk.clientProperties(nxop, Map.of()), new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("nxop-example-topic", "AA107"))
                        .get();
            }
        }
    }
}
