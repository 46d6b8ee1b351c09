package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.metrics.NxopMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The session's metrics. They count the first attempt also where it came before the registry. */
@AutoConfiguration(after = NxopAccessAutoConfiguration.class)
@ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
@ConditionalOnBean(NxopAccess.class)
class NxopMetricsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    NxopMetrics nxopMetrics(NxopAccess nxop) {
        return new NxopMetrics(nxop);
    }
}
