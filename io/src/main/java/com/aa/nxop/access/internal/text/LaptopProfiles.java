package com.aa.nxop.access.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;

/**
 * The machine's profiles, without their two ways to the metadata service: the AWS SDK asks it for a region to assume a profile's role
 * in, if the profile names none; and a profile may name it as the source of its credentials.
 *
 * @param region where a profile names none
 */
public record LaptopProfiles(Supplier<ProfileFile> files, Region region) implements Supplier<ProfileFile> {
    private static final String METADATA = "Ec2InstanceMetadata";
    /** The AWS SDK knows no such source, and says so with these words where the profile is used. */
    private static final String REFUSED = METADATA + " (which gives a node's role; a laptop has none)";

    @Override
    public ProfileFile get() {
        ProfileFile profiles = files.get();
        // Of two values the one in the file that was added first counts.
        return ProfileFile.aggregator()
                .addFile(file(profiles, profile -> namesMetadata(profile) ? "credential_source = " + REFUSED : ""))
                .addFile(profiles)
                .addFile(file(profiles, profile -> "region = " + region.id()))
                .build();
    }

    /** When keys end, by the word of their profile: tools such as saml2aws write it, and the AWS SDK does not look at it. */
    public Optional<Instant> statedEnd(String accessKeyId) {
        return get().profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .filter(profile -> profile.property(ProfileProperty.AWS_ACCESS_KEY_ID)
                        .filter(accessKeyId::equals)
                        .isPresent())
                .flatMap(profile -> {
                    CredentialValues values = new CredentialValues();
                    profile.properties().forEach(values::put);
                    return StatedLifetime.of(values).end();
                });
    }

    private static boolean namesMetadata(Profile profile) {
        return profile.property(ProfileProperty.CREDENTIAL_SOURCE)
                .filter(source -> source.strip().equalsIgnoreCase(METADATA))
                .isPresent();
    }

    private static ProfileFile file(ProfileFile profiles, Function<Profile, String> line) {
        String text = profiles.profiles().values().stream()
                .map(profile -> "[profile " + profile.name() + "]\n" + line.apply(profile) + "\n")
                .collect(Collectors.joining());
        return ProfileFile.builder()
                .content(new ByteArrayInputStream(text.getBytes(UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
    }
}
