package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.spi.SettingName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A setting that is one of a few words, in any case. */
final class EnumSetting {
    private EnumSetting() {}

    static <T> Optional<T> read(
            Environment environment,
            ConfigProblems problems,
            SettingName setting,
            List<T> values,
            Function<T, String> word) {
        return environment.find(setting).flatMap(found -> {
            Optional<T> chosen = values.stream()
                    .filter(value -> word.apply(value).equalsIgnoreCase(found.value()))
                    .findFirst();
            if (chosen.isEmpty()) {
                List<String> words = values.stream().map(word).toList();
                problems.add(
                        CoreFinding.CONFIG_CHOICE,
                        found,
                        "it must be one of " + String.join(", ", words) + ". Write for example " + words.get(0) + ".");
            }
            return chosen;
        });
    }
}
