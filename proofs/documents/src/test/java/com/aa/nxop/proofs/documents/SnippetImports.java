package com.aa.nxop.proofs.documents;

import java.util.List;
import java.util.stream.Collectors;

/** What a snippet that is no whole file may use without saying where it comes from. */
final class SnippetImports {
    /** On one line, see {@link Snippet}. */
    static final String IMPORTS = List.of(
                    "com.aa.nxop.access.*",
                    "com.aa.nxop.access.doctor.*",
                    "com.aa.nxop.access.docdb.*",
                    "com.aa.nxop.access.metrics.*",
                    "com.aa.nxop.access.msk.*",
                    "com.aa.nxop.access.s3.*",
                    "com.aa.nxop.access.springboot.test.NxopSandboxTest",
                    "com.aa.nxop.testkit.*",
                    "com.mongodb.MongoClientSettings",
                    "com.mongodb.client.MongoClient",
                    "com.mongodb.client.MongoClients",
                    "com.sun.net.httpserver.HttpServer",
                    "java.net.InetSocketAddress",
                    "java.net.URI",
                    "java.nio.file.*",
                    "java.time.*",
                    "java.util.*",
                    "org.apache.kafka.clients.consumer.*",
                    "org.apache.kafka.clients.producer.*",
                    "org.junit.jupiter.api.*",
                    "org.junit.jupiter.api.extension.RegisterExtension",
                    "org.springframework.beans.factory.annotation.Autowired",
                    "software.amazon.awssdk.core.sync.RequestBody",
                    "software.amazon.awssdk.regions.Region",
                    "software.amazon.awssdk.services.s3.*",
                    "software.amazon.awssdk.services.s3.presigner.*",
                    "software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest",
                    "software.amazon.awssdk.services.ssm.*",
                    "software.amazon.awssdk.transfer.s3.S3TransferManager",
                    "static java.nio.charset.StandardCharsets.UTF_8",
                    "static org.assertj.core.api.Assertions.*")
            .stream()
            .map(name -> "import " + name + "; ")
            .collect(Collectors.joining());

    /** Fields that a document may speak of as known from before. */
    static final String KNOWN = """
            package documents;
            public abstract class Known {
                protected com.aa.nxop.access.NxopAccess nxop;
                protected com.aa.nxop.testkit.NxopSandbox sandbox;
                protected software.amazon.awssdk.services.s3.S3Client s3;
                protected java.util.Properties myProperties;
                protected io.micrometer.core.instrument.MeterRegistry registry;
            }
            """;

    private SnippetImports() {}
}
