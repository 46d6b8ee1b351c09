package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.text.ShownValue;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a configuration, so that it is said at once. Not thread-safe. */
final class ConfigProblems {
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    void add(Finding finding, String text) {
        findings.add(finding);
        texts.add(text);
    }

    /** A value that breaks a rule. */
    void add(Finding finding, ConfiguredValue found, String ruleAndRemedy) {
        add(finding, found.name() + " is " + ShownValue.of(found.value()) + ": " + ruleAndRemedy);
    }

    void throwIfAny() {
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
