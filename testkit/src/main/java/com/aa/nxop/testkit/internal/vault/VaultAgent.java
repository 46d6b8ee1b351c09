package com.aa.nxop.testkit.internal.vault;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.SandboxVault;
import com.aa.nxop.testkit.internal.sts.RoleSessions;
import com.aa.nxop.testkit.internal.sts.StsRefusal;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Vault and the agent that its injector puts beside the pod: renders a file with the credentials of a role, when it is told to. By
 * itself it renders only once, as with {@code agent-pre-populate-only}. Thread-safe.
 */
public final class VaultAgent implements SandboxVault, AutoCloseable {
    private final VaultLease lease;
    private final SecretFile file;
    private volatile SandboxVault.Format format = SandboxVault.Format.EXPORT;

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

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public void render() {
        file.write(SecretTemplate.render(format, lease.read().issued()));
    }

    @Override
    public void render(SandboxSts.Session session) {
        file.write(SecretTemplate.render(format, session));
    }

    @Override
    public void renderAs(SandboxVault.Format value) {
        format = value;
        render();
    }

    @Override
    public void write(String content) {
        file.write(content);
    }

    @Override
    public void half() {
        String whole = SecretTemplate.render(format, lease.read().issued());
        file.write(whole.substring(0, whole.length() / 2));
    }

    @Override
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
