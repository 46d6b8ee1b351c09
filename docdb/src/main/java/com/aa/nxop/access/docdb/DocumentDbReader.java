package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.docdb.DocumentDbFinding;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where DocumentDB is. All of it is optional: an application without DocumentDB sets none of it. */
final class DocumentDbReader {
    /** As the RDS API has it, which DocumentDB shares. */
    private static final Pattern CLUSTER_ID = Pattern.compile("[A-Za-z](-?[A-Za-z0-9]){0,62}");

    private static final Pattern ENDPOINT =
            Pattern.compile("(?<host>[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?):(?<port>\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;
    /** As the MongoDB manual has it, restrictions on Windows included: a name that works everywhere. */
    private static final Pattern DATABASE = Pattern.compile("[^/\\\\. \"$*<>:|?\\x00]{1,63}");

    private final Environment environment;
    private final Problems problems;

    DocumentDbReader(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    DocumentDbSettings read() {
        return new DocumentDbSettings(
                checked(
                        Setting.DOCDB_CLUSTER_ID,
                        CLUSTER_ID,
                        "it must be the identifier of a cluster, not its endpoint or ARN. Write for example orders-nonprod."),
                endpoint(),
                environment
                        .find(Setting.DOCDB_CA_FILE)
                        .flatMap(found -> FilePath.parse(found, problems, DocumentDbFinding.CONFIG_DOCDB)),
                checked(
                        Setting.DOCDB_DATABASE,
                        DATABASE,
                        "it must be the name of a database: at most 63 characters, without spaces and none of /\\.\"$*<>:|?."
                                + " Write for example orders."));
    }

    private Optional<String> endpoint() {
        Optional<Found> found = environment.find(Setting.DOCDB_ENDPOINT);
        if (found.isPresent() && !isEndpoint(found.get().value())) {
            problems.add(
                    DocumentDbFinding.CONFIG_DOCDB,
                    found.get(),
                    "it must be host:port, without a scheme and without anything after the port. Write for example"
                            + " orders.cluster-a1b2c3d4e5f6.us-east-1.docdb.amazonaws.com:27017.");
        }
        return found.map(Found::value);
    }

    private static boolean isEndpoint(String text) {
        Matcher matcher = ENDPOINT.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group("port"));
        return port > 0 && port <= HIGHEST_PORT;
    }

    private Optional<String> checked(Setting setting, Pattern syntax, String rule) {
        Optional<Found> found = environment.find(setting);
        if (found.isPresent() && !syntax.matcher(found.get().value()).matches()) {
            problems.add(DocumentDbFinding.CONFIG_DOCDB, found.get(), rule);
        }
        return found.map(Found::value);
    }
}
