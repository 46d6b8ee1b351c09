package com.aa.nxop.access;

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
     * What every client is to be given, so that nothing that a profile says reaches it.
     *
     * @return no profiles at all
     */
    @SuppressWarnings("exports") // For the SDK's own modules.
    public static ProfileFile none() {
        return ProfileFile.aggregator().build();
    }

    /**
     * Parses both files as the AWS SDK is about to: its own exception names neither file nor remedy.
     *
     * @throws AccessException if the AWS SDK will not be able to build a client
     */
    public static void check() {
        check(
                ProfileFileLocation.configurationFileLocation(),
                ProfileFile.Type.CONFIGURATION,
                ProfileFileSystemSetting.AWS_CONFIG_FILE);
        check(
                ProfileFileLocation.credentialsFileLocation(),
                ProfileFile.Type.CREDENTIALS,
                ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE);
    }

    private static void check(Optional<Path> there, ProfileFile.Type type, ProfileFileSystemSetting setting) {
        there.ifPresent(file -> {
            try {
                ProfileFile.builder().content(file).type(type).build();
            } catch (RuntimeException e) {
                throw new AccessException(
                        Finding.CONFIG_PROFILE_FILE,
                        "The AWS SDK cannot read the profile file " + file + ": " + e.getMessage() + ".",
                        "Correct the file. Or set " + setting.name()
                                + "=/dev/null where no profile is needed: the AWS SDK parses this file whenever it builds a"
                                + " client, though this SDK takes nothing from it in a pod.",
                        e);
            }
        });
    }
}
