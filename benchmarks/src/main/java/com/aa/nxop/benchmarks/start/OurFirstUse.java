package com.aa.nxop.benchmarks.start;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.access.s3.NxopS3;
import java.util.Map;

/** First use of a client of the SDK's. */
public final class OurFirstUse {
    private OurFirstUse() {}

    public static void main(String[] arguments) throws Exception {
        try (NxopAccess nxop = NxopAccess.fromEnvironment()) {
            switch (arguments[0]) {
                case "s3" -> FirstUse.of(NxopS3.client(nxop));
                case "kafka" -> FirstUse.of(NxopMsk.clientProperties(nxop, Map.of()));
                default -> FirstUse.of(NxopDocumentDb.settings(nxop).build());
            }
        }
    }
}
