package com.aa.nxop.access.docdb;

import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import com.aa.nxop.access.spi.SettingsReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where DocumentDB is. All of it is optional: an application without DocumentDB sets none of it. */
@SuppressWarnings("exports") // What it reads is for this package.
public final class DocumentDbSettingsReader implements AdapterSettings<DocumentDbSettings> {
    /** As the RDS API has it, which DocumentDB shares. */
    private static final Pattern CLUSTER_ID = Pattern.compile("[A-Za-z](-?[A-Za-z0-9]){0,62}");

    private static final Pattern ENDPOINT =
            Pattern.compile("(?<host>[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?):(?<port>\\d{1,5})");
    /** In the name of every elastic cluster. */
    private static final String ELASTIC = ".docdb-elastic.";

    private static final int HIGHEST_PORT = 65_535;
    /** As the MongoDB manual has it, restrictions on Windows included: a name that works everywhere. */
    private static final Pattern DATABASE = Pattern.compile("[^/\\\\. \"$*<>:|?\\x00]{1,63}");

    /** For the service loader. */
    public DocumentDbSettingsReader() {}

    @Override
    public List<? extends SettingName> names() {
        return List.of(DocumentDbSetting.values());
    }

    @Override
    public DocumentDbSettings read(SettingsReader reader) {
        return new DocumentDbSettings(
                checked(
                        reader,
                        DocumentDbSetting.CLUSTER_ID,
                        CLUSTER_ID,
                        "it must be the identifier of a cluster, not its endpoint or ARN. Write for example orders-nonprod."),
                endpoint(
                        reader,
                        DocumentDbSetting.ENDPOINT,
                        "orders.cluster-a1b2c3d4e5f6.us-east-1.docdb.amazonaws.com:27017."),
                reader.file(DocumentDbSetting.CA_FILE, DocumentDbFinding.CONFIG_DOCDB),
                checked(
                        reader,
                        DocumentDbSetting.DATABASE,
                        DATABASE,
                        "it must be the name of a database: at most 63 characters, without spaces and none of /\\.\"$*<>:|?."
                                + " Write for example orders."),
                reader.endpoint(DocumentDbSetting.CONTROL_PLANE),
                endpoint(reader, DocumentDbSetting.TUNNEL, "localhost:27017."));
    }

    private static Optional<String> endpoint(SettingsReader reader, DocumentDbSetting setting, String example) {
        Optional<ConfiguredValue> found = reader.find(setting);
        if (found.isPresent() && !isEndpoint(found.get().value())) {
            reader.problem(
                    DocumentDbFinding.CONFIG_DOCDB,
                    found.get(),
                    "it must be host:port, without a scheme and without anything after the port. Write for example "
                            + example);
        }
        found.filter(endpoint -> endpoint.value().contains(ELASTIC))
                .ifPresent(endpoint -> reader.problem(
                        DocumentDbFinding.CONFIG_DOCDB,
                        endpoint,
                        "it is an elastic cluster, which has no IAM authentication. Name an instance-based cluster of engine 5.0 or"
                                + " later."));
        return found.map(ConfiguredValue::value);
    }

    private static boolean isEndpoint(String text) {
        Matcher matcher = ENDPOINT.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group("port"));
        return port > 0 && port <= HIGHEST_PORT;
    }

    private static Optional<String> checked(
            SettingsReader reader, DocumentDbSetting setting, Pattern syntax, String rule) {
        Optional<ConfiguredValue> found = reader.find(setting);
        if (found.isPresent() && !syntax.matcher(found.get().value()).matches()) {
            reader.problem(DocumentDbFinding.CONFIG_DOCDB, found.get(), rule);
        }
        return found.map(ConfiguredValue::value);
    }
}
