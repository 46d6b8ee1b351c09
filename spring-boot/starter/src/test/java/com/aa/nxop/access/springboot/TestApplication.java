package com.aa.nxop.access.springboot;

import com.aa.nxop.testkit.NxopSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.kafka.annotation.KafkaListener;

/** An application as people write it: not a word of access. */
@SpringBootApplication
@ComponentScan(useDefaultFilters = false)
class TestApplication {
    /** To close the reactive driver's Netty takes two seconds. */
    static final String NOT_REACTIVE = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration";

    /** Starts it in the sandbox's pod, whose variables are arguments here: a process cannot set its own. */
    static ConfigurableApplicationContext start(NxopSandbox sandbox, Class<?> application, String... more) {
        return start(sandbox.environment(), application, more);
    }

    static ConfigurableApplicationContext start(Map<String, String> variables, Class<?> application, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off"));
        variables.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.addAll(List.of(more));
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        return spring.run(arguments.toArray(String[]::new));
    }

    @Bean
    Inbox inbox() {
        return new Inbox();
    }

    /** A listener as people write it. */
    static final class Inbox {
        final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        volatile String threads = "";

        @KafkaListener(topics = "flights", groupId = "nxop-example", properties = "auto.offset.reset=earliest")
        void take(String message) {
            threads = Thread.currentThread().getClass().getSimpleName();
            messages.add(message);
        }
    }
}
