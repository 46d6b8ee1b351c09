package com.aa.nxop.proofs.documents;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.docdb.DocumentDbFinding;
import com.aa.nxop.access.msk.MskFinding;
import com.aa.nxop.access.s3.S3Finding;
import java.util.List;

/** Core's findings and those of every adapter. */
final class AllFindings {
    private AllFindings() {}

    static List<List<? extends Finding>> byModule() {
        return List.of(
                List.of(CoreFinding.values()),
                List.of(MskFinding.values()),
                List.of(DocumentDbFinding.values()),
                List.of(S3Finding.values()));
    }

    static List<Finding> values() {
        return byModule().stream().<Finding>flatMap(List::stream).toList();
    }
}
