package com.aa.nxop.access.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docs/guide/observability.md has every meter with its tags. */
@Tag("full")
@Timeout(60)
class MetersDocumentedTest {
    @Test
    void everyMeterWithItsTags() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "guide", "observability.md"));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess access = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            new NxopMetrics(access).bindTo(registry);
        }
        assertThat(registry.getMeters()).isNotEmpty().allSatisfy(meter -> {
            String row = document.lines()
                    .filter(line -> line.startsWith("| `" + meter.getId().getName() + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + meter.getId()));
            meter.getId().getTags().forEach(tag -> assertThat(row).contains("`" + tag.getKey() + "`"));
        });
    }
}
