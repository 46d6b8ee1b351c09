package com.aa.nxop.proofs.documents;

import com.aa.nxop.access.doctor.trustpolicy.TrustPolicyCheck;
import com.aa.nxop.testkit.IamPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON, YAML, XML and properties parse; policies are policies; dependencies on the SDK are on this version of modules that exist. */
final class DataBlocks {
    /** Languages with a rule somewhere; {@code text} is what a program prints, and nobody can check it, nor a picture. */
    private static final Set<String> LANGUAGES =
            Set.of("java", "sh", "bash", "shell", "console", "json", "yaml", "xml", "properties", "mermaid", "text");

    private static final Pattern OURS = Pattern.compile(
            "<groupId>com\\.aa\\.nxop</groupId>\\s*<artifactId>([^<]+)</artifactId>(?:\\s*<version>([^<]+)</version>)?");
    private static final Pattern PROPERTY = Pattern.compile("[#!].*|\\s*|[\\w.>-]+\\s*[=:].*|.*\\\\");

    private DataBlocks() {}

    static List<Problem> check(Document document) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Block block : document.blocks()) {
            switch (block.language()) {
                case "json" -> json(block).ifPresent(problems::add);
                case "yaml" -> yaml(block).ifPresent(problems::add);
                case "xml" -> problems.addAll(xml(block));
                case "properties" -> properties(block).ifPresent(problems::add);
                default -> language(block).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<Problem> language(Block block) {
        return LANGUAGES.contains(block.language())
                ? Optional.empty()
                : Optional.of(block.problem(
                        0,
                        "block-language",
                        block.language().isEmpty()
                                ? "the block names no language"
                                : "no rule knows " + block.language(),
                        "write one of " + LANGUAGES.stream().sorted().toList()
                                + " after the fence; text is what a program prints"));
    }

    private static Optional<Problem> json(Block block) {
        try {
            JsonNode node = JsonMapper.shared().readTree(block.text());
            if (node.has("Statement")) {
                policy(block.text());
            }
            return Optional.empty();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            return Optional.of(block.problem(line, "json", e.getOriginalMessage(), "correct the JSON"));
        } catch (IllegalArgumentException e) {
            return Optional.of(block.problem(1, "policy", String.valueOf(e.getMessage()), "correct the policy"));
        }
    }

    /** Read by the Doctor and by the sandbox, which share no code. */
    private static void policy(String json) {
        if (json.contains("\"Principal\"")) {
            IamPolicy unusedTrust = IamPolicy.ofTrust(json);
            TrustPolicyCheck.of(json);
        } else {
            IamPolicy unusedPermissions = IamPolicy.ofPermissions(json);
        }
    }

    private static Optional<Problem> yaml(Block block) {
        try {
            new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(block.text())
                    .forEach(document -> {});
            return Optional.empty();
        } catch (YAMLException e) {
            return Optional.of(block.problem(
                    1, "yaml", String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", " "), "correct the YAML"));
        }
    }

    private static List<Problem> xml(Block block) throws IOException {
        List<Problem> problems = new ArrayList<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            String text = block.text().replaceFirst("<\\?xml.*?\\?>", "");
            parser.parse(new InputSource(new StringReader("<block>" + text + "</block>")));
        } catch (SAXException e) {
            problems.add(block.problem(1, "xml", String.valueOf(e.getMessage()), "correct the XML"));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        Matcher dependency = OURS.matcher(block.text());
        while (dependency.find()) {
            int line =
                    (int) block.text().substring(0, dependency.start()).lines().count();
            dependency(dependency.group(1), dependency.group(2))
                    .ifPresent(found -> problems.add(block.problem(line, "dependency", found, "correct the block")));
        }
        return problems;
    }

    private static Optional<String> dependency(String artifact, String version) throws IOException {
        String parent = Files.readString(Document.ROOT.resolve("pom.xml"));
        String module = artifact.replace("nxop-access-", "").replace("spring-boot-", "spring-boot/");
        if (!Files.exists(Document.ROOT.resolve(module).resolve("pom.xml"))) {
            return Optional.of("no module makes the artifact " + artifact);
        }
        return version == null || version.startsWith("$") || parent.contains("<version>" + version + "</version>")
                ? Optional.empty()
                : Optional.of(artifact + " has not the version " + version);
    }

    private static Optional<Problem> properties(Block block) {
        List<String> lines = block.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!PROPERTY.matcher(lines.get(i)).matches()) {
                return Optional.of(
                        block.problem(i + 1, "properties", "not name=value: " + lines.get(i), "correct the line"));
            }
        }
        return Optional.empty();
    }
}
