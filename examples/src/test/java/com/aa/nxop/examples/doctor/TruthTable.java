package com.aa.nxop.examples.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All misconfigurations, by where they are, and the page that tells of them. */
final class TruthTable {
    private static final String HEAD = """
            # Misconfigurations, and what the Doctor says to them

            <!-- Written by TruthTableTest: ./mvnw -pl examples -am test -Dtest=TruthTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dnxop.docs.write=true -->

            Each line is a test: the Doctor is run in a local world that is set up wrongly in this way. Its first finding is the one named here,
            nothing else is blamed, its remedy has these words, and once the remedy is carried out the Doctor finds nothing more.
            """;

    private static final String COLUMNS = """
            | misconfiguration | finding | what the Doctor says to do |
            |---|---|---|
            """;

    private TruthTable() {}

    private static Map<String, List<Misconfiguration>> sections() {
        Map<String, List<Misconfiguration>> sections = new LinkedHashMap<>();
        sections.put("Configuration", ConfigurationCases.all());
        sections.put("Who the pod is", WorkloadCases.all());
        sections.put("The pod's first credentials: EKS Pod Identity", PodIdentityCases.all());
        sections.put("The pod's first credentials: other sources", OtherSourceCases.all());
        sections.put("STS, and whose the credentials are", SourceIdentityCases.all());
        sections.put("The trust policy of the pod's own role, given to the Doctor", SourceTrustCases.all());
        sections.put("Assuming the NXOP role: policies", TrustCases.all());
        sections.put("The trust policy of the NXOP role, given to the Doctor", GivenPolicyCases.all());
        sections.put("Assuming the NXOP role: settings", SessionCases.all());
        sections.put("AWS names the policy that refused", NamedPolicyCases.all());
        sections.put("The clock, and a tunnel", ClockCases.all());
        sections.put("S3", S3Cases.all());
        sections.put("MSK", MskCases.all());
        sections.put("DocumentDB", DocumentDbCases.all());
        sections.put("After the login: topics and groups", NamedTopicCases.all());
        sections.put("After the login: objects and collections", NamedObjectCases.all());
        sections.put("Proxies", ProxyCases.all());
        sections.put("What answers is not who it should be", ImpostorCases.all());
        sections.put("TLS", TlsCases.all());
        return sections;
    }

    static List<Misconfiguration> all() {
        return sections().values().stream().flatMap(List::stream).toList();
    }

    static String rendered() {
        StringBuilder page = new StringBuilder(HEAD);
        sections()
                .forEach((title, cases) -> page.append("\n## ")
                        .append(title)
                        .append("\n\n")
                        .append(COLUMNS)
                        .append(cases.stream().map(TruthTable::row).collect(Collectors.joining())));
        return page.toString();
    }

    private static String row(Misconfiguration wrong) {
        return "| " + wrong.name() + " | [" + wrong.finding() + "](../guide/troubleshooting.md#" + wrong.finding()
                + ") | " + wrong.says().stream().map(TruthTable::escaped).collect(Collectors.joining(" … ")) + " |\n";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
