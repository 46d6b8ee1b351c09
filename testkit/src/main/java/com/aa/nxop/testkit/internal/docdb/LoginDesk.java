package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.SandboxDocumentDb;
import com.aa.nxop.testkit.internal.iam.Partition;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.Role;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.time.InstantSource;
import java.util.Set;

/** Decides who may log in. Knows nothing of MongoDB's wire. Thread-safe. */
final class LoginDesk {
    private final String host;
    private final InstantSource clock;
    private final SignatureCheck<AccountSession> signatures;
    private final Users users;
    private final Records records;

    LoginDesk(String region, Sessions sessions, InstantSource clock, Users users, Records records) {
        this.host = "sts." + region + "." + Partition.of(region).dnsSuffix();
        this.clock = clock;
        this.signatures = SignatureCheck.of("sts", sessions, clock).inRegions(Set.of(region));
        this.users = users;
        this.records = records;
    }

    /** The STS that clients sign for: never with a port, which drivers cannot read. */
    String stsHost() {
        return host;
    }

    /**
     * Lets somebody in, and records it.
     *
     * @param nonce of this one conversation, the client's half and the server's
     * @return the user that the connection acts as from now on
     */
    String admit(String member, byte[] nonce, SignedIdentity signed) throws UnacceptableCommand {
        AccountSession session = verified(nonce, signed);
        String user = userName(session.role());
        if (users.find(user).isEmpty()) {
            throw new UnacceptableCommand("There is no user \"" + user + "\" in $external for " + session.arn()
                    + "; registered are " + users.names() + ".");
        }
        records.add(new SandboxDocumentDb.Login(clock.instant(), user, session.arn(), session.accessKeyId(), member));
        return user;
    }

    private AccountSession verified(byte[] nonce, SignedIdentity signed) throws UnacceptableCommand {
        try {
            return signatures.verify(signed.call(host, nonce));
        } catch (SignatureRefusal e) {
            throw new UnacceptableCommand(e.reason() + ": " + e.text());
        }
    }

    void refused(String member, int code, String text, String why) {
        records.add(new SandboxDocumentDb.Refusal(clock.instant(), member, code, text, why));
    }

    /** All that can be told from the ARN of a session: the role's without its path. */
    static String userName(Role role) {
        return "arn:" + role.arn().split(":", 3)[1] + ":iam::" + role.accountId() + ":role/" + role.name();
    }
}
