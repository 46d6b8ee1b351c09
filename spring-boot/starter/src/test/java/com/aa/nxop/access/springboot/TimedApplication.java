package com.aa.nxop.access.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import software.amazon.awssdk.services.s3.S3Client;

/** A web application with Actuator and S3, whose client is of the starter or has static keys. */
@Configuration(proxyBeanMethods = false)
@Import(EmptyApplication.class)
class TimedApplication {
    static final String READY = "The application is ready.";

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(TimedApplication.class);
        application.run("--server.port=0", "--spring.main.banner-mode=off");
    }

    @Bean
    User user(S3Client s3) {
        return new User(s3);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "nxop.enabled", havingValue = false)
    S3Client s3Client() {
        return S3Client.create();
    }

    /** Of S3. */
    record User(S3Client s3) {
        @EventListener(ApplicationReadyEvent.class)
        void ready() {
            System.out.println(READY);
        }
    }
}
