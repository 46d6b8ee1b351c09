package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DocumentDB refuses a login with a wrong time as it refuses an unknown user: the SDK knows the clock by STS's answers. */
@Tag("full")
@Timeout(60)
final class WrongClockTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @Test
    void theClockIsSaidBeforeTheUser() {
        sandbox.clock().advance(Duration.ofMinutes(-40));
        sandbox.token().rotate();
        try (NxopAccess nxop = Access.in(sandbox)) {
            AccessException failure = catchThrowableOfType(AccessException.class, () -> NxopDocumentDb.client(nxop));
            assertThat(failure).isNotNull();
            assertThat(failure.finding()).isEqualTo(DocumentDbFinding.DOCDB_LOGIN_REFUSED);
            assertThat(failure.what())
                    .startsWith("DocumentDB refused the login of arn:aws:sts::178549792225:assumed-role/example-role/")
                    .endsWith(", which STS accepts. The pod's clock is 40 minutes ahead of AWS's.");
            assertThat(failure.remedy())
                    .startsWith(
                            "Correct the clock of the pod's node (chrony): services refuse a login with a wrong time,"
                                    + " whatever the policies say. If the login still fails then: Register the role, not its"
                                    + " session");
        } finally {
            sandbox.clock().advance(Duration.ofMinutes(40));
        }
    }

    /** AWS tolerates five. */
    @Test
    void aFewMinutesAreNoReason() {
        sandbox.clock().advance(Duration.ofMinutes(-3));
        sandbox.token().rotate();
        try (NxopAccess nxop = Access.in(sandbox);
                MongoClient client = NxopDocumentDb.client(nxop)) {
            assertThat(nxop.adapterContext().clockSkew()).isEmpty();
            assertThat(client.getClusterDescription().hasWritableServer()).isTrue();
        } finally {
            sandbox.clock().advance(Duration.ofMinutes(3));
        }
    }
}
