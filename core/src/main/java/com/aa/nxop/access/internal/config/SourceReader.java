package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.config.SourceSettings.AwsDefault;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.config.SourceSettings.VaultFile;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.io.HttpUri;
import com.aa.nxop.access.internal.text.DurationSyntax;
import com.aa.nxop.access.internal.text.VaultSection;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses the source: once, from what is configured, never from what happens to work. A chosen source whose settings are
 * incomplete is a problem, not a reason to look at the next one.
 */
record SourceReader(ConfigInput input) {
    private static final String AUTO = "auto";
    /** EC2's own address; kube2iam takes its place on the node. */
    private static final String METADATA_SERVICE = "http://169.254.169.254";
    /** The path in the Vault Agent injector's documentation for the secret that platforms name so. */
    private static final Path DEFAULT_VAULT_FILE = Path.of("/vault/secrets/aws-credentials");
    /** Vault's own default for {@code aws/sts}. */
    private static final Duration DEFAULT_TTL = Duration.ofHours(1);
    /** STS gives nothing shorter, and nothing longer by any of the calls that Vault makes (GetFederationToken: 36 hours). */
    private static final Duration SHORTEST_TTL = Duration.ofMinutes(15);

    private static final Duration LONGEST_TTL = Duration.ofHours(36);

    /** As the AWS CLI takes it for a profile. */
    private static final Pattern SECTION = Pattern.compile("[^\\[\\]\\p{Cntrl}]{1,100}");

    Optional<SourceSettings> read() {
        List<SourceKind> kinds = List.of(SourceKind.values());
        Optional<String> word = input.oneOf(
                Setting.SOURCE,
                Stream.concat(Stream.of(AUTO), kinds.stream().map(SourceKind::id))
                        .toList(),
                Function.identity());
        if (word.isEmpty() && input.isSet(Setting.SOURCE)) {
            return Optional.empty();
        }
        return kinds.stream()
                .filter(kind -> kind.id().equals(word.orElse(AUTO)))
                .findFirst()
                .map(this::read)
                .orElseGet(this::auto);
    }

    private Optional<SourceSettings> read(SourceKind kind) {
        return switch (kind) {
            case POD_IDENTITY -> podIdentity();
            case WEB_IDENTITY -> webIdentity();
            case KUBE2IAM -> kube2iam();
            case VAULT_FILE -> vaultFile();
            case AWS_DEFAULT -> Optional.of(new AwsDefault());
        };
    }

    /** @param chosen what {@link #read} gave */
    SourceChoice choice(SourceKind chosen) {
        boolean named = input.find(Setting.SOURCE)
                .filter(found -> !found.value().equalsIgnoreCase(AUTO))
                .isPresent();
        Set<SourceKind> unused = EnumSet.noneOf(SourceKind.class);
        if (input.isSet(Setting.CONTAINER_URI)) {
            unused.add(SourceKind.POD_IDENTITY);
        }
        if (input.isSet(Setting.WEB_IDENTITY_ROLE) && input.isSet(Setting.WEB_IDENTITY_TOKEN_FILE)) {
            unused.add(SourceKind.WEB_IDENTITY);
        }
        unused.remove(chosen);
        return new SourceChoice(named, unused);
    }

    private Optional<SourceSettings> auto() {
        if (input.isSet(Setting.CONTAINER_URI)
                || input.isSet(Setting.CONTAINER_TOKEN_FILE)
                || input.isSet(Setting.CONTAINER_TOKEN)) {
            return podIdentity();
        }
        if (input.isSet(Setting.WEB_IDENTITY_TOKEN_FILE) || input.isSet(Setting.WEB_IDENTITY_ROLE)) {
            return webIdentity();
        }
        input.problem(
                CoreFinding.SOURCE_NONE,
                "The pod has no credentials of its own: neither AWS_CONTAINER_CREDENTIALS_FULL_URI (EKS Pod Identity) nor"
                        + " AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN (IRSA) is set. EKS sets them when the pod starts: check"
                        + " that the service account has a Pod Identity association or the annotation"
                        + " eks.amazonaws.com/role-arn, then recreate the pod.");
        return Optional.empty();
    }

    private Optional<SourceSettings> podIdentity() {
        Optional<ConfiguredValue> address = required(Setting.CONTAINER_URI, "the address of the Pod Identity agent");
        Optional<URI> uri = address.flatMap(found -> HttpUri.parse(found.value()));
        if (address.isPresent() && uri.filter(HttpUri::mayCarryToken).isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_ENDPOINT,
                    address.get().name()
                            + (uri.isEmpty()
                                    ? " is not an address"
                                    : " names the host " + uri.get().getHost())
                            + ": the SDK sends the pod's token only over https, to a loopback address, or to the agent's own"
                            + " addresses 169.254.170.23 and [fd00:ec2::23]. Leave it as EKS sets it:"
                            + " http://169.254.170.23/v1/credentials.");
            uri = Optional.empty();
        }
        Optional<Path> file = input.file(Setting.CONTAINER_TOKEN_FILE, CoreFinding.CONFIG_INVALID);
        Optional<String> token = input.find(Setting.CONTAINER_TOKEN).map(ConfiguredValue::value);
        if (!input.isSet(Setting.CONTAINER_TOKEN_FILE) && token.isEmpty()) {
            required(Setting.CONTAINER_TOKEN_FILE, "the file with the pod's token for the Pod Identity agent");
        }
        return uri.map(endpoint -> new PodIdentity(endpoint, token.isPresent() ? Optional.empty() : file, token));
    }

    private Optional<SourceSettings> webIdentity() {
        Optional<ConfiguredValue> arn = required(Setting.WEB_IDENTITY_ROLE, "the pod's own role");
        Optional<TargetRole> role =
                arn.filter(found -> found.value().startsWith("arn:")).flatMap(found -> TargetRole.parse(found.value()));
        if (arn.isPresent() && role.isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_ROLE,
                    arn.get(),
                    "it must be the ARN of the pod's own role. Leave it as EKS sets it from the service account's annotation"
                            + " eks.amazonaws.com/role-arn.");
        }
        required(Setting.WEB_IDENTITY_TOKEN_FILE, "the file with the pod's web identity token");
        Optional<Path> file = input.file(Setting.WEB_IDENTITY_TOKEN_FILE, CoreFinding.CONFIG_INVALID);
        return role.flatMap(known -> file.map(path -> new WebIdentity(known, path)));
    }

    private Optional<SourceSettings> kube2iam() {
        Optional<ConfiguredValue> found = input.find(Setting.METADATA);
        Optional<URI> endpoint = found.map(ConfiguredValue::value)
                .or(() -> Optional.of(METADATA_SERVICE))
                .flatMap(HttpUri::parse)
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null);
        if (endpoint.isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_ENDPOINT,
                    found.orElseThrow().name()
                            + " is not an address: it must be an http or https URL with a host, no user name and no query."
                            + " Leave it out: then the SDK uses " + METADATA_SERVICE + ", where kube2iam answers.");
        }
        return endpoint.map(Kube2Iam::new);
    }

    private Optional<SourceSettings> vaultFile() {
        Optional<Path> file = input.isSet(Setting.VAULT_FILE)
                ? input.file(Setting.VAULT_FILE, CoreFinding.CONFIG_INVALID)
                : Optional.of(DEFAULT_VAULT_FILE);
        Duration lifetime = vaultLifetime();
        Optional<VaultSection> section = vaultSection();
        return file.map(path -> new VaultFile(path, lifetime, section));
    }

    private Optional<VaultSection> vaultSection() {
        input.checked(
                Setting.VAULT_PROFILE,
                SECTION.asMatchPredicate(),
                CoreFinding.CONFIG_INVALID,
                "it must be the name of a section in the file of NXOP_VAULT_FILE, without its brackets: at most 100"
                        + " characters. Write for example default.");
        Optional<ConfiguredValue> own = input.find(Setting.VAULT_PROFILE);
        return own.or(() -> input.find(Setting.AWS_PROFILE))
                .map(found -> new VaultSection(found.value(), found.name(), own.isPresent()));
    }

    private Duration vaultLifetime() {
        return input.checked(
                        Setting.VAULT_LIFETIME,
                        text -> ttl(text).isPresent(),
                        CoreFinding.CONFIG_DURATION,
                        "it must be the TTL that the Vault Agent requests: a duration from PT15M to PT36H, or seconds from"
                                + " 900 to 129600."
                                + " Write for example PT1H.")
                .flatMap(SourceReader::ttl)
                .orElse(DEFAULT_TTL);
    }

    private static Optional<Duration> ttl(String text) {
        return DurationSyntax.parse(text)
                .filter(ttl -> ttl.compareTo(SHORTEST_TTL) >= 0 && ttl.compareTo(LONGEST_TTL) <= 0);
    }

    private Optional<ConfiguredValue> required(Setting setting, String meaning) {
        Optional<ConfiguredValue> found = input.find(setting);
        if (found.isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_MISSING,
                    setting.variable() + " is not set: it names " + meaning
                            + ". EKS sets it when the pod starts. Associate the role with the pod's service account and"
                            + " recreate the pod, or choose another NXOP_SOURCE.");
        }
        return found;
    }
}
