package com.aa.nxop.examples.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All misconfigurations, by where they are, and the page that tells of them. */
final class TruthTable {
    private static final String HEAD = """
            # Misconfigurations, and the Doctor's answer to each

            <!-- Written by TruthTableTest: ./mvnw -pl examples -am test -Dtest=TruthTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dnxop.docs.write=true -->

            Each row is a test. The test makes this mistake in a local world and runs the Doctor. The Doctor must report this finding and no other, and its
            remedy must have these words. The test then applies the remedy, and the Doctor must find nothing more.
            """;

    private static final String COLUMNS = """
            | misconfiguration | finding | remedy |
            |---|---|---|
            """;

    private TruthTable() {}

    private static Map<String, List<Misconfiguration>> sections() {
        Map<String, List<Misconfiguration>> sections = new LinkedHashMap<>();
        sections.put("Configuration", ConfigurationCases.all());
        sections.put("Identity of the pod", WorkloadCases.all());
        sections.put("The pod's first credentials: EKS Pod Identity", PodIdentityCases.all());
        sections.put("The pod's first credentials: other sources", OtherSourceCases.all());
        sections.put("STS, and the owner of the credentials", SourceIdentityCases.all());
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
        sections.put("Another server answers", ImpostorCases.all());
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
