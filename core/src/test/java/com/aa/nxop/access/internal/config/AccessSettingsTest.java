package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Pod;
import org.junit.jupiter.api.Test;

class AccessSettingsTest {
    /** A new component of the settings must be compared, too. */
    @Test
    void everythingIsCompared() {
        assertThat(AccessSettings.of(Pod.withPodIdentity()).effect())
                .hasSize(AccessSettings.class.getRecordComponents().length)
                .doesNotContainNull();
    }
}
