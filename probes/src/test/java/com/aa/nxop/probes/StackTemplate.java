package com.aa.nxop.probes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A CloudFormation template of examples/aws, as far as its roles go: with the values of parameters that CloudFormation would fill in. */
final class StackTemplate {
    private static final Path FOLDER = Path.of("..", "examples", "aws");

    private final Map<String, Object> document;
    private final Map<String, String> values = new HashMap<>();

    /** A role as IAM would get it. */
    record StackedRole(String name, String trustPolicy, String permissions, int maxSessionSeconds) {}

    private StackTemplate(Map<String, Object> document, Map<String, String> given) {
        this.document = document;
        values.put("AWS::Partition", "aws");
        values.put("AWS::Region", "us-east-1");
        map(at(document, "Parameters"))
                .forEach((name, parameter) ->
                        values.put(name, String.valueOf(map(parameter).get("Default"))));
        map(at(document, "Resources")).keySet().forEach(name -> values.putIfAbsent(name, "nxop-example-data"));
        values.putAll(given);
    }

    static StackTemplate of(String file, Map<String, String> given) {
        try {
            Yaml yaml = new Yaml(new Functions());
            return new StackTemplate(map(yaml.load(Files.readString(FOLDER.resolve(file)))), given);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<StackedRole> roles() {
        List<StackedRole> roles = new ArrayList<>();
        map(at(document, "Resources")).values().forEach(resource -> {
            if (at(resource, "Type").equals("AWS::IAM::Role")) {
                roles.add(role(map(at(resource, "Properties"))));
            }
        });
        return roles;
    }

    private StackedRole role(Map<String, Object> properties) {
        List<Object> statements = new ArrayList<>();
        list(properties.getOrDefault("Policies", List.of()))
                .forEach(policy -> statements.addAll(list(at(at(policy, "PolicyDocument"), "Statement"))));
        return new StackedRole(
                value(at(properties, "RoleName")),
                json(at(properties, "AssumeRolePolicyDocument")),
                statements.isEmpty() ? "" : json(Map.of("Version", "2012-10-17", "Statement", statements)),
                (int) properties.getOrDefault("MaxSessionDuration", 3600));
    }

    private String json(Object node) {
        if (node instanceof Map<?, ?> mapping) {
            return mapping.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + json(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node instanceof List<?> sequence
                ? sequence.stream().map(this::json).collect(Collectors.joining(", ", "[", "]"))
                : quoted(value(node));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A scalar, with what CloudFormation would put in. */
    private String value(Object node) {
        if (node instanceof Function function) {
            return function.name().equals("Sub") ? substituted(function.text()) : known(function.text());
        }
        return String.valueOf(node);
    }

    private String substituted(String text) {
        return Pattern.compile("\\$\\{([^}]+)}")
                .matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(known(name.group(1))));
    }

    private String known(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The test does not know " + name + ".");
        }
        return value;
    }

    private static Object at(Object node, String key) {
        return Objects.requireNonNull(map(node).get(key), key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object node) {
        return (List<Object>) node;
    }

    /** A short form such as {@code !Sub}. */
    record Function(String name, String text) {}

    private static final class Functions extends SafeConstructor {
        Functions() {
            super(new LoaderOptions());
            for (String name : List.of("Sub", "Ref", "GetAtt", "Not", "Equals", "If")) {
                yamlConstructors.put(new Tag("!" + name), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        return new Function(
                                name,
                                node instanceof ScalarNode scalar
                                        ? scalar.getValue()
                                        : String.valueOf(
                                                ((SequenceNode) node).getValue().size()));
                    }
                });
            }
        }
    }
}
