package com.aa.nxop.access.spi;

import com.aa.nxop.access.Finding;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;

/** Where an adapter finds its settings, and whom it tells what is wrong with them. For one thread and one reading. */
public interface SettingsReader {
    /** The value that counts: the builder's, else the system property's, else the variable's. A blank one counts as not set. */
    Optional<ConfiguredValue> find(SettingName name);

    /** A value that is one of a few words, in any letter case; another word is a problem. */
    <E> Optional<E> oneOf(SettingName name, List<E> values, Function<E, String> word);

    /** The name of a file; a text that cannot be one is a problem. */
    Optional<Path> file(SettingName name, Finding finding);

    /** The address in that setting, else in {@code AWS_ENDPOINT_URL}; a text that is no http or https URL with a host is a problem. */
    Optional<URI> endpoint(SettingName name);

    /** The region of the NXOP resources; {@code aws-global} stands in for one that is missing or wrong, which is reported elsewhere. */
    Region region();

    /** What {@code NXOP_REGION} says, if it is set: the region of the resources, in contrast to the pod's. */
    Optional<ConfiguredValue> resourceRegion();

    /** Whether the AWS SDK knows a partition of that name, as in the second field of an ARN. */
    boolean isPartition(String name);

    /** Compares the ARN in that setting with the partition of all else that is configured; a contradiction is a problem. */
    void comparePartition(SettingName arn, Finding finding);

    /** A problem, in the words of its own. */
    void problem(Finding finding, String text);

    /**
     * A value that breaks a rule. The value is shown unless it may be a secret.
     *
     * @param ruleAndRemedy for example {@code it must be host:port. Write for example orders:27017.}
     */
    void problem(Finding finding, ConfiguredValue value, String ruleAndRemedy);
}
