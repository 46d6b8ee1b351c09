package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The endpoint {@code nxop}, which is off unless it is exposed, and what {@code info} says. */
@AutoConfiguration(after = NxopAccessAutoConfiguration.class)
@ConditionalOnClass({InfoContributor.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(NxopAccess.class)
class NxopActuatorAutoConfiguration {
    @Bean
    @ConditionalOnAvailableEndpoint(DoctorEndpoint.class)
    DoctorEndpoint nxopDoctorEndpoint(NxopAccess nxop) {
        return new DoctorEndpoint(nxop);
    }

    @Bean
    @ConditionalOnEnabledInfoContributor("nxop")
    InfoContributor nxopInfoContributor(NxopAccess nxop) {
        return new AccessInfoContributor(nxop);
    }
}
