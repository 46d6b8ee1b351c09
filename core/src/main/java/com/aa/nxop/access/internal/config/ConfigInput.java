package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is configured, and where its readers tell what is wrong with it. */
record ConfigInput(Environment environment, ConfigProblems problems) {
    Optional<ConfiguredValue> find(SettingName setting) {
        return environment.find(setting);
    }

    boolean isSet(SettingName setting) {
        return find(setting).isPresent();
    }

    void problem(Finding finding, String text) {
        problems.add(finding, text);
    }

    /** A value that breaks a rule. */
    void problem(Finding finding, ConfiguredValue found, String ruleAndRemedy) {
        problems.add(finding, found, ruleAndRemedy);
    }

    /** The value, whether it keeps the rule or not: then it is a problem, too. */
    Optional<String> checked(SettingName setting, Predicate<String> rule, Finding finding, String ruleAndRemedy) {
        Optional<ConfiguredValue> found = find(setting);
        found.filter(value -> !rule.test(value.value())).ifPresent(wrong -> problem(finding, wrong, ruleAndRemedy));
        return found.map(ConfiguredValue::value);
    }

    /** One of a few words, in any case. */
    <T> Optional<T> oneOf(SettingName setting, List<T> values, Function<T, String> word) {
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

    /** The name of a file, which some texts cannot be. */
    Optional<Path> file(SettingName setting, Finding finding) {
        return find(setting).flatMap(found -> {
            try {
                return Optional.of(Path.of(found.value()));
            } catch (InvalidPathException e) {
                problem(finding, found, "it must be the path of a file.");
                return Optional.empty();
            }
        });
    }
}
