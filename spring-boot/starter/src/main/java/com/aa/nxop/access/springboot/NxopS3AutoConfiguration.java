package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.s3.NxopS3;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3's clients, if neither the application nor spring-cloud-aws has made them. Made when somebody asks for them. */
@AutoConfiguration(
        after = NxopAccessAutoConfiguration.class,
        afterName = {
            "io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration",
            "io.awspring.cloud.autoconfigure.s3.S3CrtAsyncClientAutoConfiguration",
            "io.awspring.cloud.autoconfigure.s3.S3TransferManagerAutoConfiguration"
        })
@ConditionalOnClass({S3Client.class, NxopS3.class})
@ConditionalOnBean(NxopAccess.class)
class NxopS3AutoConfiguration {
    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean
    S3Client nxopS3Client(NxopAccess nxop) {
        return NxopS3.client(nxop);
    }

    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean
    S3AsyncClient nxopS3AsyncClient(NxopAccess nxop) {
        return NxopS3.asyncClient(nxop);
    }

    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean
    S3Presigner nxopS3Presigner(NxopAccess nxop) {
        return NxopS3.presigner(nxop);
    }
}
