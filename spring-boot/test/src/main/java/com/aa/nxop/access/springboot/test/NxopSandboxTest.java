package com.aa.nxop.access.springboot.test;

import com.aa.nxop.testkit.Part;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of a Spring Boot application in a sandbox: the application starts as in a pod of KPaaS, and finds the NXOP account on loopback.
 *
 * <pre>{@code
 * @NxopSandboxTest(with = {Part.MSK, Part.DOCDB}, topics = "flights")
 * class FlightsTest {
 *     @Autowired
 *     NxopSandbox sandbox;
 * }
 * }</pre>
 *
 * <p>It is a {@link SpringBootTest}. Tests whose annotations are equal share one context and one sandbox, which ends after the context. What the
 * application's own configuration says of {@code nxop.} gives way to the sandbox.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest
@TestPropertySource( // The sandbox's servers say much, and nothing that a test of an application is about.
        properties = {
            "logging.level.kafka=off",
            "logging.level.state.change.logger=off",
            "logging.level.org.apache.kafka=warn",
            "logging.level.org.gaul.s3proxy=warn",
            "logging.level.de.bwaldvogel=off"
        })
public @interface NxopSandboxTest {
    /** The heavy parts to start: MSK, DocumentDB. */
    Part[] with() default {};

    /** Topics of one partition, which MSK has from the beginning. */
    String[] topics() default {};

    /** Buckets, beside the sandbox's own. */
    String[] buckets() default {};

    /** As in {@link SpringBootTest}. */
    @AliasFor(annotation = SpringBootTest.class)
    WebEnvironment webEnvironment() default WebEnvironment.MOCK;

    /** As in {@link SpringBootTest}. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes() default {};

    /** As in {@link SpringBootTest}. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};
}
