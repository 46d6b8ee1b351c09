package com.aa.nxop.access.internal.io;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * The machine's {@code ~/.aws/config} and {@code ~/.aws/credentials}. No client of the SDK takes anything from them, but the AWS SDK
 * parses both whenever a client is built, whatever the client is told: where one of them is broken, no client can be built.
 */
public final class ProfileFiles {
    private ProfileFiles() {}

    /**
     * A file that the AWS SDK cannot parse.
     *
     * @param variable names the file
     * @param cause what the AWS SDK throws, which names neither the file nor the variable
     */
    public record BrokenFile(Path file, String variable, RuntimeException cause) {}

    /**
     * What every client is to be given, so that nothing that a profile says reaches it.
     *
     * @return no profiles at all
     */
    @SuppressWarnings("exports") // For the SDK's own modules.
    public static ProfileFile none() {
        return ProfileFile.aggregator().build();
    }

    /** Parses both files as the AWS SDK is about to when it builds a client; empty where it can. */
    public static Optional<BrokenFile> firstBroken() {
        return firstBroken(
                        ProfileFileLocation.configurationFileLocation(),
                        ProfileFile.Type.CONFIGURATION,
                        ProfileFileSystemSetting.AWS_CONFIG_FILE)
                .or(() -> firstBroken(
                        ProfileFileLocation.credentialsFileLocation(),
                        ProfileFile.Type.CREDENTIALS,
                        ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE));
    }

    private static Optional<BrokenFile> firstBroken(
            Optional<Path> there, ProfileFile.Type type, ProfileFileSystemSetting setting) {
        return there.flatMap(file -> {
            try {
                ProfileFile.builder().content(file).type(type).build();
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(new BrokenFile(file, setting.name(), e));
            }
        });
    }
}
