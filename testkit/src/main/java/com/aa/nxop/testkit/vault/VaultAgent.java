package com.aa.nxop.testkit.vault;

import com.aa.nxop.testkit.account.AccountSession;
import com.aa.nxop.testkit.sts.RoleSessions;
import com.aa.nxop.testkit.sts.StsRefusal;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Vault and the agent that its injector puts beside the pod: renders a file with the credentials of a role, when it is told to. By
 * itself it renders only once, as with {@code agent-pre-populate-only}. Thread-safe.
 */
public final class VaultAgent implements AutoCloseable {
    private final VaultLease lease;
    private final SecretFile file;
    private volatile VaultFormat format = VaultFormat.EXPORT;

    private VaultAgent(VaultLease lease, SecretFile file) {
        this.lease = lease;
        this.file = file;
    }

    /**
     * Renders for the first time, as the init container does. If the role that Vault serves does not trust Vault's there is no file:
     * {@link #render()} says why.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static VaultAgent start(VaultRoles roles, RoleSessions sts, InstantSource clock) {
        VaultAgent agent = new VaultAgent(new VaultLease(roles, sts, clock), SecretFile.create(clock));
        try {
            agent.render();
            return agent;
        } catch (StsRefusal e) {
            return agent;
        } catch (RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    /** As in {@code NXOP_VAULT_FILE}. */
    public Path path() {
        return file.path();
    }

    /**
     * Replaces the file by one with a fresh session, by rename. Its time of change is that of the sandbox's clock.
     *
     * @throws StsRefusal if the role that Vault serves does not trust Vault's; the file stays as it is
     */
    public void render() {
        file.write(format.render(lease.read()));
    }

    /** Replaces the file by one with this session, whoever gave it: as if Vault served another role, or its template read something else. */
    public void render(AccountSession session) {
        file.write(format.render(session));
    }

    /** The same in another format, from now on. */
    public void renderAs(VaultFormat value) {
        format = value;
        render();
    }

    /** Puts anything in the file's place. */
    public void write(String content) {
        file.write(content);
    }

    /** Half a file, cut within the session token: what a reader may find where a file is not replaced by rename. */
    public void half() {
        String whole = format.render(lease.read());
        file.write(whole.substring(0, whole.length() / 2));
    }

    /** As before the agent has rendered anything. */
    public void delete() {
        file.delete();
    }

    /** Deletes the file and its directory. */
    @Override
    public void close() {
        file.close();
    }

    @Override
    public String toString() {
        return "VaultAgent with " + path();
    }
}
