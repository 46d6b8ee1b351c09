package com.aa.nxop.proofs.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No package of any module needs a package that needs it. */
final class PackageCyclesTest {
    @Test
    void noPackageOfAPublishedModuleIsInACycle() {
        PackageSlices.areFreeOfCycles().check(PublishedClasses.ALL);
    }

    @Test
    void everyPublishedModuleIsLookedAt() {
        assertThat(List.of(
                        "com.aa.nxop.access.internal.io.SmallFile",
                        "com.aa.nxop.access.NxopAccess",
                        "com.aa.nxop.access.doctor.Doctor",
                        "com.aa.nxop.access.s3.NxopS3",
                        "com.aa.nxop.access.msk.NxopMsk",
                        "com.aa.nxop.access.docdb.NxopDocumentDb",
                        "com.aa.nxop.access.springboot.NxopAccessAutoConfiguration",
                        "com.aa.nxop.access.springboot.test.NxopSandboxTest",
                        "com.aa.nxop.testkit.NxopSandbox"))
                .allMatch(PublishedClasses.ALL::contain);
    }

    @Test
    void twoPackagesThatNeedEachOtherAreFound() {
        assertThatThrownBy(() -> PackageSlices.areFreeOfCycles()
                        .check(new ClassFileImporter().importPackages("com.aa.nxop.proofs.house.cycle")))
                .hasMessageContaining("Cycle detected: Slice com.aa.nxop.proofs.house.cycle.first");
    }
}
