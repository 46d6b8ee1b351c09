package com.aa.nxop.access.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.SmallFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Reads the file by its name each time, because the Vault Agent replaces what the name stands for; and again after a moment while it is
 * not there or not whole.
 */
record VaultFileReader(Path file, Patience patience) {
    /** Three parts of a few kilobytes at most. */
    private static final int LARGEST = 64 * 1024;

    /**
     * @param written when the file was written, by its own word
     * @param ttl how long the credentials live from then on, where the file says so
     * @param maybeCut whether it ends in a value that might have gone on, and stayed so
     */
    record Contents(AwsSessionCredentials credentials, Instant written, Optional<Duration> ttl, boolean maybeCut) {}

    /** One look at the file; its time from before, so that credentials are never taken for younger than they are. */
    private record Look(Instant written, String text) {}

    /**
     * Whole credentials.
     *
     * @throws AccessException if there are none after several looks
     */
    Contents read() {
        long start = System.nanoTime();
        @Nullable Look last = null;
        for (int attempt = 1; ; attempt++) {
            AccessException failure;
            try {
                Look look = look();
                VaultText text = VaultText.parse(look.text());
                // A last value that nothing closes may be cut: it counts once a second look has found the same.
                if (text.credentials().isPresent() && (!text.maybeCut() || look.equals(last))) {
                    return new Contents(text.credentials().get(), look.written(), text.ttl(), text.maybeCut());
                }
                last = look;
                failure = incomplete(text.credentials().isPresent() ? "was still being written" : text.problem());
            } catch (IOException e) {
                failure = unreadable(e);
            }
            Duration pause = patience.pauseAfter(attempt);
            if (!patience.allows(attempt, start, pause)) {
                throw failure;
            }
            patience.rest(pause, "to read the file again that Vault renders");
        }
    }

    private Look look() throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        String text = SmallFile.read(file, LARGEST);
        if (!Files.getLastModifiedTime(file).toInstant().equals(written)) {
            return new Look(written, ""); // Written meanwhile: what was read may be of two files.
        }
        return new Look(written, text);
    }

    private AccessException incomplete(String problem) {
        return new AccessException(
                Finding.VAULT_FILE_INCOMPLETE,
                "The file " + file + " that Vault renders " + problem + ": nothing of it is used.",
                "It is read again. If it stays, look at the log of the vault-agent container, and let its template write the three"
                        + " parts of aws/sts/<role>: access_key, secret_key and security_token, each on a line of its own.");
    }

    private AccessException unreadable(IOException e) {
        String why = "cannot be read (" + e.getClass().getSimpleName() + ")";
        if (e instanceof NoSuchFileException) {
            why = "does not exist";
        } else if (e instanceof AccessDeniedException) {
            why = "may not be read by the application's user";
        } else if (e instanceof CharacterCodingException) {
            why = "is not text in UTF-8";
        } else if (e instanceof SmallFile.TooLarge) {
            why = "is larger than " + LARGEST + " bytes: it is something else";
        }
        return new AccessException(
                Finding.VAULT_FILE_UNREADABLE,
                "The file " + file + " that Vault renders " + why + ".",
                "Check NXOP_VAULT_FILE and the annotation vault.hashicorp.com/agent-inject-secret-<file name> on the pod template,"
                        + " and the log of the vault-agent container; agent-run-as-same-user or fsGroup lets another user read it.",
                e);
    }
}
