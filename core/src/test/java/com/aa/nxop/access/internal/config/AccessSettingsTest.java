package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Pod;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessSettingsTest {
    private static final Set<String> ONLY_SHOWN = Set.of("reported", "unknownVariables");

    /** A new component of the settings must be compared, too. */
    @Test
    void everythingIsComparedButWhatIsOnlyShown() {
        long compared = Arrays.stream(AccessSettings.class.getRecordComponents())
                .filter(component -> !ONLY_SHOWN.contains(component.getName()))
                .count();
        assertThat(AccessSettings.of(Pod.withPodIdentity()).effect())
                .hasSize((int) compared)
                .doesNotContainNull();
    }
}
