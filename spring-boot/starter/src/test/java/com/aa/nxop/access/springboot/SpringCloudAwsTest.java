package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** spring-cloud-aws with the NXOP role: its beans, and its imports, which are read before there are beans. */
@Tag("full")
final class SpringCloudAwsTest {
    @SpringBootApplication(excludeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
    @ComponentScan(useDefaultFilters = false)
    static class SqsApplication {}

    /** awspring/spring-cloud-aws 666. */
    @Test
    void anImportOfParametersAndAClientOfSqsHaveTheRole() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .ssm(ssm -> ssm.parameter("/nxop-example/greeting", "Hello from NXOP"))
                        .start();
                ConfigurableApplicationContext context = TestApplication.start(
                        sandbox,
                        SqsApplication.class,
                        "--spring.config.import=aws-parameterstore:/nxop-example/",
                        "--spring.cloud.aws.parameterstore.endpoint=" + sandbox.uri(Endpoint.SSM))) {
            assertThat(context.getEnvironment().getProperty("greeting")).isEqualTo("Hello from NXOP");
            assertThat(context.getBean(SqsAsyncClient.class)
                            .serviceClientConfiguration()
                            .credentialsProvider())
                    .isSameAs(context.getBean(NxopAccess.class).credentialsProvider());
            assertThat(sandbox.sts().calls())
                    .filteredOn(call -> call.bySession() && call.action().equals("AssumeRole"))
                    .hasSize(1);
            assertThat(Map.of("parameters", sandbox.requests(Endpoint.SSM))).doesNotContainValue(0);
        }
    }
}
