package com.aa.nxop.access.springboot.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The example of examples/spring-boot has the heavy parts. Here the application's own properties name another role, which gives way. */
@Tag("full")
@NxopSandboxTest(
        buckets = "orders",
        classes = AnnotatedTest.Application.class,
        properties = "nxop.session-name=orders",
        webEnvironment = WebEnvironment.NONE)
final class AnnotatedTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    NxopSandbox sandbox;

    @Autowired
    NxopAccess nxop;

    @Autowired
    S3Client s3;

    @Test
    void theApplicationStandsInTheSandbox() {
        assertThat(nxop.config().role().arn()).isEqualTo(sandbox.targetRole());
        s3.putObject(put -> put.bucket("orders").key("1"), RequestBody.fromString("Hello"));
        assertThat(sandbox.sts().calls())
                .filteredOn(call -> call.bySession() && call.action().equals("AssumeRole"))
                .singleElement()
                .satisfies(call -> assertThat(call.parameters()).containsEntry("RoleSessionName", "orders"));
    }

    @Nested
    class OfTheSameContext {
        @Test
        void hasTheSameSandbox(@Autowired ApplicationContext context) {
            assertThat(context.getBean(NxopSandbox.class)).isSameAs(sandbox);
        }
    }
}
