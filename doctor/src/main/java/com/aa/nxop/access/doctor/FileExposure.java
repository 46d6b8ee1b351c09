package com.aa.nxop.access.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Whether every user of the machine can read a file with credentials. A note, not an error: in a pod, only its own containers see the
 * file. Of the kubelet's token files nothing is said: their mode is the kubelet's to choose.
 */
final class FileExposure {
    private FileExposure() {}

    /** What to say of the file that Vault renders; nothing if others cannot read it, or the file system knows no such thing. */
    static String ofVaultFile(Path file) {
        if (Files.isDirectory(file)) {
            return ""; // The mode of a mounted folder says nothing of its files.
        }
        Set<PosixFilePermission> mode;
        try {
            mode = Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return "";
        }
        return mode.contains(PosixFilePermission.OTHERS_READ)
                ? "Every user of the pod's containers can read the file (" + PosixFilePermissions.toString(mode)
                        + "). To keep others out, set the annotation vault.hashicorp.com/agent-inject-perms-"
                        + file.getFileName()
                        + ": \"0440\"."
                : "";
    }
}
