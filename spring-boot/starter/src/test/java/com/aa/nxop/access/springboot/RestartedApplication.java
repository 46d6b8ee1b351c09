package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Has devtools restart it once, as after a change of a class, and prints what there is each time. */
@Configuration(proxyBeanMethods = false)
@Import(EmptyApplication.class)
class RestartedApplication {
    private static final String RESTARTED = "restarted";

    public static void main(String[] arguments) {
        SpringApplication.run(
                RestartedApplication.class, "--spring.main.banner-mode=off", "--spring.main.web-application-type=none");
    }

    @Bean
    Witness witness(NxopAccess nxop) {
        return new Witness(nxop);
    }

    record Witness(NxopAccess nxop) {
        @EventListener(ApplicationReadyEvent.class)
        void ready() {
            System.out.println(
                    "Application: " + Witness.class.getClassLoader().getClass().getSimpleName());
            System.out.println(
                    "SDK: " + NxopAccess.class.getClassLoader().getClass().getSimpleName());
            System.out.println(
                    "Key: " + nxop.credentialsProvider().resolveCredentials().accessKeyId());
            System.out.println("Timers: " + timers());
            if (System.setProperty(RESTARTED, "true") == null) {
                new Thread(() -> Restarter.getInstance().restart()).start();
            } else {
                Runtime.getRuntime().halt(0); // A thread of devtools would keep the process.
            }
        }

        private static List<String> timers() {
            return Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.equals("nxop-access-timer"))
                    .toList();
        }
    }
}
