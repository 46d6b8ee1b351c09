package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.text.PartitionClaims;
import com.aa.nxop.access.internal.text.ShownValue;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import com.aa.nxop.access.spi.SettingsReader;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * What is configured, for core's readers and the adapters', and everything that they find wrong with it, so that it is said at once. For one
 * thread and one reading.
 */
final class ConfigInput implements SettingsReader {
    private final Environment environment;
    private final PartitionClaims partitions = new PartitionClaims();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    ConfigInput(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    @Override
    public Optional<ConfiguredValue> find(SettingName setting) {
        return environment.find(setting);
    }

    boolean isSet(SettingName setting) {
        return find(setting).isPresent();
    }

    /** The value, whether it keeps the rule or not: then it is a problem, too. */
    Optional<String> checked(SettingName setting, Predicate<String> rule, Finding finding, String ruleAndRemedy) {
        Optional<ConfiguredValue> found = find(setting);
        found.filter(value -> !rule.test(value.value())).ifPresent(wrong -> problem(finding, wrong, ruleAndRemedy));
        return found.map(ConfiguredValue::value);
    }

    @Override
    public <T> Optional<T> oneOf(SettingName setting, List<T> values, Function<T, String> word) {
        return find(setting).flatMap(found -> {
            Optional<T> chosen = values.stream()
                    .filter(value -> word.apply(value).equalsIgnoreCase(found.value()))
                    .findFirst();
            if (chosen.isEmpty()) {
                List<String> words = values.stream().map(word).toList();
                problem(
                        CoreFinding.CONFIG_CHOICE,
                        found,
                        "it must be one of " + String.join(", ", words) + ". Write for example " + words.get(0) + ".");
            }
            return chosen;
        });
    }

    @Override
    public Optional<Path> file(SettingName setting, Finding finding) {
        return find(setting).flatMap(found -> {
            try {
                return Optional.of(Path.of(found.value()));
            } catch (InvalidPathException e) {
                problem(finding, found, "it must be the path of a file.");
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<URI> endpoint(SettingName name) {
        return new EndpointReader(this).named(name);
    }

    @Override
    public Region region() {
        return Stream.of(Setting.REGION, Setting.AWS_REGION)
                .flatMap(setting -> find(setting).stream())
                .map(ConfiguredValue::value)
                .filter(AwsPartition::isRegion)
                .map(Region::of)
                .findFirst()
                .orElse(Region.AWS_GLOBAL);
    }

    @Override
    public Optional<ConfiguredValue> resourceRegion() {
        return find(Setting.REGION);
    }

    @Override
    public boolean isPartition(String name) {
        return AwsPartition.isKnown(name);
    }

    @Override
    public void comparePartition(SettingName arn, Finding finding) {
        find(arn)
                .ifPresent(found -> partitions
                        .ofArn(found.name(), found.value())
                        .ifPresent(problem -> problem(finding, found, problem)));
    }

    /** As {@link #comparePartition}, for a region. */
    void comparePartitionOfRegion(SettingName region) {
        find(region)
                .ifPresent(found -> partitions
                        .ofRegion(found.name(), found.value())
                        .ifPresent(problem -> problem(CoreFinding.CONFIG_REGION, found, problem)));
    }

    @Override
    public void problem(Finding finding, String text) {
        findings.add(finding);
        texts.add(text);
    }

    @Override
    public void problem(Finding finding, ConfiguredValue found, String ruleAndRemedy) {
        problem(finding, found.name() + " is " + ShownValue.of(found.value()) + ": " + ruleAndRemedy);
    }

    /** @throws AccessException if there is any problem, naming all */
    void throwProblems() {
        if (texts.isEmpty()) {
            return;
        }
        boolean one = texts.size() == 1;
        StringBuilder what = new StringBuilder("NXOP access is not configured: ")
                .append(one ? "1 problem." : texts.size() + " problems.");
        for (int i = 0; i < texts.size(); i++) {
            what.append("\n  ").append(i + 1).append(". ").append(texts.get(i));
            what.append(" [").append(findings.get(i).id()).append(']');
        }
        throw new AccessException(
                one ? findings.get(0) : CoreFinding.CONFIG_INVALID,
                what.toString(),
                one ? "Correct the setting named above." : "Correct the " + texts.size() + " settings named above.");
    }
}
