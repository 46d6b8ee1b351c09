package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxExtensionTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX =
            NxopSandbox.builder().pod(pod -> pod.namespace("extension")).build();

    private static @Nullable URI seen;

    @Test
    @Order(1)
    void isRunningAndComesAsAParameter(NxopSandbox parameter) {
        assertThat(parameter).isSameAs(SANDBOX).hasToString("NxopSandbox of extension/example-app");
        seen = parameter.uri(Endpoint.STS);
        assertThat(PodClient.in(parameter).fromAgent()).isNotNull();
    }

    @Test
    @Order(2)
    void isTheSameForAllTestsOfTheClass(NxopSandbox sandbox) {
        assertThat(sandbox.uri(Endpoint.STS)).isEqualTo(seen);
    }

    @Nested
    class WithinIt {
        @Test
        void isTheSameForNestedClasses(NxopSandbox sandbox) {
            assertThat(sandbox.uri(Endpoint.STS)).isNotNull().isEqualTo(seen);
        }
    }

    @Nested
    class WithinItAgain {
        @Test
        void survivesTheFirstNestedClass(NxopSandbox sandbox) {
            assertThat(sandbox.uri(Endpoint.STS)).isNotNull().isEqualTo(seen);
        }
    }
}
