package com.aa.nxop.access.internal.text;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What a file that the Vault Agent renders says: lines of a template, the {@code key: value} lines that the injector writes without one,
 * profiles as the AWS CLI has them, and JSON. Nothing of the text is repeated in a problem but names of sections: it holds credentials.
 *
 * @param credentials if all three parts are there
 * @param problem what is wrong otherwise, for a sentence about the file; empty if nothing is
 * @param ambiguous whether the problem is that several credentials are there, and nothing says which are meant
 * @param life how long the credentials live, as far as the text says so
 * @param maybeCut whether only STS can tell that the parts are whole and belong together: the text ends in a value that might go on, for
 *     example
 */
public record VaultText(
        Optional<AwsSessionCredentials> credentials,
        String problem,
        boolean ambiguous,
        StatedLifetime life,
        boolean maybeCut) {

    /** @param wanted the section that the configuration names */
    static VaultText parse(String text, Optional<VaultSection> wanted) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.isBlank()) {
            return problem("is empty");
        }
        return plain.strip().startsWith("{") ? VaultJson.parse(plain, wanted) : VaultLines.parse(plain, wanted);
    }

    /**
     * The credentials of these values.
     *
     * @param where for the problem, if there is more than one place: {@code  in the section [default]}
     */
    static VaultText of(CredentialValues values, String where, boolean maybeCut) {
        Optional<String> problem = values.problem();
        if (problem.isPresent()) {
            return problem(problem.get() + where);
        }
        Optional<String> twice = values.ambiguous();
        if (twice.isPresent()) {
            return ambiguous("has two different values for the " + twice.get() + where);
        }
        return new VaultText(Optional.of(values.credentials()), "", false, StatedLifetime.of(values), maybeCut);
    }

    static VaultText problem(String problem) {
        return new VaultText(Optional.empty(), problem, false, StatedLifetime.NONE, false);
    }

    static VaultText ambiguous(String problem) {
        return new VaultText(Optional.empty(), problem, true, StatedLifetime.NONE, false);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return credentials.isPresent() ? "whole" : problem;
    }
}
